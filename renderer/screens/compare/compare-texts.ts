import { matchSequences } from '../../../shared/merge/match-sequences';

/** A stretch of one side's text; `alone` where the other side does not have these words. */
export interface Stretch {
  readonly text: string;
  readonly alone: boolean;
}

/** One line of the comparison: the two paragraphs that belong together, or one that has no fellow. */
export type ComparedPair =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'changed'; readonly mine: readonly Stretch[]; readonly theirs: readonly Stretch[] }
  | { readonly kind: 'mine'; readonly text: string }
  | { readonly kind: 'theirs'; readonly text: string };

/** Paragraphs with less than this share of their words in common are two paragraphs, not one that was edited. */
const leastAlike = 0.3;
/** Longest stretch of unmatched paragraphs that is paired by likeness; beyond it they are paired in order. */
const mostPaired = 200;

/** Lays two texts side by side, paragraph by paragraph. Read down one side, it is that side's text, whole. */
export function compareTexts(mine: readonly string[], theirs: readonly string[]): readonly ComparedPair[] {
  const pairs: ComparedPair[] = [];
  let from = { mine: 0, theirs: 0 };
  for (const [here, there] of [...matchSequences(mine, theirs), [mine.length, theirs.length] as const]) {
    pairs.push(...pairByLikeness(mine.slice(from.mine, here), theirs.slice(from.theirs, there)));
    const text = mine[here];
    if (text !== undefined) pairs.push({ kind: 'same', text });
    from = { mine: here + 1, theirs: there + 1 };
  }
  return pairs;
}

/** Marks, word by word, what each of two paragraphs has alone. The stretches of a side add up to its text. */
export function compareWords(
  mine: string,
  theirs: string,
): { readonly mine: readonly Stretch[]; readonly theirs: readonly Stretch[] } {
  const here = wordsOf(mine);
  const there = wordsOf(theirs);
  const matches = matchSequences(here, there);
  return {
    mine: stretches(here, new Set(matches.map(([place]) => place))),
    theirs: stretches(there, new Set(matches.map(([, place]) => place))),
  };
}

/** Words, single signs, and the spaces between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function stretches(words: readonly string[], shared: ReadonlySet<number>): readonly Stretch[] {
  const alone = words.map((word, place) => {
    if (!shared.has(place)) return true;
    // A space between two words that stand alone reads as part of them.
    return word.trim() === '' && isAlone(place - 1) && isAlone(place + 1);
  });
  function isAlone(place: number): boolean {
    return place >= 0 && place < words.length && !shared.has(place);
  }
  const joined: { text: string; alone: boolean }[] = [];
  words.forEach((text, place) => {
    const last = joined.at(-1);
    if (last !== undefined && last.alone === alone[place]) last.text += text;
    else joined.push({ text, alone: alone[place] ?? false });
  });
  return joined;
}

function pairByLikeness(mine: readonly string[], theirs: readonly string[]): readonly ComparedPair[] {
  const pairs: ComparedPair[] = [];
  let from = { mine: 0, theirs: 0 };
  for (const [here, there] of [...fellows(mine, theirs), [mine.length, theirs.length] as const]) {
    for (const text of mine.slice(from.mine, here)) pairs.push({ kind: 'mine', text });
    for (const text of theirs.slice(from.theirs, there)) pairs.push({ kind: 'theirs', text });
    const texts = [mine[here], theirs[there]] as const;
    if (texts[0] !== undefined && texts[1] !== undefined) {
      pairs.push({ kind: 'changed', ...compareWords(texts[0], texts[1]) });
    }
    from = { mine: here + 1, theirs: there + 1 };
  }
  return pairs;
}

/** Which paragraphs belong together, in order on both sides, so that the likeness of all pairs is greatest. */
function fellows(mine: readonly string[], theirs: readonly string[]): readonly (readonly [number, number])[] {
  if (Math.max(mine.length, theirs.length) > mostPaired) {
    return Array.from(
      { length: Math.min(mine.length, theirs.length) },
      (_, place) => [place, place] as const,
    );
  }
  const bags = { mine: mine.map(bagOf), theirs: theirs.map(bagOf) };
  const width = theirs.length + 1;
  const best = new Float64Array((mine.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  const gain = (i: number, j: number): number => {
    const alike = likeness(bags.mine[i] ?? emptyBag, bags.theirs[j] ?? emptyBag);
    return alike < leastAlike ? 0 : alike;
  };
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      const together = gain(i, j);
      best[i * width + j] = Math.max(
        together === 0 ? 0 : together + at(i + 1, j + 1),
        at(i + 1, j),
        at(i, j + 1),
      );
    }
  }
  const chosen: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (at(i, j) === at(i + 1, j)) i++;
    else if (at(i, j) === at(i, j + 1)) j++;
    else chosen.push([i++, j++]);
  }
  return chosen;
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

const emptyBag: Bag = { counts: new Map(), size: 0 };

function bagOf(text: string): Bag {
  const words = wordsOf(text.toLocaleLowerCase()).filter((word) => word.trim() !== '');
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Twice the words in common over all words of both: 0 for nothing, 1 for the same words. */
function likeness(one: Bag, other: Bag): number {
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * common) / (one.size + other.size);
}
