import { deleteSelection } from '@tiptap/pm/commands';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../../shared/document/schema';
import { moveCaret } from './positions';

const { paragraph } = articleSchema.nodes;

/**
 * Deletes what is selected. Where blocks went whole and only a divider or a picture is left to stand on, an
 * empty text takes their place: the next key would replace that block.
 */
export const deleteSelected: Command = (state, dispatch) => {
  const emptied = state.selection instanceof TextSelection ? emptyText(state) : null;
  if (emptied === null || !(state.tr.deleteSelection().selection instanceof NodeSelection)) {
    return deleteSelection(state, dispatch);
  }
  dispatch?.(emptied);
  return true;
};

/** Enter over blocks that go whole: an empty text where they stood, not a split in whatever is near. */
export const replaceBlocks: Command = (state, dispatch) => {
  const emptied = state.selection.empty ? null : emptyText(state);
  if (emptied === null) return false;
  dispatch?.(emptied);
  return true;
};

/** The selection deleted and an empty text put where its blocks stood; null if a part of a text is left there. */
function emptyText(state: EditorState): Transaction | null {
  const tr = state.tr.deleteSelection();
  const $place = tr.doc.resolve(tr.mapping.map(state.selection.from));
  if ($place.parent.isTextblock) return null;
  const wrapping = $place.parent.contentMatchAt($place.index()).findWrapping(paragraph);
  if (!wrapping) return null;
  const text = paragraph.create({ id: newBlockId() });
  const block = wrapping.reduceRight((inner, type) => type.create({ id: newBlockId() }, inner), text);
  tr.insert($place.pos, block);
  return moveCaret(tr, $place.pos + wrapping.length + 1);
}
