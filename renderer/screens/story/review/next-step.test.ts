import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../../../shared/article/fields';
import type { LeadImage } from '../../../../shared/article/fields';
import { articleSchema } from '../../../../shared/document/schema';
import type { AppError, ErrorCode } from '../../../../shared/errors/app-error';
import type { Review } from '../../../../shared/ipc/article-answers';
import { errorSentence, textFor } from '../../../i18n/text';
import { nextStep, placeOfMissing } from './next-step';

const at = '2026-11-24T21:00:00.000Z';
const review: Review = {
  approval: { kind: 'none' },
  moves: ['submit', 'schedule'],
  isOwnCopy: true,
  needsSecondSignOff: false,
  wasPublished: false,
};
const refusal = (code: ErrorCode, details: AppError['details'] = {}): AppError => ({ code, details });

describe('what to do about a refusal', () => {
  it.each([
    ['article.open-suggestions', {}, { kind: 'changes' }],
    ['article.empty-headline', {}, { kind: 'missing', requirement: 'headline' }],
    ['workflow.incomplete', { missing: 'dek, tags' }, { kind: 'missing', requirement: 'dek' }],
    ['workflow.incomplete', { missing: 'something-new' }, null],
    ['article.embargoed', { until: at }, { kind: 'schedule' }],
    ['article.schedule-past', {}, { kind: 'schedule' }],
    ['workflow.own-copy', {}, { kind: 'colleague' }],
    ['article.not-approved', {}, { kind: 'colleague' }],
    ['site.not-connected', {}, { kind: 'settings' }],
    ['workflow.not-from-here', {}, null],
  ] as const)('%s %o', (code, details, step) => {
    expect(nextStep(refusal(code, details), review)).toEqual(step);
  });

  it('offers nothing that is not this person’s to do', () => {
    const nobody = { ...review, moves: [] };
    expect(nextStep(refusal('article.embargoed'), nobody)).toBeNull();
    expect(nextStep(refusal('workflow.own-copy'), nobody)).toBeNull();
  });

  it('shows what changed since the approval, where this computer had it', () => {
    const voided = (approvedSeq: number | null): Review => ({
      ...review,
      approval: { kind: 'void', by: 'Paul', at, voidedBy: 'Léo', voidedAt: at, approvedSeq },
    });
    const error = refusal('article.approval-voided');
    expect(nextStep(error, voided(7))).toEqual({ kind: 'what-changed', seq: 7 });
    expect(nextStep(error, voided(null))).toBeNull();
  });
});

describe('what is missing', () => {
  it('is named in the person’s language', () => {
    const error = refusal('workflow.incomplete', { missing: 'dek, lead-image' });
    expect(errorSentence(textFor('en'), error)).toContain('missing: dek, lead image.');
    expect(errorSentence(textFor('fr'), error)).toContain('chapeau, photo principale');
  });

  const picture = (id: string, alt: string, credit: string): unknown => ({
    type: 'image',
    attrs: { id, alt, source: `sha256:${'0'.repeat(64)}` },
    content: [
      { type: 'caption' },
      { type: 'credit', ...(credit !== '' && { content: [{ type: 'text', text: credit }] }) },
    ],
  });
  const doc = articleSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'headline', content: [{ type: 'text', text: 'Four' }] },
      { type: 'dek' },
      picture('p1', 'A boat', ''),
      picture('p2', '', 'Maya'),
      { type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text: 'End' }] },
    ],
  });
  const fields = emptyFields('en-CA');
  const nodeAround = (requirement: Parameters<typeof placeOfMissing>[0]): string => {
    const place = placeOfMissing(requirement, doc, fields);
    if (place.kind !== 'copy') return place.kind;
    const { parent } = doc.resolve(place.at);
    return String(parent.attrs['id'] ?? parent.type.name);
  };

  it('has its place in the copy', () => {
    expect(nodeAround('headline')).toBe('headline');
    expect(nodeAround('dek')).toBe('dek');
    expect(nodeAround('alt-texts')).toBe('p2');
    expect(nodeAround('picture-credits')).toBe('p1');
    expect(nodeAround('within-length')).toBe('b1');
    expect(nodeAround('comments-resolved')).toBe('comments');
  });

  it('is a field otherwise, the lead image’s own before any in the copy', () => {
    const leadImage: LeadImage = { source: 'sha256:y', remoteId: null, alt: '', caption: '', credit: 'Maya' };
    expect(placeOfMissing('tags', doc, fields)).toEqual({ kind: 'field', field: 'tags' });
    expect(placeOfMissing('alt-texts', doc, { leadImage })).toEqual({ kind: 'field', field: 'lead-image' });
    expect(placeOfMissing('picture-credits', doc, { leadImage })).toMatchObject({ kind: 'copy' });
  });
});
