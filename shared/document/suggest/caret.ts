import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../schema';
import { isModification } from '../suggestions';
import { isStruck } from './pen';
import type { Pen } from './pen';

const { deletion, insertion } = articleSchema.marks;

/**
 * Where a place of a copy stands once the edit that led to that copy is laid in as a suggestion: the same letter of the
 * same text, past whatever the edit struck. Blocks that both copies share at their beginning are stepped over whole.
 */
export function caretAfter(after: Node, position: number, laidIn: Node, pen: Pen): number {
  let [index, start] = [0, 0];
  while (
    index < after.childCount &&
    index < laidIn.childCount &&
    after.child(index) === laidIn.child(index)
  ) {
    const end = start + after.child(index).nodeSize;
    if (position < end) return position;
    start = end;
    index += 1;
  }
  const place = placeOf(after, position, start);
  if (place === null) return Math.min(position, laidIn.content.size);
  const found = find(laidIn, place, start, pen);
  const letter = letterBefore(after, position);
  return letter === letterBefore(laidIn, found)
    ? found
    : (behindNewWords(laidIn, found, letter, pen) ?? found);
}

/**
 * Words that this edit took out and somebody else had struck before still stand: a place counted over them comes too
 * early by as many letters. If the edit wrote words behind them, their end is the place.
 */
function behindNewWords(copy: Node, position: number, letter: string, pen: Pen): number | null {
  const $position = copy.resolve(position);
  let end = position - $position.textOffset;
  for (let index = $position.index(); index < $position.parent.childCount; index += 1) {
    const node = $position.parent.child(index);
    end += node.nodeSize;
    const mark = insertion.isInSet(node.marks);
    if (mark !== undefined && pen.wrote(mark)) return letterBefore(copy, end) === letter ? end : null;
    if (!isStruck(node)) return null;
  }
  return null;
}

function letterBefore(copy: Node, position: number): string {
  const $position = copy.resolve(position);
  return $position.parent.textBetween(
    Math.max(0, $position.parentOffset - 1),
    $position.parentOffset,
    '',
    '\ufffc',
  );
}

interface Place {
  /** Which text it is in, counted from where the copies begin to differ, and how far in. */
  readonly text: number;
  readonly offset: number;
}

function placeOf(copy: Node, position: number, start: number): Place | null {
  const $position = copy.resolve(position);
  if (!$position.parent.isTextblock) return null;
  let text = -1;
  copy.nodesBetween(start, position, (node) => {
    if (node.isTextblock) text += 1;
    return !node.isTextblock;
  });
  return { text, offset: $position.parentOffset };
}

function find(copy: Node, { text, offset }: Place, start: number, pen: Pen): number {
  let [at, left] = [-1, offset];
  const found: number[] = [];
  let fallback = start;
  copy.nodesBetween(start, copy.content.size, (node, position) => {
    if (found.length > 0 || isGone(node, pen)) return false;
    if (!node.isTextblock) return true;
    const isJoined = node.marks.some((mark) => isModification(mark, 'join') && pen.wrote(mark));
    if (!isJoined) [at, left] = [at + 1, at + 1 === text ? offset : left];
    if (at !== text) return false;
    fallback = position + 1;
    let standing = 0;
    node.forEach((child, childOffset) => {
      if (found.length > 0 || isGone(child, pen)) return;
      if (standing + child.nodeSize >= left && (left > standing || offset === 0))
        found.push(position + 1 + childOffset + left - standing);
      standing += child.nodeSize;
    });
    if (found.length === 0) {
      left -= standing;
      fallback = position + 1 + node.content.size;
    }
    return false;
  });
  return found[0] ?? Math.min(fallback, copy.content.size);
}

/** Whether a node goes when what this edit suggests is accepted. */
function isGone(node: Node, pen: Pen): boolean {
  const mark = deletion.isInSet(node.marks);
  return mark !== undefined && pen.wrote(mark);
}
