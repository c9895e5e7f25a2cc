import { describe, expect, it } from 'vitest';
import { foldSame } from './fold-same';
import type { NumberedPair } from './fold-same';

const same = (text: string): NumberedPair => ({ kind: 'same', text, place: 0 });
const sames = ['a', 'b', 'c', 'd', 'e', 'f'].map(same);
const mine = (text: string): NumberedPair => ({ kind: 'mine', text, place: 1 });
const sketch = (pairs: readonly NumberedPair[]): readonly string[] =>
  foldSame(pairs).map((fold) =>
    fold.kind === 'fold' ? `fold ${fold.texts.join('')}` : 'text' in fold.pair ? fold.pair.text : '',
  );

describe('folding what is the same', () => {
  it('folds a long run and keeps one paragraph beside the difference', () => {
    expect(sketch(sames.concat(mine('X')))).toEqual(['fold abcde', 'f', 'X']);
    expect(sketch([mine('X'), ...sames, mine('Y')])).toEqual(['X', 'a', 'fold bcde', 'f', 'Y']);
  });

  it('leaves a short run open', () => {
    expect(sketch([mine('X'), same('a'), same('b'), same('c'), mine('Y')])).toEqual([
      'X',
      'a',
      'b',
      'c',
      'Y',
    ]);
  });

  it('loses no difference that follows another at once', () => {
    expect(sketch([mine('X'), mine('Y'), same('a'), mine('Z')])).toEqual(['X', 'Y', 'a', 'Z']);
  });
});
