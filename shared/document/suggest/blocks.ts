import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { articleSchema, isBlockId } from '../schema';
import { isModification } from '../suggestions';
import { ownInsertion, strike } from './pen';
import type { Pen } from './pen';

const { insertion, deletion } = articleSchema.marks;

/** A block struck whole; null where it goes at once: this person's own, or an empty one that they split off. */
export function strikeBlock(block: Node, pen: Pen): Node | null {
  const isOwnSplit = block.marks.some(
    (mark) => isModification(mark, 'split') && pen.isOwn(String(mark.attrs['id'])),
  );
  if (isOwnSplit && block.isTextblock && block.content.size === 0) return null;
  return strike(block, pen);
}

/**
 * A block suggested whole, under ids that no block of the copy had. Its words keep their suggestions; what was suggested
 * of the block it was made from stays with that one.
 */
export function addedBlock(block: Node, pen: Pen): Node {
  if (ownInsertion(block, pen) !== null) return block;
  const made = madeAnew(block, pen);
  return made.mark(pen.insertion().addToSet(made.marks));
}

function madeAnew(node: Node, pen: Pen): Node {
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: pen.newId() } : node.attrs;
  const marks = node.marks.filter(
    (mark) => mark.type !== insertion && mark.type !== deletion && !isModification(mark, 'split', 'join'),
  );
  const content =
    node.isTextblock || node.isLeaf
      ? node.content
      : Fragment.fromArray(node.content.content.map((child) => madeAnew(child, pen)));
  return node.type.create(attrs, content, marks);
}

/** The key under which a block is found again after an edit: its id and type. */
export function keyOfBlock(node: Node, index: number): string {
  const id: unknown = node.attrs['id'];
  return isBlockId(id) ? `${id} ${node.type.name}` : `${index} ${node.type.name}`;
}
