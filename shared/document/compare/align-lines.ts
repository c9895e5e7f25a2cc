import { ascending, matchSequences } from '../../merge/match-sequences';
import type { Match } from '../../merge/match-sequences';
import type { Line } from './lines';

/** Lines that belong together, and which of them stand in another order than before. */
export interface Alignment {
  /** By the place before, the place after. */
  readonly pairs: ReadonlyMap<number, number>;
  /** Places before. */
  readonly moved: ReadonlySet<number>;
}

/** Lines with less than this share of their words in common are two lines, not one that was edited. */
const leastAlike = 0.4;
/** Longest stretch of lines without a fellow that is paired by likeness. */
const mostCompared = 10_000;

/**
 * Which lines of two copies belong together: by id, then by equal text, then by the most words in common. What has a
 * fellow by its id but stands elsewhere was moved.
 */
export function alignLines(before: readonly Line[], after: readonly Line[]): Alignment {
  const byId = pairsById(before, after);
  const still = new Map(ascending(byId));
  const moved = new Map(byId.filter(([place]) => !still.has(place)));
  const pairs = new Map([...still, ...moved]);
  const fellows = new Set(pairs.values());
  for (const gap of gapsBetween([...still], before.length, after.length)) {
    const old = placesIn(gap.before, (place) => !pairs.has(place));
    const fresh = placesIn(gap.after, (place) => !fellows.has(place));
    for (const [one, other] of pairsByText(before, after, old, fresh)) pairs.set(one, other);
  }
  return { pairs, moved: new Set(moved.keys()) };
}

/** Lines of one key, the first with the first; a key that stands oftener on one side leaves the others alone. */
function pairsById(before: readonly Line[], after: readonly Line[]): Match[] {
  const places = new Map<string, number[]>();
  after.forEach(({ key, dress }, place) => {
    // Rows share a key: they go by their text.
    if (dress.type !== 'tableRow') places.set(key, [...(places.get(key) ?? []), place]);
  });
  return before.flatMap(({ key }, place): Match[] => {
    const fellow = places.get(key)?.shift();
    return fellow === undefined ? [] : [[place, fellow]];
  });
}

interface Gap {
  readonly before: Match;
  readonly after: Match;
}

function gapsBetween(pairs: readonly Match[], before: number, after: number): Gap[] {
  let from: Match = [0, 0];
  return [...pairs, [before, after] as const].map((to) => {
    const gap: Gap = { before: [from[0], to[0]], after: [from[1], to[1]] };
    from = [to[0] + 1, to[1] + 1];
    return gap;
  });
}

function placesIn([from, to]: Match, isFree: (place: number) => boolean): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter(isFree);
}

function pairsByText(
  before: readonly Line[],
  after: readonly Line[],
  old: readonly number[],
  fresh: readonly number[],
): Match[] {
  if (old.length === 0 || fresh.length === 0) return [];
  const says = (lines: readonly Line[]) => (place: number) =>
    `${lines[place]?.dress.type} ${lines[place]?.text}`;
  const equal = matchSequences(old.map(says(before)), fresh.map(says(after)));
  const pairs: Match[] = [];
  let from: Match = [0, 0];
  for (const to of [...equal, [old.length, fresh.length] as const]) {
    pairs.push(...pairsByLikeness(before, after, old.slice(from[0], to[0]), fresh.slice(from[1], to[1])));
    const [one, other] = [old[to[0]], fresh[to[1]]];
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
    from = [to[0] + 1, to[1] + 1];
  }
  return pairs;
}

/** In order on both sides, so that the likeness of all pairs is greatest. */
function pairsByLikeness(
  before: readonly Line[],
  after: readonly Line[],
  old: readonly number[],
  fresh: readonly number[],
): Match[] {
  if (old.length * fresh.length > mostCompared) return [];
  const bags = {
    old: old.map((place) => bagOf(before[place])),
    fresh: fresh.map((place) => bagOf(after[place])),
  };
  const width = fresh.length + 1;
  const best = new Float64Array((old.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const alike = likeness(bags.old[i], bags.fresh[j]);
      const together = alike < leastAlike ? 0 : alike + at(i + 1, j + 1);
      best[i * width + j] = Math.max(together, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Match[] = [];
  for (let i = 0, j = 0; i < old.length && j < fresh.length;) {
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else pairs.push([old[i++] ?? 0, fresh[j++] ?? 0]);
  }
  return pairs;
}

interface Bag {
  readonly type: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

function bagOf(line: Line | undefined): Bag {
  const words = line?.text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { type: line?.dress.type ?? '', counts, size: words.length };
}

/** Twice the words in common over all words of both: 0 for nothing, 1 for the same words. */
function likeness(one: Bag | undefined, other: Bag | undefined): number {
  if (one === undefined || other === undefined || one.size + other.size === 0) return 0;
  let common = 0;
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * common) / (one.size + other.size);
}
