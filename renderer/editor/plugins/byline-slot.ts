import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { bodyStart } from '../commands/positions';

/** Keeps an element of the screen's (byline and dateline) between the dek and the body, outside the copy. */
export function bylineSlot(slot: HTMLElement): Plugin<DecorationSet> {
  const place = (doc: Parameters<typeof bodyStart>[0]): DecorationSet =>
    DecorationSet.create(doc, [
      Decoration.widget(bodyStart(doc), slot, {
        side: -1,
        key: 'byline',
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    ]);
  return new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => place(state.doc),
      apply: (tr, held) => {
        if (!tr.docChanged) return held;
        const at = bodyStart(tr.doc);
        const kept = held.map(tr.mapping, tr.doc);
        return kept.find()[0]?.from === at ? kept : place(tr.doc);
      },
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}
