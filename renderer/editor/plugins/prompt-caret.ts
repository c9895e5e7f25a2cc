import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Takes up where the person's caret is. Chromium moves it at once but tells of it in a later task, behind keys that wait
 * already; until then ProseMirror acts at the old place, and any update puts the caret back there.
 */
export function readCaret(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus()) return;
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}

/** Every key, cut, copy and paste acts where the caret is, however quickly it follows the key that moved it. */
export function promptCaret(): Plugin {
  const read = (view: EditorView): false => {
    readCaret(view);
    return false;
  };
  return new Plugin({ props: { handleDOMEvents: { keydown: read, copy: read, cut: read, paste: read } } });
}
