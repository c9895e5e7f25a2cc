import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { AddNodeMarkStep, AttrStep, RemoveNodeMarkStep, ReplaceStep, Transform } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { matchSequences } from './match-sequences';

interface Pair {
  readonly mine: number;
  readonly theirs: number;
}

/**
 * Few, small steps that turn one copy into another: blocks are matched by id, a matched block is changed only where
 * it differs, so that cursors and undo elsewhere stay put. Applying them to `from` gives exactly `to`.
 */
export function stepsBetween(from: Node, to: Node): Step[] {
  const transform = new Transform(from);
  const pairs = [...matchBlocks(from, to), { mine: from.childCount, theirs: to.childCount }];
  // From the end to the front, so that the positions before stay what they are in `from`.
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const { mine, theirs } = pairs[index] as Pair;
    if (mine < from.childCount)
      changeBlock(transform, startOf(from, mine), from.child(mine), to.child(theirs));
    const before = pairs[index - 1] ?? { mine: -1, theirs: -1 };
    replaceStretch(transform, from, before.mine + 1, mine, childrenOf(to, before.theirs + 1, theirs));
  }
  if (!transform.doc.eq(to)) throw new Error('The steps between two copies do not add up');
  return transform.steps;
}

function replaceStretch(
  transform: Transform,
  from: Node,
  first: number,
  end: number,
  blocks: readonly Node[],
): void {
  if (first === end && blocks.length === 0) return;
  const slice = new Slice(Fragment.fromArray([...blocks]), 0, 0);
  transform.step(new ReplaceStep(startOf(from, first), startOf(from, end), slice));
}

function changeBlock(transform: Transform, at: number, mine: Node, theirs: Node): void {
  if (mine.eq(theirs)) return;
  const trial = new Transform(transform.doc);
  if (mine.type === theirs.type && changeInside(trial, at, mine, theirs)) {
    for (const step of trial.steps) transform.step(step);
    return;
  }
  transform.step(new ReplaceStep(at, at + mine.nodeSize, new Slice(Fragment.from(theirs), 0, 0)));
}

/** Sets what differs in attributes and marks, then replaces the one stretch of content that differs; true if that was exact. */
function changeInside(transform: Transform, at: number, mine: Node, theirs: Node): boolean {
  for (const name of Object.keys(theirs.attrs)) {
    if (JSON.stringify(mine.attrs[name]) === JSON.stringify(theirs.attrs[name])) continue;
    if (transform.maybeStep(new AttrStep(at, name, theirs.attrs[name])).failed !== null) return false;
  }
  for (const mark of mine.marks) {
    if (!mark.isInSet(theirs.marks)) transform.step(new RemoveNodeMarkStep(at, mark));
  }
  for (const mark of theirs.marks) {
    if (!mark.isInSet(mine.marks)) transform.step(new AddNodeMarkStep(at, mark));
  }
  const start = mine.content.findDiffStart(theirs.content);
  const end = mine.content.findDiffEnd(theirs.content);
  if (start !== null && end !== null) {
    // Both ends may have walked over the same equal letters ("aa" → "aaa"): give the overlap back.
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const slice = theirs.slice(start, end.b + overlap);
    const step = new ReplaceStep(at + 1 + start, at + 1 + end.a + overlap, slice);
    if (transform.maybeStep(step).failed !== null) return false;
  }
  return transform.doc.nodeAt(at)?.eq(theirs) === true;
}

/** The longest run of blocks that both copies hold in the same order: by id, or by equal content without one. */
function matchBlocks(from: Node, to: Node): Pair[] {
  return matchSequences(keysOf(from), keysOf(to)).map(([mine, theirs]) => ({ mine, theirs }));
}

/** The headline and the dek always match; a block matches by its id, or by type and text where it has none. */
function keysOf(copy: Node): string[] {
  return childrenOf(copy, 0, copy.childCount).map((block, index) => {
    if (index < 2) return block.type.name;
    const id: unknown = block.attrs['id'];
    return typeof id === 'string' ? `#${id}` : `${block.type.name} ${block.textContent}`;
  });
}

function childrenOf(copy: Node, first: number, end: number): Node[] {
  return Array.from({ length: end - first }, (_, index) => copy.child(first + index));
}

function startOf(copy: Node, index: number): number {
  let position = 0;
  for (let child = 0; child < index; child += 1) position += copy.child(child).nodeSize;
  return position;
}
