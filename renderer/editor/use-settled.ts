import type { Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';

/** How long after the caret moved the tools follow it, in milliseconds. */
const followMs = 80;

/** How long typing rests before the tools follow it, in milliseconds. */
const restMs = 250;

/**
 * What `read` finds in the editor's state, brought up to date shortly after it changed: tools may follow
 * a moment later, but must not cost a keystroke anything, nor draw between two. `read` must be the same function.
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
    const changed = ({ transaction }: { readonly transaction: Transaction }): void => {
      if (transaction.docChanged && waiting !== null) {
        clearTimeout(waiting);
        waiting = null;
      }
      waiting ??= setTimeout(update, transaction.docChanged ? restMs : followMs);
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
