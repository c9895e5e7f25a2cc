import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, compareWords } from './compare-texts';
import type { ComparedPair, Stretch } from './compare-texts';
import { matchSequences } from '../../../shared/merge/match-sequences';

const whole = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('');
const alone = (stretches: readonly Stretch[]): readonly string[] =>
  stretches.filter((stretch) => stretch.alone).map(({ text }) => text);

function sideOf(pairs: readonly ComparedPair[], side: 'mine' | 'theirs'): readonly string[] {
  return pairs.flatMap((pair) => {
    if (pair.kind === 'same') return [pair.text];
    if (pair.kind === 'changed') return [whole(pair[side])];
    return pair.kind === side ? [pair.text] : [];
  });
}

const word = fc.constantFrom(
  'the',
  'ferry',
  'council',
  'élu·e',
  'tonight',
  '12',
  'l’eau',
  ',',
  '«',
  '  ',
  '🙂',
);
const paragraph = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const text = fc.array(paragraph, { maxLength: 12 });

describe('comparing two texts', () => {
  it('marks the words that each side has alone', () => {
    const { mine, theirs } = compareWords(
      'The council meets on Tuesday in the old hall.',
      'The council meets on Friday in the old town hall.',
    );
    expect(alone(mine)).toEqual(['Tuesday']);
    expect(alone(theirs)).toEqual(['Friday', ' town']);
  });

  it('keeps an edited paragraph beside its fellow when one was added before it', () => {
    const pairs = compareTexts(
      ['Opening.', 'The ferry leaves at seven every morning.', 'End.'],
      [
        'Opening.',
        'A new paragraph, about something else.',
        'The ferry leaves at eight every morning.',
        'End.',
      ],
    );
    expect(pairs.map((pair) => pair.kind)).toEqual(['same', 'theirs', 'changed', 'same']);
  });

  it('treats paragraphs without words in common as two, not as one that was edited', () => {
    expect(compareTexts(['Rain all day.'], ['Budget passes narrowly']).map((pair) => pair.kind)).toEqual([
      'mine',
      'theirs',
    ]);
  });

  it('finds nothing to tell apart in equal texts', () => {
    expect(
      compareTexts(['One.', '', 'Two.'], ['One.', '', 'Two.']).every((pair) => pair.kind === 'same'),
    ).toBe(true);
  });

  it('shows every word of both sides, in order', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const pairs = compareTexts(mine, theirs);
        expect(sideOf(pairs, 'mine')).toEqual(mine);
        expect(sideOf(pairs, 'theirs')).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('matches only equals, in order, in texts too long for a table of all pairs', () => {
    const mine = Array.from({ length: 6_000 }, (_, index) => `line ${index % 4_500}`);
    const theirs = mine
      .filter((_, index) => index % 7 !== 3)
      .map((line, index) => (index % 11 === 5 ? `${line}!` : line));
    const matches = matchSequences(mine, theirs);
    expect(matches.length).toBeGreaterThan(theirs.length * 0.7);
    matches.forEach(([here, there], index) => {
      expect(mine[here]).toBe(theirs[there]);
      const next = matches[index + 1];
      if (next !== undefined) expect(next[0] > here && next[1] > there).toBe(true);
    });
  });
});
