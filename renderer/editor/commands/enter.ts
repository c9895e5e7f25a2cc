import { deleteSelection, liftEmptyBlock, splitBlockAs } from '@tiptap/pm/commands';
import { splitListItem } from '@tiptap/pm/schema-list';
import type { Command } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../../shared/document/schema';
import { unnestItem } from './block-types';
import { replaceBlocks } from './delete-selected';
import { inSequence } from './in-sequence';
import { insertBlock } from './insert-block';
import { ancestorOf, bodyStart, caretOf, firstOf, moveCaret } from './positions';

const { hardBreak, listItem, paragraph } = articleSchema.nodes;

/** From the headline to the dek, and from the dek to the body (a paragraph is made where none is first). */
const leaveHeadlineOrDek: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const start = bodyStart(state.doc);
  if ($from.pos >= start) return false;
  if (!dispatch) return true;
  const { tr } = state;
  if ($from.index(0) === 0) dispatch(moveCaret(tr, state.doc.child(0).nodeSize + 1));
  else {
    if (!state.doc.child(2).isTextblock) tr.insert(start, paragraph.create({ id: newBlockId() }));
    dispatch(moveCaret(tr, start + 1));
  }
  return true;
};

/** From a quote's words to its source. */
const quoteToAttribution: Command = (state, dispatch) => {
  const text = ancestorOf(state.selection.$from, ['quoteText']);
  if (text === null) return false;
  dispatch?.(moveCaret(state.tr, text.to + 1));
  return true;
};

/** Out of a source, caption or credit, to the block after the figure. */
const leaveFigure: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (ancestorOf($from, ['attribution', 'speaker', 'caption', 'credit']) === null) return false;
  if (!dispatch) return true;
  const { tr } = state;
  const after = $from.after(1);
  const next = state.doc.nodeAt(after);
  if (next?.type !== paragraph || next.content.size > 0) {
    tr.insert(after, paragraph.create({ id: newBlockId() }));
  }
  dispatch(moveCaret(tr, after + 1));
  return true;
};

/** An empty last paragraph of a block quote leaves the quote. */
const leaveQuote: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  const quote = $caret === null ? null : ancestorOf($caret, ['blockquote']);
  if ($caret === null || quote === null) return false;
  if ($caret.parent.content.size > 0 || $caret.depth !== quote.depth + 1) return false;
  if ($caret.index(quote.depth) !== quote.node.childCount - 2 || quote.node.childCount < 3) return false;
  if (dispatch) {
    const { tr } = state;
    tr.delete($caret.before(), $caret.after());
    const after = tr.mapping.map(quote.to);
    tr.insert(after, paragraph.create({ id: $caret.parent.attrs['id'] as string }));
    dispatch(moveCaret(tr, after + 1));
  }
  return true;
};

/** An empty list item leaves its list, one level at a time. */
const leaveList: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  if ($caret === null || $caret.parent.content.size > 0) return false;
  const item = ancestorOf($caret, ['listItem']);
  if (item === null || item.node.childCount > 1) return false;
  return unnestItem(state, dispatch);
};

/** A new line inside a table's cell. */
const breakInCell: Command = (state, dispatch) => {
  if (ancestorOf(state.selection.$from, ['tableCell', 'tableHeader']) === null) return false;
  return insertBreak(state, dispatch);
};

/** A selected block (picture, divider, opaque) gets a paragraph after it. */
const paragraphAfterBlock: Command = (state, dispatch) => {
  if (!('node' in state.selection) || state.selection.$from.depth !== 0) return false;
  if (dispatch) {
    const { tr } = state;
    tr.insert(state.selection.to, paragraph.create({ id: newBlockId() }));
    dispatch(moveCaret(tr, state.selection.to + 1));
  }
  return true;
};

/** Two blocks of one; in a quote the second is a paragraph, where the schema would offer its source first. */
const splitText: Command = splitBlockAs((_node, atEnd, $from) =>
  atEnd && $from.node(-1).type.name === 'blockquote' ? { type: paragraph } : null,
);

/** Enter over several texts: what is selected goes, and what is left of them are two. */
const splitOverTexts: Command = (state, dispatch, view) =>
  !state.selection.$from.sameParent(state.selection.$to) &&
  firstOf(
    replaceBlocks,
    inSequence(deleteSelection, firstOf(splitListItem(listItem), splitText)),
    deleteSelection,
  )(state, dispatch, view);

/** Enter, wherever the caret stands. */
export const enter: Command = firstOf(
  leaveHeadlineOrDek,
  quoteToAttribution,
  leaveFigure,
  breakInCell,
  leaveQuote,
  leaveList,
  paragraphAfterBlock,
  splitOverTexts,
  splitListItem(listItem),
  (state, dispatch, view) =>
    ancestorOf(state.selection.$from, ['blockquote']) === null && liftEmptyBlock(state, dispatch, view),
  splitText,
);

/** A line break inside a text that may hold one. */
export const insertBreak: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const index = $from.index();
  if (!$from.sameParent($to) || !$from.parent.canReplaceWith(index, index, hardBreak)) return false;
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView());
  return true;
};

/** Shift Enter: a line break where one may stand, else what Enter does. */
export const softEnter: Command = firstOf(insertBreak, enter);

/** A new paragraph after the caret's whole block, however deep it is in it. */
export const paragraphBelow: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth === 0 || $from.pos < bodyStart(state.doc)) return leaveHeadlineOrDek(state, dispatch);
  if (!$from.parent.content.size && $from.depth === 1) return false;
  return insertBlock(paragraph.create({ id: newBlockId() }))(state, dispatch);
};
