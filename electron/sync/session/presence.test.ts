import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { Presence } from '../../../shared/ipc/article-answers';
import type { CmsPresence } from '../../cms/cms';
import { createPresence } from './presence';
import type { PresenceWatch } from './presence';

const story = 'story-one' as ArticleId;
const me = 7;
const leo: CmsPresence['others'][number] = {
  client: 'desk-of-leo',
  person: 8,
  name: 'Léo',
  since: '2026-11-24T18:04:00.000Z',
  holds: true,
};
const held: CmsPresence = { others: [leo], mine: false };
const free: CmsPresence = { others: [], mine: true };

interface Told {
  readonly open: boolean;
  readonly take: boolean;
}

let told: Told[];
let heard: Presence[];
let windows: Set<number>;
let postId: number | null;
let answer: (told: Told) => Promise<Result<CmsPresence>>;
let watch: PresenceWatch;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  heard = [];
  windows = new Set([1, 2]);
  postId = 12;
  answer = () => Promise.resolve(ok(free));
  watch = createPresence({
    client: 'desk-of-maya',
    whereabouts: () =>
      postId === null
        ? null
        : {
            postId,
            person: me,
            cms: {
              presence: (_post, { open, take }) => {
                told.push({ open, take });
                return answer({ open, take });
              },
            },
          },
    onPresence: (presence) => void heard.push(presence),
    isWindowOpen: (id) => windows.has(id),
  });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const open = { open: true, take: false };
const closed = { open: false, take: false };

describe('a story that is open here', () => {
  it('is told of after it is open, every thirty seconds, and when it is closed', async () => {
    watch.opened(story, 1);
    expect(told).toEqual([]);
    await after(1);
    expect(told).toEqual([open]);
    await after(60_000);
    expect(told).toEqual([open, open, open]);
    watch.closed(story, 1);
    await after(90_000);
    expect(told).toEqual([open, open, open, closed]);
  });

  it('is told of once however many windows show it, until the last one closes it', async () => {
    watch.opened(story, 1);
    watch.opened(story, 2);
    await after(30_000);
    watch.closed(story, 1);
    await after(1);
    expect(told.filter((each) => !each.open)).toEqual([]);
    watch.closed(story, 2);
    await after(1);
    expect(told.at(-1)).toEqual(closed);
  });

  it('is left where its window closes it and opens it again at once', async () => {
    watch.opened(story, 1);
    await after(1);
    watch.closed(story, 1);
    watch.opened(story, 1);
    await after(1);
    expect(told).toEqual([open, open]);
  });

  it('is closed for a window that is gone without a word', async () => {
    watch.opened(story, 1);
    await after(1);
    windows.delete(1);
    await after(30_000);
    expect(told).toEqual([open, closed]);
  });

  it('is told of as soon as it has a post', async () => {
    postId = null;
    watch.opened(story, 1);
    await after(1);
    expect(heard).toEqual([{ articleId: story, others: [], mine: true }]);
    postId = 12;
    watch.changed(story);
    await after(1);
    expect(told).toEqual([open]);
    watch.changed(story);
    await after(30_000);
    expect(told).toEqual([open, open]);
  });
});

describe('windows', () => {
  it('hear who holds it, and only what is new', async () => {
    answer = () => Promise.resolve(ok(held));
    watch.opened(story, 1);
    await after(60_000);
    const others = [{ name: 'Léo', since: leo.since, holds: true }];
    expect(heard).toEqual([{ articleId: story, others, mine: false }]);
    // Another window knows nothing yet.
    watch.opened(story, 2);
    await after(1);
    expect(heard).toHaveLength(2);
  });

  it('hear nothing of the same person at another machine', async () => {
    answer = () => Promise.resolve(ok({ others: [{ ...leo, person: me }], mine: true }));
    watch.opened(story, 1);
    await after(1);
    expect(heard).toEqual([{ articleId: story, others: [], mine: true }]);
  });

  it('hear that nobody is known where the site does not answer, and nothing fails', async () => {
    answer = () => Promise.resolve(ok(held));
    watch.opened(story, 1);
    await after(1);
    answer = () => Promise.resolve(failed('site.unreachable'));
    await after(30_000);
    expect(heard.at(-1)).toEqual({ articleId: story, others: [], mine: true });
    answer = () => Promise.reject(new Error('a bug'));
    await after(30_000);
    expect(heard).toHaveLength(2);
  });

  it('hear nothing of a story that was closed before the answer', async () => {
    answer = () => new Promise((resolve) => setTimeout(() => resolve(ok(held)), 5_000));
    watch.opened(story, 1);
    await after(1);
    watch.closed(story, 1);
    await after(10_000);
    expect(heard).toEqual([]);
  });
});

describe('taking over', () => {
  it('is told to the site and to the windows', async () => {
    answer = ({ take }) =>
      Promise.resolve(ok(take ? { others: [{ ...leo, holds: false }], mine: true } : held));
    watch.opened(story, 1);
    await after(1);
    expect(await watch.takeOver(story)).toEqual(ok(null));
    expect(told).toEqual([open, { open: true, take: true }]);
    expect(heard.at(-1)).toMatchObject({ mine: true, others: [{ name: 'Léo', holds: false }] });
  });

  it('is not undone by an answer that is older', async () => {
    answer = ({ take }) =>
      take ? Promise.resolve(ok(free)) : new Promise((resolve) => setTimeout(() => resolve(ok(held)), 5_000));
    watch.opened(story, 1);
    await after(1);
    await watch.takeOver(story);
    await after(10_000);
    expect(heard.map(({ mine }) => mine)).toEqual([true]);
  });

  it('says why not', async () => {
    expect(await watch.takeOver(story)).toEqual(failed('article.not-found'));
    watch.opened(story, 1);
    answer = () => Promise.resolve(failed('site.unreachable'));
    expect(await watch.takeOver(story)).toEqual(failed('site.unreachable'));
    postId = null;
    expect(await watch.takeOver(story)).toEqual(failed('site.not-connected'));
  });
});
