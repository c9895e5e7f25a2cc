import { describe, expect, it } from 'vitest';
import { keepEqual, newParts } from './keep-equal';

describe('what came again', () => {
  it.each([
    [[], []],
    [null, null],
    [{ kind: 'local' }, { kind: 'local' }],
    [[{ id: 'a', replies: ['1', '2'] }], [{ replies: ['1', '2'], id: 'a' }]],
  ])('stays what it was: %j', (before, after) => {
    expect(keepEqual<unknown>(before, after)).toBe(before);
  });

  it.each([
    [[], {}],
    [null, {}],
    [{}, null],
    [['a'], ['a', 'b']],
    [['a', 'b'], ['a']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [{ by: 'Maya' }, { at: 'Maya' }],
    [{ by: undefined }, { at: undefined }],
    [{ at: { hour: 9 } }, { at: { hour: 10 } }],
    ['1', 1],
  ])('is replaced where it says something new: %j, then %j', (before, after) => {
    expect(keepEqual<unknown>(before, after)).toBe(after);
  });

  it('is told part by part', () => {
    const before = { threads: ['tone'], events: [{ kind: 'submitted' }], words: 640 };
    const events = [{ kind: 'submitted' }, { kind: 'approved' }];
    expect(newParts(before, { threads: ['tone'], events })).toEqual({ events });
    expect(newParts(before, structuredClone(before))).toEqual({});
  });
});
