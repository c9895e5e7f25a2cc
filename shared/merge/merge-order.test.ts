import { describe, expect, it } from 'vitest';
import { mergeOrder } from './merge-order';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
const orders = permutations(letters);

describe('the order of two', () => {
  it('is theirs where mine kept the old one, and mine where theirs did', () => {
    for (const order of orders) {
      expect(mergeOrder({ base: letters, mine: letters, theirs: order })).toEqual(order);
      expect(mergeOrder({ base: letters, mine: order, theirs: letters })).toEqual(order);
    }
  });

  it('holds everything once, and changes nothing when merged again, for any two orders of six', () => {
    for (const mine of orders) {
      for (const theirs of orders) {
        const once = mergeOrder({ base: letters, mine, theirs });
        if ([...once].sort().join('') !== 'abcdef') expect([mine, theirs, once]).toBe('everything once');
        const twice = mergeOrder({ base: letters, mine: once, theirs });
        if (twice.join('') !== once.join('')) expect([mine, theirs, once]).toBe(twice.join(''));
      }
    }
  });

  it('puts what both added in one place mine first, each run whole', () => {
    const merged = mergeOrder({
      base: ['a', 'b'],
      mine: ['a', 'm1', 'm2', 'b'],
      theirs: ['a', 't1', 't2', 'b'],
    });
    expect(merged).toEqual(['a', 'm1', 'm2', 't1', 't2', 'b']);
  });
});

function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
