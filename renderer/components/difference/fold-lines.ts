import { differs } from '../../../shared/document/compare/compare-copies';
import type { ComparedLine } from '../../../shared/document/compare/compared';

/** What stands in a difference, from above: a line, numbered where it differs, or lines folded into one. */
export type Folded =
  | { readonly kind: 'line'; readonly line: ComparedLine; readonly place: number }
  | { readonly kind: 'fold'; readonly key: string; readonly lines: readonly ComparedLine[] };

/** Shorter runs of equal lines stay open: folding them would hide more than it saves. */
const leastFolded = 4;

/** Numbers what differs from 1, and folds long runs of equal lines, one beside each difference kept open. */
export function foldLines(lines: readonly ComparedLine[]): readonly Folded[] {
  const folded: Folded[] = [];
  let place = 0;
  let same: ComparedLine[] = [];
  const endRun = (isLast: boolean): void => {
    const first = folded.length === 0 ? 0 : 1;
    const end = isLast ? same.length : same.length - 1;
    const hidden = same.slice(first, end);
    const shown = (some: readonly ComparedLine[]): void =>
      some.forEach((line) => folded.push({ kind: 'line', line, place: 0 }));
    if (hidden.length < leastFolded) shown(same);
    else {
      shown(same.slice(0, first));
      folded.push({ kind: 'fold', key: `fold-${hidden[0]?.key}`, lines: hidden });
      shown(same.slice(end));
    }
    same = [];
  };
  for (const line of lines) {
    if (!differs(line)) {
      same.push(line);
      continue;
    }
    endRun(false);
    place += 1;
    folded.push({ kind: 'line', line, place });
  }
  endRun(true);
  return folded;
}
