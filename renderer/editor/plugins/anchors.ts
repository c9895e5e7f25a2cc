import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';

type Anchors = ReadonlyMap<object, number>;
type Change = { readonly set: object; readonly at: number } | { readonly drop: object };

const key = new PluginKey<Anchors>('anchors');
const none: Anchors = new Map();

/** Remembers places for work that answers later (a picture being imported): they move with the text. */
export function anchors(): Plugin<Anchors> {
  return new Plugin<Anchors>({
    key,
    state: {
      init: () => none,
      apply: (tr, held) => {
        const change = tr.getMeta(key) as Change | undefined;
        if (change === undefined && (held.size === 0 || !tr.docChanged)) return held;
        const moved = new Map([...held].map(([id, at]) => [id, tr.mapping.map(at)]));
        if (change !== undefined && 'set' in change) moved.set(change.set, change.at);
        if (change !== undefined && 'drop' in change) moved.delete(change.drop);
        return moved;
      },
    },
  });
}

/** Starts to follow a place under a key of the caller's. */
export function setAnchor(tr: Transaction, id: object, at: number): Transaction {
  return tr.setMeta(key, { set: id, at } satisfies Change);
}

/** Where the place is now; null once it was dropped. */
export function anchorAt(state: EditorState, id: object): number | null {
  return key.getState(state)?.get(id) ?? null;
}

/** Forgets a place. */
export function dropAnchor(tr: Transaction, id: object): Transaction {
  return tr.setMeta(key, { drop: id } satisfies Change);
}
