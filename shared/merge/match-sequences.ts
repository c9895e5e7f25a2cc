/** A place in one sequence and the place of its equal in the other. */
export type Match = readonly [first: number, second: number];

/** Above this many cells a table of all pairs costs more than a reader would wait for. */
const mostCells = 4_000_000;

/**
 * Equal items of two sequences, in order in both, as many as can be: the longest common subsequence. Where both are
 * very long, items that occur once in each are matched first, and only what lies between them in full.
 */
export function matchSequences(first: readonly string[], second: readonly string[]): readonly Match[] {
  return matchBetween(first, second, { from: [0, 0], to: [first.length, second.length] });
}

interface Window {
  readonly from: Match;
  readonly to: Match;
}

function matchBetween(first: readonly string[], second: readonly string[], window: Window): readonly Match[] {
  let [a, b] = window.from;
  let [aEnd, bEnd] = window.to;
  const head: Match[] = [];
  const tail: Match[] = [];
  while (a < aEnd && b < bEnd && first[a] === second[b]) head.push([a++, b++]);
  while (a < aEnd && b < bEnd && first[aEnd - 1] === second[bEnd - 1]) tail.push([--aEnd, --bEnd]);
  tail.reverse();
  const inner: Window = { from: [a, b], to: [aEnd, bEnd] };
  if (a === aEnd || b === bEnd) return [...head, ...tail];
  const cells = (aEnd - a) * (bEnd - b);
  const middle =
    cells <= mostCells ? matchInFull(first, second, inner) : matchByAnchors(first, second, inner);
  return [...head, ...middle, ...tail];
}

function matchInFull(
  first: readonly string[],
  second: readonly string[],
  { from, to }: Window,
): readonly Match[] {
  const rows = to[0] - from[0];
  const columns = to[1] - from[1];
  const width = columns + 1;
  // lengths[i, j]: the longest common subsequence of what follows place i and place j.
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const equal = first[from[0] + i] === second[from[1] + j];
      lengths[i * width + j] = equal ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const matches: Match[] = [];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (first[from[0] + i] === second[from[1] + j]) matches.push([from[0] + i++, from[1] + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return matches;
}

function matchByAnchors(
  first: readonly string[],
  second: readonly string[],
  window: Window,
): readonly Match[] {
  const anchors = ascending(uniqueInBoth(first, second, window));
  if (anchors.length === 0) return [];
  const matches: Match[] = [];
  let from = window.from;
  for (const to of [...anchors, window.to]) {
    matches.push(...matchBetween(first, second, { from, to }));
    if (to === window.to) break;
    matches.push(to);
    from = [to[0] + 1, to[1] + 1];
  }
  return matches;
}

function uniqueInBoth(
  first: readonly string[],
  second: readonly string[],
  { from, to }: Window,
): readonly Match[] {
  const here = uniquePlaces(first, from[0], to[0]);
  const there = uniquePlaces(second, from[1], to[1]);
  return [...here].flatMap(([item, place]): readonly Match[] => {
    const other = there.get(item);
    return other === undefined ? [] : [[place, other]];
  });
}

function uniquePlaces(items: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let place = from; place < to; place++) {
    const item = items[place] ?? '';
    if (places.has(item)) repeated.add(item);
    places.set(item, place);
  }
  for (const item of repeated) places.delete(item);
  return places;
}

/** The longest run of pairs that ascends in both; they ascend in the first already. */
export function ascending(pairs: readonly Match[]): readonly Match[] {
  const piles: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, place], index) => {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (piles[low - 1] ?? -1);
    piles[low] = index;
  });
  const chosen: Match[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.reverse();
}
