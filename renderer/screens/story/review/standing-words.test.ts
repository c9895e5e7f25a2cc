import { describe, expect, it } from 'vitest';
import type { WorkflowEvent, WorkflowState } from '../../../../shared/article/workflow/events';
import type { Approval } from '../../../../shared/ipc/article-answers';
import { textFor } from '../../../i18n/text';
import { standingTone, standingSentence, stillNeeded } from './standing-words';
import type { StandingStory } from './standing-words';

const now = new Date('2026-11-24T22:00:00');
const at = '2026-11-24T21:10:00';
const en = { t: textFor('en'), locale: 'en', zone: 'America/Halifax', now } as const;
const fr = { t: textFor('fr'), locale: 'fr', zone: 'America/Halifax', now } as const;

function story(
  events: readonly (readonly [WorkflowEvent['kind'], WorkflowState])[],
  more: Partial<StandingStory['review']> & { readonly publishAt?: string } = {},
): StandingStory {
  const { publishAt = null, ...review } = more;
  return {
    state: events.at(-1)?.[1] ?? 'draft',
    events: events.map(([kind, to], place) => ({ id: `e${place}`, kind, to, actor: 'Paul', at })),
    review: {
      approval: { kind: 'none' },
      moves: [],
      isOwnCopy: false,
      needsSecondSignOff: false,
      wasPublished: false,
      ...review,
    },
    publishAt,
    me: 'Maya',
  };
}

const submitted = ['submitted', 'submitted'] as const;
const signedOff: Approval = { kind: 'signed-off', by: 'Paul', at };

describe('where a story stands, in words', () => {
  it.each([
    [story([]), 'Draft', 'Brouillon'],
    [story([submitted]), 'Submitted by Paul, 21:10', 'Remis par Paul, 21 h 10'],
    [story([submitted, ['approved', 'approved']]), 'Approved by Paul, 21:10', 'Approuvé par Paul, 21 h 10'],
    // A story that came from the site as it is tells no person.
    [story([['pulled', 'published']]), 'Published', 'Publié'],
    [
      story([
        ['approved', 'approved'],
        ['published', 'published'],
        ['pulled', 'published'],
      ]),
      'Published by Paul, 21:10',
      'Publié par Paul, 21 h 10',
    ],
    [
      story([['scheduled', 'scheduled']], { publishAt: '2026-11-24T22:00:00.000Z' }),
      'Scheduled for 18:00 in Halifax',
      'Programmé pour 18 h 00 à Halifax',
    ],
    [
      story([submitted], { needsSecondSignOff: true }),
      'Submitted by Paul, 21:10 · two sign-offs needed',
      'Remis par Paul, 21 h 10 · deux visas nécessaires',
    ],
    [
      story([submitted, ['signed-off', 'in-review']], { needsSecondSignOff: true, approval: signedOff }),
      '1 of 2 sign-offs, by Paul',
      '1 visa sur 2, par Paul',
    ],
  ])('%#', (standing, english, french) => {
    expect(standingSentence(standing, en)).toBe(english);
    expect(standingSentence(standing, fr).replaceAll('\u00a0', ' ')).toBe(french);
  });

  it('says when an approval no longer counts, in words and by the dot', () => {
    const standing = story([['approval-voided', 'in-review']], {
      approval: { kind: 'void', by: 'Paul', at, voidedBy: 'Léo', voidedAt: at, approvedSeq: null },
    });
    expect(standingSentence(standing, en)).toBe('Approval void since 21:10');
    expect(standingTone(standing)).toBe('needs-you');
  });

  it('says who is needed for the second sign-off', () => {
    const waiting = story([['signed-off', 'in-review']], { approval: signedOff, moves: ['approve'] });
    expect(stillNeeded(waiting, en.t)).toBe('Yours is still needed');
    expect(stillNeeded({ ...waiting, me: 'Paul' }, en.t)).toBe('Another person’s is still needed');
    expect(stillNeeded(story([submitted]), en.t)).toBeNull();
  });
});
