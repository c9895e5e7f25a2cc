import { Plugin } from '@tiptap/pm/state';
import { caretOf } from '../commands/positions';

/** `/` on an empty line of the body opens the block menu instead of being written. */
export function blockMenuKey(open: () => void): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, _from, _to, text) => {
        const $caret = caretOf(view.state);
        if (text !== '/' || $caret === null || $caret.depth !== 1) return false;
        if ($caret.parent.type.name !== 'paragraph' || $caret.parent.content.size > 0) return false;
        open();
        return true;
      },
    },
  });
}
