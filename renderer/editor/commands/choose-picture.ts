import type { Editor } from '@tiptap/react';
import type { EditorCapabilities } from '../capabilities';
import { anchorAt, dropAnchor, setAnchor } from '../plugins/anchors';
import { newImage, placeBlock } from './insert-block';

/** Lets a picture be chosen and puts it where the caret was, wherever that text is by then. */
export async function choosePicture(editor: Editor, capabilities: EditorCapabilities): Promise<void> {
  const anchor = {};
  editor.view.dispatch(setAnchor(editor.state.tr, anchor, editor.state.selection.from));
  const chosen = await capabilities.chooseMedia();
  if (editor.isDestroyed) return;
  const near = anchorAt(editor.state, anchor);
  editor.view.dispatch(dropAnchor(editor.state.tr, anchor));
  if (!chosen.ok) capabilities.onProblem(chosen.error);
  else if (chosen.value !== null && near !== null) {
    const block = newImage(`sha256:${chosen.value.hash}`);
    if (block !== null) editor.view.dispatch(placeBlock(editor.state.tr, block, near));
  }
  editor.view.focus();
}
