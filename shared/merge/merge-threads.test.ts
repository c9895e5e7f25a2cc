import { describe, expect, it } from 'vitest';
import type { Thread, ThreadComment } from '../article/threads';
import { mergeThreads } from './merge-threads';

const at = '2026-11-23T18:00:00.000Z';
const later = '2026-11-23T19:00:00.000Z';
const reply = (id: string, text: string): ThreadComment => ({
  id,
  author: 'Maya',
  person: null,
  at,
  text,
  mentions: [],
});
const begun: Thread = {
  id: 'q',
  anchor: { kind: 'text' },
  quote: { text: 'ferry', prefix: 'the ', suffix: ' sank' },
  state: 'open',
  settled: { by: 'Ann', at },
  assignee: { slug: 'ann', name: 'Ann Roy' },
  replies: [reply('r1', 'Sure?')],
};
const merge = (base: Partial<Thread>, mine: Partial<Thread>, theirs: Partial<Thread>): Thread | undefined =>
  mergeThreads([{ ...begun, ...base }], [{ ...begun, ...mine }], [{ ...begun, ...theirs }])[0];

describe('one thread of two', () => {
  it('holds the replies of both, and what either resolved', () => {
    const settled = { by: 'Paul', at };
    const merged = merge(
      { settled: null },
      { settled: null, replies: [...begun.replies, reply('r2', 'Yes.')] },
      { settled, state: 'resolved', replies: [...begun.replies, reply('r3', 'No.')] },
    );
    expect(merged).toMatchObject({ state: 'resolved', settled });
    expect(merged?.replies.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
  });

  it('waits for one colleague, not for the slug of one and the name of another', () => {
    const mine = { slug: 'ann-2', name: 'Ann Roy' };
    expect(merge({}, { assignee: mine }, { assignee: { slug: 'carl', name: 'Carl' } })?.assignee).toEqual(
      mine,
    );
  });

  it('is settled as one of them settled it, with that person’s hour', () => {
    const mine = { state: 'open', settled: { by: 'Ann', at: later } } as const;
    const theirs = { state: 'resolved', settled: { by: 'Paul', at } } as const;
    expect(merge({}, mine, theirs)).toMatchObject(mine);
    expect(merge({}, {}, theirs)).toMatchObject(theirs);
  });

  it('hangs on one place, with the words that stood there', () => {
    const mine = { quote: { text: 'boat', prefix: 'the ', suffix: ' sank' } } as const;
    const theirs = {
      anchor: { kind: 'block', blockId: 'a' },
      quote: { text: 'ferry', prefix: '', suffix: '' },
    } as const;
    expect(merge({}, mine, theirs)).toEqual({ ...begun, ...mine });
    expect(merge({}, {}, theirs)).toEqual({ ...begun, ...theirs });
  });
});
