import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from './word-difference';

const text = fc
  .array(fc.constantFrom('the', 'ferry', 'left', 'late', 'été', 'at', 'noon'), { maxLength: 30 })
  .map((all) => all.join(' '));

describe('the difference between two texts', () => {
  it('marks the words that only one side has', () => {
    expect(wordDifference('The ferry left late.', 'The ferry left on time.')).toEqual([
      { kind: 'same', text: 'The ferry left ' },
      { kind: 'mine', text: 'late.' },
      { kind: 'theirs', text: 'on time.' },
    ]);
  });

  it('gives back either text from its runs', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const runs = wordDifference(mine, theirs);
        const of = (kind: 'mine' | 'theirs') =>
          runs
            .filter((run) => run.kind === 'same' || run.kind === kind)
            .map((run) => run.text)
            .join('');
        expect(of('mine').trim()).toBe(mine.trim());
        expect(of('theirs').replace(/\s+/g, ' ').trim()).toBe(theirs.trim());
      }),
    );
  });

  it('finds nothing between equal texts', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordDifference(same, same).every((run) => run.kind === 'same')).toBe(true);
      }),
    );
  });
});
