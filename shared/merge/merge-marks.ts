import { Mark } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import type { Token } from './tokens';

/** Marks that one side set or took off stand; where both set one of a kind, mine does. `base` null: there was none. */
export function mergeMarks(
  base: readonly Mark[] | null,
  mine: readonly Mark[],
  theirs: readonly Mark[],
): readonly Mark[] {
  const before = base ?? [];
  if (Mark.sameSet(mine, theirs) || Mark.sameSet(before, theirs)) return mine;
  if (Mark.sameSet(before, mine)) return theirs;
  const kept = mine.filter((mark) => mark.isInSet(theirs) || !mark.isInSet(before));
  return theirs
    .filter((mark) => !mark.isInSet(before) && !mark.isInSet(mine))
    .filter((mark) => !kept.some(({ type }) => type.excludes(mark.type) || mark.type.excludes(type)))
    .reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), kept);
}

/** A token that all three sides hold, its marks merged letter by letter. */
export function mergeToken(base: Token, mine: Token, theirs: Token): readonly Node[] {
  const [b, m, t] = [base.pieces, mine.pieces, theirs.pieces];
  const [ownBase, ownMine, ownTheirs] = [b[0] as Node, m[0] as Node, t[0] as Node];
  if (b.length === 1 && m.length === 1 && t.length === 1) {
    return [ownMine.mark(mergeMarks(ownBase.marks, ownMine.marks, ownTheirs.marks))];
  }
  return cuts([b, m, t]).map(([before, own, other]) =>
    (own as Node).mark(mergeMarks((before as Node).marks, (own as Node).marks, (other as Node).marks)),
  );
}

/** Equal text cut at every place where a mark of any side begins or ends. */
function cuts(sides: readonly (readonly Node[])[]): (readonly Node[])[] {
  const edges = new Set<number>();
  for (const pieces of sides) {
    let at = 0;
    for (const piece of pieces) edges.add((at += piece.nodeSize));
  }
  let from = 0;
  return [...edges]
    .sort((one, other) => one - other)
    .map((to) => {
      const part = sides.map((pieces) => partOf(pieces, from, to));
      from = to;
      return part;
    });
}

function partOf(pieces: readonly Node[], from: number, to: number): Node {
  let at = 0;
  for (const piece of pieces) {
    if (from < at + piece.nodeSize) return piece.cut(from - at, to - at);
    at += piece.nodeSize;
  }
  throw new RangeError('The same token has other lengths');
}
