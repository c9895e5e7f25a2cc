/** A run of words that both texts have, or that one of them alone has. */
export interface WordRun {
  readonly kind: 'same' | 'mine' | 'theirs';
  readonly text: string;
}

/** Above this many word pairs the common middle is not searched: the two texts are shown as wholly different. */
const mostPairs = 4_000_000;

/** What differs between two texts, word by word: a longest common subsequence, after equal ends are set aside. */
export function wordDifference(mine: string, theirs: string): readonly WordRun[] {
  const a = words(mine);
  const b = words(theirs);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = middleRuns(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text) => ({ kind: 'same', text }) as const),
    ...middle,
    ...a.slice(a.length - end).map((text) => ({ kind: 'same', text }) as const),
  ]);
}

/** A word with the white space after it, so that joining gives back the text. */
function words(text: string): readonly string[] {
  return text.match(/\S+\s*|^\s+/g) ?? [];
}

function middleRuns(a: readonly string[], b: readonly string[]): readonly WordRun[] {
  if (a.length * b.length > mostPairs) {
    return [
      ...a.map((text) => ({ kind: 'mine', text }) as const),
      ...b.map((text) => ({ kind: 'theirs', text }) as const),
    ];
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const runs: WordRun[] = [];
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const mine = a[row];
    const theirs = b[column];
    if (mine !== undefined && mine === theirs) {
      runs.push({ kind: 'same', text: mine });
      row += 1;
      column += 1;
    } else if (mine !== undefined && (theirs === undefined || at(row + 1, column) >= at(row, column + 1))) {
      runs.push({ kind: 'mine', text: mine });
      row += 1;
    } else if (theirs !== undefined) {
      runs.push({ kind: 'theirs', text: theirs });
      column += 1;
    }
  }
  return runs;
}

function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const result: WordRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.kind === run.kind) result[result.length - 1] = { kind: run.kind, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
