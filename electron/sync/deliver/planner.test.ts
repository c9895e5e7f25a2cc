import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmsPost } from '../../../tests/helpers/cms-post';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { revisionOf } from '../post/cms-post';
import { planQueue, planWrite } from './planner';

const now = new Date('2026-11-23T12:00:00.000Z');
const states = ['waiting', 'sending', 'held', 'needs-you', 'done'] as const;
const queue = fc.array(
  fc.record({
    id: fc.nat(1_000).map((id) => `operation-${id}` as OperationId),
    articleId: fc.nat(3).map((id) => `story-${id}` as ArticleId),
    state: fc.constantFrom(...states),
    nextAttemptAt: fc.option(
      fc
        .integer({ min: -5, max: 5 })
        .map((minutes) => new Date(now.getTime() + minutes * 60_000).toISOString()),
    ),
  }),
  { maxLength: 12 },
);

describe('what goes next', () => {
  it('is always the first thing open of its story, and due', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 1, max: 5 }), (entries, most) => {
        const plan = planQueue(entries, now, most);
        const first = entries.filter(
          (entry, index) =>
            entry.state !== 'done' &&
            !entries.slice(0, index).some((one) => one.articleId === entry.articleId && one.state !== 'done'),
        );
        const due = first.filter(
          ({ state, nextAttemptAt }) =>
            state === 'waiting' && (nextAttemptAt === null || Date.parse(nextAttemptAt) <= now.getTime()),
        );
        const ids = due.slice(0, most).map(({ id }) => id);
        if (ids.length > 0) expect(plan).toEqual({ kind: 'send', ids });
        else if (first.some(({ state }) => state === 'waiting')) expect(plan.kind).toBe('wait');
        else expect(plan.kind).toBe('rest');
      }),
    );
  });
});

describe('whether a post may be written', () => {
  const before = cmsPost();
  const write: CmsPostWrite = {
    title: 'The ferry stays',
    content: '<!-- wp:paragraph -->\n<p>New words.</p>\n<!-- /wp:paragraph -->',
    status: 'pending',
    tags: [5, 7],
  };
  const intent = { before, write };
  const expected = revisionOf(before);
  const after: CmsPost = { ...before, ...write };

  it('is so when it is what was agreed, and only then', () => {
    expect(planWrite(before, expected, null)).toBe('write');
    expect(planWrite({ ...before, modifiedAt: 'later', publishAt: 'later' }, expected, null)).toBe('write');
    expect(planWrite({ ...before, title: 'Theirs' }, expected, null)).toBe('changed');
    expect(planWrite(null, expected, null)).toBe('missing');
    expect(planWrite({ ...before, status: 'trash' }, expected, intent)).toBe('missing');
  });

  it('knows its own write again when the answer was lost', () => {
    expect(planWrite(after, expected, intent)).toBe('landed');
    // WordPress takes a contributor's slug away without being asked.
    expect(planWrite({ ...after, slug: '' }, expected, intent)).toBe('landed');
    const slugged = { before, write: { ...write, slug: 'stays' } };
    expect(planWrite({ ...after, slug: 'stays-2' }, expected, slugged)).toBe('landed');
    const respelled = {
      ...after,
      title: 'The ferry stays',
      content: write.content?.replace('New words.', 'New words.') ?? '',
    };
    expect(planWrite(respelled, expected, intent)).toBe('landed');
  });

  it('completes its own write when only half of it was stored', () => {
    expect(planWrite({ ...after, tags: before.tags }, expected, intent)).toBe('write');
    expect(planWrite({ ...after, status: 'draft' }, expected, intent)).toBe('write');
  });

  it('never takes somebody else’s words for its own', () => {
    const words = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.constantFrom('title', 'content', 'excerpt'), (text, part) => {
        const theirs = { ...after, [part]: `theirs ${text.replace(/[<>&]/g, '')}` };
        expect(planWrite(theirs, expected, intent)).toBe('changed');
      }),
    );
  });

  it('takes no write for its own that stood on another text', () => {
    expect(planWrite(after, revisionOf({ ...before, title: 'Agreed since' }), intent)).toBe('changed');
  });
});

describe('a revision', () => {
  it('changes with whatever an editor may change, and with nothing that moves by itself', () => {
    const post = cmsPost({ status: 'future' });
    const same: Partial<CmsPost>[] = [
      { modifiedAt: 'x' },
      { link: 'x' },
      { status: 'publish' },
      { tags: [6, 5] },
    ];
    for (const change of same) expect(revisionOf({ ...post, ...change })).toBe(revisionOf(post));
    const other: Partial<CmsPost>[] = [
      { title: 'x' },
      { content: 'x' },
      { excerpt: 'x' },
      { slug: 'x' },
      { status: 'draft' },
      { publishAt: 'x' },
      { author: 4 },
      { categories: [] },
      { tags: [5] },
      { featuredMedia: 9 },
      { language: 'fr' },
      { coAuthors: [1] },
    ];
    for (const change of other) expect(revisionOf({ ...post, ...change })).not.toBe(revisionOf(post));
    expect(revisionOf({ ...post, coAuthors: [1, 2] })).not.toBe(revisionOf({ ...post, coAuthors: [2, 1] }));
  });
});
