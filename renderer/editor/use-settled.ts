import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';

/** How long after a keystroke the tools follow it, in milliseconds. */
const followDelay = 80;

/**
 * What `read` finds in the editor's state, brought up to date shortly after it changed: tools may follow
 * the caret a moment later, but must not cost a keystroke anything. `read` must be the same function.
 */
export function useSettled<Value>(editor: Editor, read: (editor: Editor) => Value): Value {
  const [value, setValue] = useState(() => read(editor));
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const update = (): void => {
      waiting = null;
      if (editor.isDestroyed) return;
      const now = read(editor);
      setValue((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const changed = (): void => {
      waiting ??= setTimeout(update, followDelay);
    };
    update();
    editor.on('transaction', changed);
    return () => {
      editor.off('transaction', changed);
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [editor, read]);
  return value;
}
