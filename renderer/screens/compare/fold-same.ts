import type { ComparedPair } from './compare-texts';

/** A pair and its number among the differences, from 1; 0 where both sides are the same. */
export type NumberedPair = ComparedPair & { readonly place: number };

/** What stands in the comparison, from above: a pair, or a run of equal paragraphs folded into one line. */
export type Fold =
  | { readonly kind: 'pair'; readonly key: string; readonly pair: NumberedPair }
  | { readonly kind: 'fold'; readonly key: string; readonly texts: readonly string[] };

/** Shorter runs of equal paragraphs stay open: folding them would hide more than it saves. */
const leastFolded = 3;

/** Folds long runs of paragraphs that are the same on both sides, but keeps one beside each difference. */
export function foldSame(pairs: readonly NumberedPair[]): readonly Fold[] {
  const folds: Fold[] = [];
  for (let from = 0; from < pairs.length;) {
    let to = from;
    while (pairs[to]?.kind === 'same') to++;
    const first = from === 0 ? from : from + 1;
    const end = to === pairs.length ? to : to - 1;
    if (end - first >= leastFolded) {
      folds.push(...open(pairs, from, first));
      const texts = pairs.slice(first, end).flatMap((pair) => (pair.kind === 'same' ? [pair.text] : []));
      folds.push({ kind: 'fold', key: `fold-${first}`, texts });
      folds.push(...open(pairs, end, to));
    } else {
      folds.push(...open(pairs, from, to));
    }
    folds.push(...open(pairs, to, Math.min(to + 1, pairs.length)));
    from = to + 1;
  }
  return folds;
}

function open(pairs: readonly NumberedPair[], from: number, to: number): readonly Fold[] {
  return pairs
    .slice(from, to)
    .map((pair, index): Fold => ({ kind: 'pair', key: `pair-${from + index}`, pair }));
}
