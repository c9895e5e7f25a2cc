import { Fragment } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { AddMarkStep, AddNodeMarkStep, RemoveNodeMarkStep } from '@tiptap/pm/transform';
import type { Transform } from '@tiptap/pm/transform';
import { withMarks } from '../join-blocks';
import { articleSchema } from '../schema';

const { deletion } = articleSchema.marks;
const { attribution } = articleSchema.nodes;

/**
 * Where a block around a place is suggested for removal, the suggestion moves onto everything in it but the place
 * itself: what is written there survives its acceptance. No position changes.
 */
export function spareAround(transform: Transform, position: number): void {
  const $place = transform.doc.resolve(position);
  let carried: Mark | null = null;
  for (let depth = 1; depth <= $place.depth; depth += 1) {
    const node = $place.node(depth);
    const own: Mark | undefined = deletion.isInSet(node.marks);
    if (own !== undefined) transform.step(new RemoveNodeMarkStep($place.before(depth), own));
    carried ??= own ?? null;
    if (carried !== null) strikeChildren(transform, node, $place.start(depth), $place.index(depth), carried);
  }
}

/** Whether a block around a place is suggested for removal. */
export function isInStruckBlock(copy: Node, position: number): boolean {
  const $place = copy.resolve(position);
  for (let depth = 1; depth <= $place.depth; depth += 1) {
    if (deletion.isInSet($place.node(depth).marks) !== undefined) return true;
  }
  return false;
}

/**
 * A block that is suggested for removal with the suggestion on what it holds instead of itself: on all of it, or only on
 * what `original` held already.
 */
export function sparedBlock(block: Node, original: Node = block): Node {
  const mark = deletion.isInSet(block.marks);
  return mark === undefined
    ? block
    : withStruckContent(block.mark(mark.removeFromSet(block.marks)), mark, original);
}

function withStruckContent(block: Node, mark: Mark, original: Node): Node {
  if (block.isTextblock) return block.copy(withMarks(block.content, [mark]));
  const isKnown = (child: Node): boolean =>
    original.content.content.some((other) => {
      const id: unknown = other.attrs['id'];
      return typeof id === 'string' ? id === child.attrs['id'] : other.eq(child);
    });
  const struck = (child: Node): Node => {
    // A quote's source is a part of it: its words go, not the part.
    if (!block.type.allowsMarkType(deletion) || child.type === attribution)
      return withStruckContent(child, mark, child);
    return deletion.isInSet(child.marks) || !isKnown(child) ? child : child.mark(mark.addToSet(child.marks));
  };
  return block.copy(Fragment.fromArray(block.content.content.map(struck)));
}

function strikeChildren(transform: Transform, node: Node, start: number, spared: number, mark: Mark): void {
  node.forEach((child, offset, index) => {
    const at = start + offset;
    if (node.isTextblock) strikeText(transform, child, at, mark);
    else if (index !== spared) strikeBlock(transform, node, child, at, mark);
  });
}

function strikeBlock(transform: Transform, parent: Node, child: Node, at: number, mark: Mark): void {
  if (parent.type.allowsMarkType(deletion) && child.type !== attribution) {
    if (deletion.isInSet(child.marks) === undefined) transform.step(new AddNodeMarkStep(at, mark));
    return;
  }
  child.descendants((node, offset) => {
    if (node.isInline) strikeText(transform, node, at + 1 + offset, mark);
  });
}

function strikeText(transform: Transform, node: Node, at: number, mark: Mark): void {
  if (deletion.isInSet(node.marks) === undefined)
    transform.step(new AddMarkStep(at, at + node.nodeSize, mark));
}
