import { Fragment } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { matchSequences } from '../../merge/match-sequences';
import { articleSchema, assignMissingIds } from '../schema';
import { addedBlock, keyOfBlock, strikeBlock } from './blocks';
import { layInJoin, layInSplit } from './borders';
import { layInText } from './lay-in-text';
import { isStruck, ownInsertion, withModification } from './pen';
import type { Pen } from './pen';
import { sparedBlock } from './spare-words';

const { nodes } = articleSchema;

/**
 * The copy before an edit with the edit laid in as one suggestion: accepted it gives `after`, rejected `before` (the
 * ids of blocks that were made anew apart). What cannot be told more finely is old blocks struck and new ones added.
 */
export function layInBlocks(before: Node, after: Node, pen: Pen): Node {
  const [old, now] = [before, after].map((copy) => copy.content.content.slice(2));
  const head = [0, 1].map((index) => layInPart(before.child(index), after.child(index), pen));
  const whole = (body: readonly Node[]): Node =>
    assignMissingIds(before.copy(Fragment.fromArray([...head, ...body])), pen.newId);
  const fine = whole(layInChildren(old ?? [], now ?? [], pen));
  if (isValid(fine, before)) return fine;
  return whole(replaced(old ?? [], now ?? [], pen));
}

/** Blocks of one container. Those that stand as they were at either end are left alone. */
function layInChildren(before: readonly Node[], after: readonly Node[], pen: Pen): readonly Node[] {
  const { head, tail } = commonEnds(before, after);
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  if (old.length === 0 && now.length === 0) return before;
  const laidIn = layInSplit(old, now, pen) ?? layInJoin(old, now, pen) ?? layInEach(old, now, pen);
  return [...before.slice(0, head), ...laidIn, ...before.slice(before.length - tail)];
}

/** Blocks that are still there are looked into; the others are struck, and what is new is added behind them. */
function layInEach(before: readonly Node[], after: readonly Node[], pen: Pen): readonly Node[] {
  const out: Node[] = [];
  const matches = matchSequences(
    before.map((node, index) => keyOfBlock(node, index)),
    after.map((node, index) => keyOfBlock(node, index)),
  );
  let [at, newAt] = [0, 0];
  for (const [index, place] of [...matches, [before.length, after.length] as const]) {
    out.push(...replaced(before.slice(at, index), after.slice(newAt, place), pen));
    const [old, now] = [before[index], after[place]];
    if (old !== undefined && now !== undefined) out.push(...layInBlock(old, now, pen));
    [at, newAt] = [index + 1, place + 1];
  }
  return out;
}

function replaced(before: readonly Node[], after: readonly Node[], pen: Pen): readonly Node[] {
  const { head, tail } = commonEnds(before, after);
  return [
    ...before.slice(0, head),
    ...before.slice(head, before.length - tail).flatMap((block) => strikeBlock(block, pen) ?? []),
    ...after.slice(head, after.length - tail).map((block) => addedBlock(block, pen)),
    ...before.slice(before.length - tail),
  ];
}

/** One block before and after. Its own content is looked into where that can be told; else it is replaced. */
function layInBlock(before: Node, after: Node, pen: Pen): readonly Node[] {
  if (before.eq(after)) return [before];
  // In a block that this person suggested themselves they simply write.
  if (ownInsertion(before, pen) !== null && !isStruck(after)) return [rewritten(before, after)];
  // What is written in a block that somebody wants removed must not go with it.
  if (isStruck(before) && isStruck(after))
    return layInBlock(sparedBlock(before), sparedBlock(after, before), pen);
  const content = contentOf(before, after, pen);
  if (content === null) return replaced([before], [after], pen);
  return [withAttributes(before, after, pen).copy(content)];
}

function rewritten(before: Node, after: Node): Node {
  return after.type.create(
    { ...after.attrs, id: before.attrs['id'] as unknown },
    after.content,
    before.marks,
  );
}

function contentOf(before: Node, after: Node, pen: Pen): Fragment | null {
  switch (before.type) {
    case nodes.paragraph:
    case nodes.heading:
      return layInText(before.content, after.content, pen);
    case nodes.bulletList:
    case nodes.orderedList:
      return Fragment.fromArray([...layInChildren(before.content.content, after.content.content, pen)]);
    case nodes.listItem:
      return contentOfItem(before, after, pen);
    case nodes.blockquote:
      return contentOfQuote(before, after, pen);
    case nodes.table:
      return rowsOf(before, after, pen);
    case nodes.image:
    case nodes.pullquote:
      return Fragment.fromArray(
        before.content.content.map((part, index) => layInPart(part, after.child(index), pen)),
      );
    case nodes.divider:
      return Fragment.empty;
    default:
      return null;
  }
}

/** An item's text, and the lists in it. */
function contentOfItem(before: Node, after: Node, pen: Pen): Fragment | null {
  const [text, ...lists] = before.content.content;
  const [newText, ...newLists] = after.content.content;
  if (text === undefined || newText === undefined) return null;
  return Fragment.fromArray([...layInBlock(text, newText, pen), ...layInChildren(lists, newLists, pen)]);
}

function contentOfQuote(before: Node, after: Node, pen: Pen): Fragment | null {
  const [cite, newCite] = [before.lastChild, after.lastChild];
  if (cite === null || newCite === null) return null;
  const blocks = layInChildren(before.content.content.slice(0, -1), after.content.content.slice(0, -1), pen);
  return Fragment.fromArray([...blocks, layInPart(cite, newCite, pen)]);
}

/** Rows that came or went; null where the columns changed too, or cells reach over several. */
function rowsOf(before: Node, after: Node, pen: Pen): Fragment | null {
  const width = widthOf(before);
  if (width === null || width !== widthOf(after)) return null;
  const { head, tail } = commonEnds(before.content.content, after.content.content);
  const old = before.content.content.slice(head, before.childCount - tail);
  const now = after.content.content.slice(head, after.childCount - tail);
  const rows =
    old.length === now.length
      ? old.flatMap((row, index) => layInRow(row, now[index] ?? row, pen))
      : replaced(old, now, pen);
  return Fragment.fromArray([
    ...before.content.content.slice(0, head),
    ...rows,
    ...before.content.content.slice(before.childCount - tail),
  ]);
}

function layInRow(before: Node, after: Node, pen: Pen): readonly Node[] {
  if (before.eq(after)) return [before];
  // A row has no id: in a table struck whole only its place tells that it is the same.
  if (isStruck(before)) return layInRow(sparedBlock(before), sparedBlock(after.mark(before.marks)), pen);
  const isSame = before.content.content.every((cell, index) => cell.sameMarkup(after.child(index)));
  if (!isSame) return replaced([before], [after], pen);
  return [
    before.copy(
      Fragment.fromArray(
        before.content.content.map((cell, index) => layInPart(cell, after.child(index), pen)),
      ),
    ),
  ];
}

/** How many cells every row of a table has; null where they differ or one reaches over several. */
function widthOf(table: Node): number | null {
  const width = table.firstChild?.childCount ?? 0;
  const isPlain = table.content.content.every(
    (row) =>
      row.childCount === width &&
      row.content.content.every(({ attrs }) => attrs['colspan'] === 1 && attrs['rowspan'] === 1),
  );
  return isPlain ? width : null;
}

/** A text that is a fixed part of something: a headline, a caption, a cell. */
function layInPart(before: Node, after: Node, pen: Pen): Node {
  return before.eq(after) ? before : before.copy(layInText(before.content, after.content, pen));
}

/** A block with its new attributes, what stood before kept in a modification for each; its id stays. */
function withAttributes(before: Node, after: Node, pen: Pen): Node {
  const changed = Object.keys(before.attrs).filter(
    (name) => name !== 'id' && JSON.stringify(before.attrs[name]) !== JSON.stringify(after.attrs[name]),
  );
  if (changed.length === 0) return before;
  const attrs = { ...after.attrs, ...('id' in before.attrs ? { id: before.attrs['id'] as unknown } : {}) };
  const marks =
    ownInsertion(before, pen) !== null
      ? before.marks
      : changed.reduce<readonly Mark[]>(
          (set, attrName) =>
            withModification(
              set,
              {
                type: 'attr',
                attrName,
                previousValue: before.attrs[attrName],
                newValue: after.attrs[attrName],
              },
              pen,
            ),
          before.marks,
        );
  return before.type.create(attrs, before.content, marks);
}

function commonEnds(one: readonly Node[], other: readonly Node[]): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && isSame(one[head], other[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(one.at(-1 - tail), other.at(-1 - tail))) tail += 1;
  return { head, tail };
}

function isSame(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && one.eq(other);
}

/** Whether a copy fits the schema; blocks that stand as they were are not looked at again. */
function isValid(copy: Node, before: Node): boolean {
  const known = new Set(before.content.content);
  try {
    for (const block of copy.content.content) if (!known.has(block)) block.check();
    return copy.type.validContent(copy.content);
  } catch {
    return false;
  }
}
