import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import { matchSequences } from './match-sequences';
import type { Match } from './match-sequences';
import { mergeShell, mergeType } from './merge-attributes';
import { mergeInline } from './merge-inline';
import type { MergeLog } from './merge-log';

const { deletion, insertion } = articleSchema.marks;

/**
 * The rows of a table that both sides changed, cell by cell; null where the two cannot be laid over each other (columns
 * came or went, or cells span several rows), and then both tables have to stay. `id` is the table's.
 */
export function mergeRows(base: Node, mine: Node, theirs: Node, id: string, log: MergeLog): Node[] | null {
  const tables = [base, mine, theirs];
  const width = base.firstChild?.childCount;
  const isPlain = tables.every((table) =>
    table.content.content.every((row) => row.childCount === width && row.content.content.every(isPlainCell)),
  );
  if (!isPlain) {
    const sameShape = tables.every((table) => shapeOf(table) === shapeOf(base));
    if (!sameShape) return null;
  }
  const pairs = isPlain ? pairRows : inPlace;
  const inMine = pairs(base, mine);
  const inTheirs = pairs(base, theirs);
  const rows: Node[] = [];
  let [mAt, tAt] = [0, 0];
  const insertedUpTo = (mEnd: number, tEnd: number): void => {
    const own = rowsOf(mine).slice(mAt, mEnd);
    const known = new Set(own.map(textOf));
    rows.push(
      ...own,
      ...rowsOf(theirs)
        .slice(tAt, tEnd)
        .filter((row) => !known.has(textOf(row))),
    );
    [mAt, tAt] = [mEnd, tEnd];
  };
  rowsOf(base).forEach((row, index) => {
    const [mIndex, tIndex] = [inMine.get(index), inTheirs.get(index)];
    insertedUpTo(mIndex ?? mAt, tIndex ?? tAt);
    const [own, other] = [mine.maybeChild(mIndex ?? -1), theirs.maybeChild(tIndex ?? -1)];
    if (own !== null) mAt += 1;
    if (other !== null) tAt += 1;
    if (own !== null && other !== null) rows.push(mergeRow(row, own, other, { id, index }, log));
    else if (own !== null && !own.eq(row)) rows.push(struck(own, id, index, 'theirs', log));
    else if (other !== null && !other.eq(row)) rows.push(struck(other, id, index, 'mine', log));
  });
  insertedUpTo(mine.childCount, theirs.childCount);
  return rows;
}

function mergeRow(
  base: Node,
  mine: Node,
  theirs: Node,
  { id, index }: { readonly id: string; readonly index: number },
  log: MergeLog,
): Node {
  if (base.eq(mine)) return theirs;
  if (base.eq(theirs)) return mine;
  const cells = mine.content.content.map((own, column) => {
    const sides = { base: base.child(column), mine: own, theirs: theirs.child(column) };
    const type = mergeType(sides);
    const place = { blockId: id, slot: `cell ${index} ${column}` };
    const content = mergeInline(sides.base.content, own.content, sides.theirs.content, place, log);
    const { attrs } = mergeShell(sides, type, silent(log));
    return type.create(attrs, content);
  });
  const { marks } = mergeShell({ base, mine, theirs }, mine.type, log);
  return mine.type.create(null, cells, marks);
}

/** Cells carry no marks of their own: mine stands where both changed how a cell is set. */
function silent(log: MergeLog): MergeLog {
  return { ...log, suggest: () => 'none' };
}

/** A row one side removed and the other changed: it stays, suggested for removal. */
function struck(row: Node, id: string, index: number, side: 'mine' | 'theirs', log: MergeLog): Node {
  if (row.marks.some(({ type }) => type === deletion || type === insertion)) return row;
  const mark = deletion.create({
    id: log.suggest({ blockId: id, slot: `row ${index}` }, textOf(row), '', side),
  });
  return row.mark(mark.addToSet(row.marks));
}

/** Of tables of one shape, each row is the one in its place. */
function inPlace(base: Node): Map<number, number> {
  return new Map(rowsOf(base).map((_, index) => [index, index]));
}

/** Which row is which: equal ones, then those that begin alike, then what is left where both have as many. */
function pairRows(base: Node, side: Node): Map<number, number> {
  const [from, to] = [rowsOf(base), rowsOf(side)];
  const equal = matchSequences(from.map(textOf), to.map(textOf));
  const alike = betweenMatches(equal, from.length, to.length).flatMap(([[b, s], [bEnd, sEnd]]) =>
    matchSequences(from.slice(b, bEnd).map(firstOf), to.slice(s, sEnd).map(firstOf)).map(
      ([index, place]): Match => [b + index, s + place],
    ),
  );
  const pairs = [...equal, ...alike].sort(([one], [other]) => one - other);
  const rest = betweenMatches(pairs, from.length, to.length).flatMap(([[b, s], [bEnd, sEnd]]) =>
    bEnd - b === sEnd - s ? Array.from({ length: bEnd - b }, (_, step): Match => [b + step, s + step]) : [],
  );
  return new Map([...pairs, ...rest]);
}

/** The stretches that ascending matches leave between them, each from a place to a place. */
function betweenMatches(
  matches: readonly Match[],
  length: number,
  otherLength: number,
): (readonly [Match, Match])[] {
  let from: Match = [0, 0];
  return [...matches, [length, otherLength] as const].map((to) => {
    const stretch = [from, to] as const;
    from = [to[0] + 1, to[1] + 1];
    return stretch;
  });
}

function firstOf(row: Node): string {
  return row.firstChild?.textContent ?? '';
}

function rowsOf(table: Node): readonly Node[] {
  return table.content.content;
}

function textOf(row: Node): string {
  return row.content.content.map((cell) => cell.textContent).join('\u0001');
}

function isPlainCell({ attrs }: Node): boolean {
  return attrs['colspan'] === 1 && attrs['rowspan'] === 1;
}

function shapeOf(table: Node): string {
  return rowsOf(table)
    .map((row) =>
      row.content.content
        .map(({ attrs }) => `${String(attrs['colspan'])}x${String(attrs['rowspan'])}`)
        .join(),
    )
    .join(';');
}
