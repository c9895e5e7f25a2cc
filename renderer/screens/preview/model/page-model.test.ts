import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../../../shared/article/fields';
import type { ArticleFields } from '../../../../shared/article/fields';
import type { ArticleId } from '../../../../shared/article/ids';
import { articleSchema, emptyCopy } from '../../../../shared/document/schema';
import { pageModel } from './page-model';
import type { PageInput } from './page-model';
import { pictureAddress } from './picture-address';

const now = new Date('2026-11-23T17:05:00Z');
const hash = 'a'.repeat(64);

function story(words: number) {
  const { doc, headline, dek, paragraph } = articleSchema.nodes;
  return doc.create(null, [
    headline.create(null, articleSchema.text('Council votes')),
    dek.create(null, articleSchema.text('Nine to two')),
    paragraph.create({ id: 'b1' }, articleSchema.text('word '.repeat(words).trim())),
  ]);
}

function page(fields: Partial<ArticleFields>, rest: Partial<PageInput> = {}) {
  const input: PageInput = {
    doc: story(900),
    fields: { ...emptyFields('en-CA'), ...fields },
    state: 'draft',
    neighbours: null,
    now,
    masthead: null,
    publishedAt: null,
    updatedAt: null,
    timeZone: 'America/Halifax',
    ...rest,
  };
  return pageModel(input);
}

describe('what readers are told after publication', () => {
  const correction = {
    id: 'n2',
    kind: 'correction' as const,
    text: 'The fare is $4.',
    at: '2026-11-23T16:00:00.000Z',
  };
  const update = { ...correction, id: 'n1', kind: 'update' as const, at: '2026-11-23T15:00:00.000Z' };
  const advisory = { ...correction, id: 'n3', kind: 'kill' as const, text: 'We were wrong.' };
  const publishedAt = '2026-11-23T12:00:00.000Z';

  it('stands under the text, oldest first, in the newsroom’s time, and dates the page', () => {
    const told = page(
      { notices: [correction, update, advisory] },
      { state: 'corrected', publishedAt, newsroomTimeZone: 'America/Vancouver' },
    );
    expect(told.notices.map(({ label }) => label)).toEqual([
      'Update, Nov. 23, 2026, 7\u00a0a.m.:',
      'Correction, Nov. 23, 2026, 8\u00a0a.m.:',
    ]);
    expect(told.updated).toBe('Updated today at 12\u00a0p.m.');
    expect(told.isKilled).toBe(false);
    expect(page({ language: 'fr-CA', notices: [correction] }).notices[0]?.label).toBe(
      'Rectificatif, 23 novembre 2026, 12\u00a0h\u202f:',
    );
  });

  it('dates nothing that readers have not seen', () => {
    expect(page({ notices: [correction] }).updated).toBeNull();
  });

  it('is the advisory alone where a story was killed', () => {
    const killed = page(
      { notices: [correction, advisory], tags: ['ferry'] },
      { state: 'killed', publishedAt },
    );
    expect(killed).toMatchObject({ headline: 'Council votes', dek: '', lead: null, tags: [], reading: null });
    expect(killed.notices).toMatchObject([{ kind: 'kill', text: 'We were wrong.' }]);
    expect(killed.isKilled).toBe(true);
  });
});

describe('the page model', () => {
  it('speaks the article’s language', () => {
    expect(page({}).masthead).toBe('The Port Mercier Tide');
    expect(page({ language: 'fr-CA' }).masthead).toBe('La Marée de Port-Mercier');
    expect(page({}, { masthead: 'The Gazette' }).masthead).toBe('The Gazette');
    expect(page({}).reading).toBe('4-minute read');
    expect(page({ language: 'fr-FR' }).reading).toBe('5 minutes de lecture');
  });

  it('leads from the front page to the section', () => {
    const sections = [{ slug: 'culture', name: 'Culture' }];
    const { breadcrumb, section, nav } = page({ sections });
    expect(breadcrumb).toEqual(['Home', 'Culture']);
    expect(section).toBe('Culture');
    expect(nav.filter(({ current }) => current).map(({ name }) => name)).toEqual(['Culture']);
    expect(page({}).breadcrumb).toEqual(['Home']);
  });

  it('gives a section that the edition does not list a place in the bar', () => {
    const nav = page({ sections: [{ slug: 'fisheries', name: 'Fisheries' }] }).nav;
    expect(nav[0]).toEqual({ name: 'Fisheries', current: true });
  });

  it('shows an unpublished story as published now, or when its embargo ends', () => {
    expect(page({}).published).toBe('Published just now');
    expect(page({ embargo: '2026-11-24T22:00:00.000Z' }).published).toBe(
      'Published Nov. 24, 2026 at 6\u00a0p.m.',
    );
    expect(page({ embargo: '2026-11-20T22:00:00.000Z' }).published).toBe('Published just now');
  });

  it('mentions an update only where readers saw an earlier text', () => {
    const publishedAt = '2026-11-23T15:00:00.000Z';
    expect(page({}, { publishedAt, updatedAt: publishedAt }).updated).toBeNull();
    expect(page({}, { publishedAt, updatedAt: '2026-11-23T16:50:00.000Z' }).updated).toBe(
      'Updated 15 minutes ago',
    );
  });

  it('draws a box for those who say something about themselves', () => {
    const box = { title: '', bio: 'Covers the harbour.', email: '', picture: null };
    const silent = { title: '', bio: '', email: '', picture: null };
    const { authors } = page({
      bylines: [
        { id: 'a', name: 'Jean-Luc Savoie', role: 'photographer', person: null, box },
        { id: 'b', name: 'Ann Lee', role: 'reporter', person: null, box: silent },
      ],
    });
    expect(authors).toHaveLength(1);
    expect(authors[0]).toMatchObject({ initials: 'JS', title: 'Photographer' });
  });

  it('never shows more related stories than a row holds, and names untitled ones', () => {
    const neighbour = (n: number) => ({
      id: `story-${n}` as ArticleId,
      headline: n === 0 ? ' ' : `Story ${n}`,
      section: 'News',
      changedAt: now.toISOString(),
      picture: null,
    });
    const related = [0, 1, 2, 3, 4].map(neighbour);
    const shown = page({}, { neighbours: { related, previous: null, next: neighbour(9) } });
    expect(shown.related.map(({ headline }) => headline)).toEqual(['Untitled story', 'Story 1', 'Story 2']);
    expect(shown.previous).toBeNull();
    expect(shown.next?.headline).toBe('Story 9');
  });

  it('makes a page of an empty story', () => {
    const empty = page({}, { doc: emptyCopy(() => 'b1') });
    expect(empty).toMatchObject({ headline: '', dek: '', reading: null, lead: null, byline: [] });
  });
});

describe('the address of a picture', () => {
  it('stays inside the app', () => {
    expect(pictureAddress(`sha256:${hash}`)).toBe(`app://stet/media/${hash}`);
    expect(pictureAddress('https://example.test/a b.jpg')).toBeNull();
    expect(pictureAddress('https://example.test/a.jpg?x=1&y=2')).toBe(
      'app://stet/remote/https%3A%2F%2Fexample.test%2Fa.jpg%3Fx%3D1%26y%3D2',
    );
  });

  it('is none for anything that is no picture source', () => {
    for (const source of [
      null,
      '',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:image/png;base64,AA',
    ]) {
      expect(pictureAddress(source)).toBeNull();
    }
  });
});
