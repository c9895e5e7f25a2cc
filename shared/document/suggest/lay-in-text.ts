import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { matchSequences } from '../../merge/match-sequences';
import { tokensOf } from '../../merge/tokens';
import type { Token } from '../../merge/tokens';
import { articleSchema } from '../schema';
import { addedInline, isOfChanges, isStruck, reformatted, strike } from './pen';
import type { Pen } from './pen';

const { foreign } = articleSchema.marks;

/** The text of one block with an edit laid in: words that went are struck, new ones suggested, formats recorded. */
export function layInText(before: Fragment, after: Fragment, pen: Pen): Fragment {
  const start = before.findDiffStart(after);
  if (start === null) return before;
  const end = before.findDiffEnd(after) ?? { a: start, b: start };
  // Both ends may have walked over the same equal letters: give the overlap back.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const left = struckWordBefore(before, start);
  const right = struckWordAfter(before, end.a + overlap);
  const [from, to, newTo] = [start - left, end.a + overlap + right, end.b + overlap + right];
  const middle = between(tokensOf(before.cut(from, to)), tokensOf(after.cut(from, newTo)), pen);
  return before.cut(0, from).append(Fragment.fromArray(middle)).append(before.cut(to));
}

/** All words of a stretch struck; this person's own simply go. */
export function struckText(content: Fragment, pen: Pen): Fragment {
  return Fragment.fromArray(content.content.flatMap((node) => strike(node, pen) ?? []));
}

/** All words of a stretch as suggested ones. */
export function addedText(content: Fragment, pen: Pen): Fragment {
  return Fragment.fromArray(content.content.map((node) => addedInline(node, pen)));
}

/**
 * How far a struck word reaches back from a place. A new word may begin with the letters of one that somebody wants
 * removed: these are not the same letters, or they would go with it.
 */
function struckWordBefore(content: Fragment, place: number): number {
  if (place === 0 || !isStruckAt(content, place - 1)) return 0;
  return sizeOf(tokensOf(content.cut(0, place)).at(-1));
}

function struckWordAfter(content: Fragment, place: number): number {
  if (place === content.size || !isStruckAt(content, place)) return 0;
  return sizeOf(tokensOf(content.cut(place))[0]);
}

function isStruckAt(content: Fragment, place: number): boolean {
  const node = content.cut(place, place + 1).firstChild;
  return node !== null && isStruck(node);
}

function sizeOf(token: Token | undefined): number {
  return piecesOf(token).reduce((size, { nodeSize }) => size + nodeSize, 0);
}

function between(before: readonly Token[], after: readonly Token[], pen: Pen): Node[] {
  const out: Node[] = [];
  let [at, newAt] = [0, 0];
  const matches = matchSequences(before.map(keyOf), after.map(keyOf));
  for (const [index, place] of [...matches, [before.length, after.length] as const]) {
    for (; at < index; at += 1) out.push(...struck(before[at], pen));
    for (; newAt < place; newAt += 1)
      out.push(...piecesOf(after[newAt]).map((node) => addedInline(node, pen)));
    if (index < before.length) out.push(...kept(before[index], after[place], pen));
    [at, newAt] = [index + 1, place + 1];
  }
  return out;
}

function struck(token: Token | undefined, pen: Pen): Node[] {
  return piecesOf(token).flatMap((node) => strike(node, pen) ?? []);
}

/** A token that stayed, letter by letter with what its marks became. */
function kept(before: Token | undefined, after: Token | undefined, pen: Pen): Node[] {
  const [old, now] = [Fragment.fromArray(piecesOf(before)), Fragment.fromArray(piecesOf(after))];
  const edges = new Set<number>();
  for (const content of [old, now]) content.forEach((node, offset) => edges.add(offset + node.nodeSize));
  let from = 0;
  return [...edges]
    .sort((one, other) => one - other)
    .flatMap((to) => {
      const [piece, wanted] = [old.cut(from, to).firstChild, now.cut(from, to).firstChild];
      from = to;
      return piece === null || wanted === null ? [] : [piece.mark(reformatted(piece, wanted.marks, pen))];
    });
}

/**
 * A word is the same only where it is part of the same suggestions, and in the same elements of the site's own: several
 * of these may stand on one word, which no modification could name.
 */
function keyOf({ key, pieces }: Token): string {
  const telling = pieces.flatMap(({ marks }) =>
    marks
      .filter(({ type }) => isOfChanges(type) || type === foreign)
      .map(({ type, attrs }) => `${type.name} ${String(attrs['id'] ?? attrs['open'])}`),
  );
  return telling.length === 0 ? key : `${key} ${[...new Set(telling)].join(' ')}`;
}

function piecesOf(token: Token | undefined): readonly Node[] {
  return token?.pieces ?? [];
}
