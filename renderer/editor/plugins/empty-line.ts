import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { caretOf } from '../commands/positions';

/** Marks the empty body paragraph the caret stands in, so that it can say which key opens the block menu. */
export function emptyLine(): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => {
        const $caret = caretOf(state);
        if ($caret === null || $caret.depth !== 1 || $caret.parent.content.size > 0) return null;
        if ($caret.parent.type.name !== 'paragraph') return null;
        const line = Decoration.node($caret.before(), $caret.after(), { class: 'empty-line' });
        return DecorationSet.create(state.doc, [line]);
      },
    },
  });
}
