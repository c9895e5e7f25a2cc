import type { Node } from '@tiptap/pm/model';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../../shared/document/schema';
import { isImageSource } from '../../../shared/document/nodes/image';
import { bodyStart, moveCaret } from './positions';

const { divider, image, paragraph, table, tableCell, tableHeader, tableRow } = articleSchema.nodes;

/**
 * Puts a block into the body beside the caret: in place of an empty paragraph, else after the caret's
 * top-level block. The caret goes to the block's first text, or below a block without any.
 */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    if (dispatch) dispatch(placeBlock(state.tr, block, state.selection.$from.pos));
    return true;
  };
}

/** Inserts a dividing line. */
export const insertDivider: Command = (state, dispatch) =>
  insertBlock(divider.create({ id: newBlockId() }))(state, dispatch);

/** Inserts a picture with an empty caption and credit; false for a source that no story may hold. */
export function insertImage(source: string, alt = ''): Command {
  return (state, dispatch) => {
    const block = newImage(source, alt);
    return block !== null && insertBlock(block)(state, dispatch);
  };
}

/** A picture block with an empty caption and credit, or null for a source that no story may hold. */
export function newImage(source: string, alt = ''): Node | null {
  if (!isImageSource(source)) return null;
  return image.createAndFill({ id: newBlockId(), source, alt });
}

/** Inserts a table whose first row is its head. */
export function insertTable(rows = 3, columns = 3): Command {
  const row = (type: typeof tableCell): Node =>
    tableRow.create(
      null,
      Array.from({ length: columns }, () => type.create()),
    );
  return (state, dispatch) => {
    if (!dispatch) return true;
    const body = Array.from({ length: rows - 1 }, () => row(tableCell));
    return insertBlock(table.create({ id: newBlockId() }, [row(tableHeader), ...body]))(state, dispatch);
  };
}

/** Adds a block near a position of the transaction's document and moves the caret to it. */
export function placeBlock(tr: Transaction, block: Node, near: number): Transaction {
  const start = bodyStart(tr.doc);
  const $near = tr.doc.resolve(Math.max(near, start));
  const top = $near.depth === 0 ? $near.nodeAfter : $near.node(1);
  const from = $near.depth === 0 ? $near.pos : $near.before(1);
  const replaces = top?.type === paragraph && top.content.size === 0;
  const at = replaces || $near.depth === 0 ? from : $near.after(1);
  if (replaces) tr.replaceWith(at, at + top.nodeSize, block);
  else tr.insert(at, block);
  const end = at + block.nodeSize;
  if (block.isAtom) {
    const below = tr.doc.nodeAt(end);
    if (below?.isTextblock !== true) tr.insert(end, paragraph.create({ id: newBlockId() }));
    return moveCaret(tr, end);
  }
  return moveCaret(tr, at);
}

/** Removes the block at a position; the body keeps at least one paragraph. */
export function removeBlockAt(state: EditorState, position: number): Transaction | null {
  const block = state.doc.nodeAt(position);
  if (block === null || state.doc.resolve(position).depth !== 0) return null;
  const { tr } = state;
  if (state.doc.childCount === 3) tr.replaceWith(position, position + block.nodeSize, emptyParagraph());
  else tr.delete(position, position + block.nodeSize);
  return moveCaret(tr, Math.min(position, tr.doc.content.size));
}

/** Removes the body's block that the caret is in, or that is selected whole. */
export const removeBlock: Command = (state, dispatch) => {
  const position = blockAtCaret(state);
  const tr = position === null ? null : removeBlockAt(state, position);
  if (tr !== null) dispatch?.(tr.scrollIntoView());
  return tr !== null;
};

/** Swaps the top-level block at a position with its neighbour above (-1) or below (1); null at the ends. */
export function moveBlockAt(state: EditorState, position: number, direction: -1 | 1): Transaction | null {
  const $at = state.doc.resolve(position);
  const block = $at.nodeAfter;
  const other = $at.index() + direction;
  if (block === null || $at.depth !== 0 || other < 2 || other >= state.doc.childCount) return null;
  const target = position + direction * state.doc.child(other).nodeSize;
  const { tr, selection } = state;
  tr.delete(position, position + block.nodeSize).insert(target, block);
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, target));
  else if (selection.from >= position && selection.to <= position + block.nodeSize) {
    const moved = (at: number): number => at - position + target;
    tr.setSelection(TextSelection.create(tr.doc, moved(selection.anchor), moved(selection.head)));
  }
  return tr.scrollIntoView();
}

/** Moves the caret's top-level block past its neighbour. */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const position = blockAtCaret(state);
    const tr = position === null ? null : moveBlockAt(state, position, direction);
    if (tr !== null) dispatch?.(tr);
    return tr !== null;
  };
}

/** Where the body's block around the caret begins; null in headline and dek. */
function blockAtCaret({ doc, selection: { $from } }: EditorState): number | null {
  const position = $from.depth === 0 ? $from.pos : $from.before(1);
  return position < bodyStart(doc) ? null : position;
}

function emptyParagraph(): Node {
  return paragraph.create({ id: newBlockId() });
}
