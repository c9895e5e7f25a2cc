import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import { matchSequences } from './match-sequences';
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
  const inMine = pairRows(base, mine);
  const inTheirs = pairRows(base, theirs);
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

/** Equal rows in order, and between them as many changed ones as both sides have. */
function pairRows(base: Node, side: Node): Map<number, number> {
  const [from, to] = [rowsOf(base), rowsOf(side)];
  const pairs = new Map<number, number>();
  let [bAt, sAt] = [0, 0];
  for (const [bEnd, sEnd] of [
    ...matchSequences(from.map(textOf), to.map(textOf)),
    [from.length, to.length] as const,
  ]) {
    if (bEnd - bAt === sEnd - sAt)
      for (let step = 0; bAt + step < bEnd; step += 1) pairs.set(bAt + step, sAt + step);
    if (bEnd < from.length) pairs.set(bEnd, sEnd);
    [bAt, sAt] = [bEnd + 1, sEnd + 1];
  }
  return pairs;
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
