import type { CmsPostPage } from '../../cms/cms';
import type { PullCursor } from '../../store/sites/pull-cursors';

/** What to ask a site for next; see `Cms.posts`. */
export interface PullQuestion {
  readonly page: number;
  readonly modifiedAfter: string | null;
  readonly modifiedBefore?: string;
}

/**
 * Posts are asked for again from this long before the last time: a save takes a while to be visible, and in the hour
 * when clocks go back a site's own times run twice.
 */
const overlapMs = 2 * 3_600_000;

/** Where a pull begins, or goes on if it was cut short: a site never pulled whole is listed whole. */
export function beginningCursor(cursor: PullCursor): PullCursor {
  if (cursor.state === 'running') return cursor;
  if (cursor.changedAfter === null || cursor.page < 0)
    return { ...cursor, ...wholeList(cursor), state: 'running' };
  const changedAfter = earlier(cursor.changedAfter, overlapMs);
  return { ...cursor, changedAfter, page: 1, state: 'running', done: 0, total: 0 };
}

/**
 * The question a cursor stands for. Page -n: the whole list, page n, in the firm order of ids. Page 1: what changed
 * since. Page n + 1: page n of the one second after `changedAfter`, which holds more posts than a page, as after an
 * import; also by id, because posts of one time come in another order each time.
 */
export function pullQuestion({ changedAfter, page }: PullCursor): PullQuestion {
  if (page < 0 || changedAfter === null) return { page: Math.max(1, -page), modifiedAfter: null };
  if (page === 1) return { page, modifiedAfter: changedAfter };
  return { page: page - 1, modifiedAfter: changedAfter, modifiedBefore: earlier(changedAfter, -2_000) };
}

/**
 * Where to go on after a page that was stored; `fresh` of its posts were news. `now` is the site's clock as ISO 8601.
 * Pages by number shift when a post leaves the list, so that a whole list that became shorter goes back a page, and
 * what changed is asked for from the last post's time, not by page.
 */
export function nextCursor(cursor: PullCursor, page: CmsPostPage, fresh: number, now: string): PullCursor {
  const done = cursor.done + fresh;
  const { changedAfter } = cursor;
  if (cursor.page < 0 || changedAfter === null) return nextOfWholeList(cursor, page, done, now);
  const rest = { ...cursor, page: 1, state: 'resting', done, total: done, finishedAt: now } as const;
  // The site's own times contradict each other (its time zone was changed, say): only the whole list is sure.
  const contradicts = page.posts.some(({ modifiedAt }) => modifiedAt <= changedAfter);
  const isEmptySecond = cursor.page > 1 && page.posts.length === 0;
  if ((contradicts && page.pages > 1) || isEmptySecond)
    return { ...cursor, changedAfter: null, page: -1, done };
  if (cursor.page > 1) {
    const isWhole = cursor.page - 1 >= page.pages;
    return isWhole
      ? { ...cursor, changedAfter: earlier(changedAfter, -1_000), page: 1, done }
      : { ...cursor, page: cursor.page + 1, done };
  }
  const last = page.posts.at(-1);
  const boundary = last === undefined ? changedAfter : earlier(last.modifiedAt, 1_000);
  const moved = boundary > changedAfter;
  if (page.posts.length === 0 || page.pages <= 1)
    return { ...rest, changedAfter: moved ? boundary : changedAfter };
  const total = Math.max(cursor.total, done + page.total - page.posts.length);
  return { ...cursor, changedAfter: moved ? boundary : changedAfter, page: moved ? 1 : 2, done, total };
}

/** The clock when the whole list began: the next pull asks for what changed since then. */
function nextOfWholeList(cursor: PullCursor, page: CmsPostPage, done: number, now: string): PullCursor {
  const at = Math.max(1, -cursor.page);
  const changedAfter = cursor.changedAfter ?? now;
  if (at > 1 && page.total < cursor.total) {
    return { ...cursor, changedAfter, page: -(at - 1), done, total: page.total };
  }
  if (page.posts.length === 0 || at >= page.pages) {
    return { ...cursor, changedAfter, page: 1, state: 'resting', done, total: done, finishedAt: now };
  }
  return { ...cursor, changedAfter, page: -(at + 1), done, total: page.total };
}

/** A whole list that was cut short goes on at its page. */
function wholeList({ page, done, total }: PullCursor): Pick<PullCursor, 'page' | 'done' | 'total'> {
  return page < 0 ? { page, done, total } : { page: -1, done: 0, total: 0 };
}

function earlier(time: string, byMs: number): string {
  return new Date(Date.parse(time) - byMs).toISOString();
}
