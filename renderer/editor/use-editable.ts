import type { Editor } from '@tiptap/react';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether the copy may be written, as of now: that changes under an editor that stays, caret and all. */
export function useEditable(editor: Editor): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      editor.on('update', changed);
      return () => void editor.off('update', changed);
    },
    [editor],
  );
  return useSyncExternalStore(follow, () => editor.isEditable);
}
