import { describe, expect, it } from 'vitest';
import type { CmsPost } from '../../cms/cms';
import type { PullCursor } from '../../store/sites/pull-cursors';
import { beginningCursor, nextCursor, pullQuestion } from './pull-plan';

const now = '2026-11-23T12:00:00.000Z';
const never: PullCursor = {
  changedAfter: null,
  page: 1,
  state: 'resting',
  done: 0,
  total: 0,
  finishedAt: null,
  sequence: null,
  companion: null,
};

function page(times: readonly string[], pages: number, total = times.length) {
  return { posts: times.map((time) => ({ modifiedAt: time }) as CmsPost), pages, total };
}

describe('the plan of a pull', () => {
  it('lists a site whole the first time, by id, and remembers when it began', () => {
    const begun = beginningCursor(never);
    expect(pullQuestion(begun)).toEqual({ page: 1, modifiedAfter: null });
    const second = nextCursor(begun, page([now, now], 2, 3), 2, now);
    expect(second).toMatchObject({ changedAfter: now, page: -2, done: 2, total: 3, state: 'running' });
    expect(pullQuestion(second)).toEqual({ page: 2, modifiedAfter: null });
    const end = nextCursor(second, page([now], 2, 3), 1, '2026-11-23T12:05:00.000Z');
    expect(end).toMatchObject({ changedAfter: now, page: 1, done: 3, state: 'resting' });
  });

  it('goes on with a whole list that was cut short, even when it was stopped', () => {
    const cut: PullCursor = {
      ...never,
      changedAfter: now,
      page: -3,
      state: 'running',
      done: 200,
      total: 500,
    };
    expect(beginningCursor(cut)).toEqual(cut);
    expect(beginningCursor({ ...cut, state: 'resting' })).toEqual(cut);
  });

  it('goes back a page when a whole list became shorter, as its pages have shifted', () => {
    const third: PullCursor = {
      ...never,
      changedAfter: now,
      page: -3,
      state: 'running',
      done: 200,
      total: 500,
    };
    expect(nextCursor(third, page([now], 5, 499), 1, now)).toMatchObject({ page: -2, total: 499 });
  });

  it('asks for what changed since, with an overlap, from the last post’s second on', () => {
    const begun = beginningCursor({ ...never, changedAfter: now });
    expect(pullQuestion(begun)).toEqual({ page: 1, modifiedAfter: '2026-11-23T10:00:00.000Z' });
    const next = nextCursor(
      begun,
      page(['2026-11-23T10:30:00.000Z', '2026-11-23T11:00:00.000Z'], 2, 3),
      2,
      now,
    );
    expect(pullQuestion(next)).toEqual({ page: 1, modifiedAfter: '2026-11-23T10:59:59.000Z' });
  });

  it('asks for a second by itself that holds more posts than a page', () => {
    const second = '2026-11-23T11:00:00.000Z';
    const cursor: PullCursor = { ...never, changedAfter: '2026-11-23T10:59:59.000Z', state: 'running' };
    const stuck = nextCursor(cursor, page([second, second], 2, 3), 2, now);
    expect(pullQuestion(stuck)).toEqual({
      page: 1,
      modifiedAfter: '2026-11-23T10:59:59.000Z',
      modifiedBefore: '2026-11-23T11:00:01.000Z',
    });
    const whole = nextCursor(
      nextCursor(stuck, page([second, second], 2, 3), 0, now),
      page([second], 2, 3),
      1,
      now,
    );
    expect(pullQuestion(whole)).toEqual({ page: 1, modifiedAfter: second });
  });

  it('lists the site whole where its times contradict each other', () => {
    const cursor: PullCursor = { ...never, changedAfter: now, state: 'running' };
    const next = nextCursor(cursor, page(['2026-11-23T07:00:00.000Z'], 2, 150), 1, now);
    expect(pullQuestion(next)).toEqual({ page: 1, modifiedAfter: null });
  });
});
