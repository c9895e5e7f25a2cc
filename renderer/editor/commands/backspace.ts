import { joinBackward, joinForward, selectNodeBackward, selectNodeForward } from '@tiptap/pm/commands';
import { undoInputRule } from '@tiptap/pm/inputrules';
import type { Command } from '@tiptap/pm/state';
import { NodeSelection } from '@tiptap/pm/state';
import { articleSchema } from '../../../shared/document/schema';
import { setParagraph, togglePullQuote, unnestItem, unquote } from './block-types';
import { deleteSelected } from './delete-selected';
import { ancestorOf, bodyStart, caretOf, firstOf, moveCaret } from './positions';

const { heading } = articleSchema.nodes;

const caretAtStart: Command = (state) => caretOf(state)?.parentOffset === 0;

/** The dek goes up into the headline and the body into the dek by the caret alone: their words never merge. */
const stayOutOfHeadlineAndDek: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  if ($caret === null) return false;
  const start = bodyStart(state.doc);
  const firstOfBody = $caret.pos === start + 1 && $caret.depth === 1;
  if ($caret.pos >= start && !firstOfBody) return false;
  if ($caret.parent.type === heading) return setParagraph(state, dispatch);
  if (!dispatch) return true;
  const { tr } = state;
  const drops = firstOfBody && $caret.parent.content.size === 0 && state.doc.childCount > 3;
  if (drops) tr.delete(start, start + $caret.parent.nodeSize);
  const up = $caret.index(0) === 0 ? $caret.pos : $caret.before(1) - 1;
  dispatch(moveCaret(tr, up, -1));
  return true;
};

/** At the start of a caption, credit or source the caret goes to the text before it; a picture is not torn. */
const stayInFigure: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  const part = $caret === null ? null : ancestorOf($caret, ['caption', 'credit', 'attribution', 'speaker']);
  if (part === null) return false;
  if (part.node.type.name === 'caption') {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, part.from - 1)));
    return true;
  }
  dispatch?.(moveCaret(state.tr, part.from, -1));
  return true;
};

/** At the start of a quote its frame goes, its words stay. */
const openQuote: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  if ($caret === null) return false;
  if ($caret.parent.type.name === 'quoteText') return togglePullQuote(state, dispatch);
  const quote = ancestorOf($caret, ['blockquote']);
  return quote !== null && $caret.pos === quote.from + 2 && unquote(state, dispatch);
};

/** At the start of a heading it becomes a paragraph. */
const plainFromHeading: Command = (state, dispatch) =>
  caretOf(state)?.parent.type === heading && setParagraph(state, dispatch);

/** At the start of the first paragraph of a list item the item leaves its list. */
const outOfList: Command = (state, dispatch) => {
  const $caret = caretOf(state);
  const item = $caret === null ? null : ancestorOf($caret, ['listItem']);
  if ($caret === null || item === null || $caret.pos !== item.from + 2) return false;
  return unnestItem(state, dispatch);
};

/** A table's cell is never joined to the one before it. */
const stayInCell: Command = (state) =>
  ancestorOf(state.selection.$from, ['tableCell', 'tableHeader']) !== null;

/** Backspace: takes back an automatic change first, then deletes or opens what the caret stands in. */
export const backspace: Command = firstOf(
  undoInputRule,
  deleteSelected,
  (state, dispatch, view) =>
    caretAtStart(state) &&
    firstOf(
      stayOutOfHeadlineAndDek,
      stayInCell,
      stayInFigure,
      openQuote,
      outOfList,
      plainFromHeading,
      joinBackward,
      selectNodeBackward,
    )(state, dispatch, view),
);

/** Whether the caret is where a deletion forwards would tear two parts of one figure together. */
const atEndOfPart: Command = (state) => {
  const $caret = caretOf(state);
  if ($caret === null || $caret.parentOffset < $caret.parent.content.size) return false;
  const names = [
    'headline',
    'dek',
    'quoteText',
    'attribution',
    'speaker',
    'caption',
    'credit',
    'tableCell',
    'tableHeader',
  ] as const;
  if (ancestorOf($caret, names) !== null) return true;
  const quote = ancestorOf($caret, ['blockquote']);
  return (
    quote !== null &&
    $caret.after(quote.depth + 1) === quote.to - 1 - quote.node.child(quote.node.childCount - 1).nodeSize
  );
};

/** Delete: forwards, never across the parts of a figure or out of the headline. */
export const deleteForward: Command = firstOf(deleteSelected, atEndOfPart, (state, dispatch, view) => {
  const $caret = caretOf(state);
  if ($caret !== null && $caret.parentOffset < $caret.parent.content.size) return false;
  return firstOf(joinForward, selectNodeForward)(state, dispatch, view);
});
