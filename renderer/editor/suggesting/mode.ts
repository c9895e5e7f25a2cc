import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';

const key = new PluginKey<boolean>('suggesting');
const settling = 'settlesSuggestions';

/** Whether what is written now is a suggestion. */
export function suggestingMode(initially: boolean): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => initially,
      apply: (tr, on) => (tr.getMeta(key) as boolean | undefined) ?? on,
    },
    props: {
      attributes: (state): Record<string, string> =>
        key.getState(state) === true ? { 'data-suggesting': '' } : {},
    },
  });
}

export function isSuggesting(state: EditorState): boolean {
  return key.getState(state) ?? false;
}

export function setSuggesting(tr: Transaction, on: boolean): Transaction {
  return tr.setMeta(key, on);
}

/** Marks a transaction that decides on suggestions: it is never one itself. */
export function asSettling(tr: Transaction): Transaction {
  return tr.setMeta(settling, true);
}

/** Whether a transaction is somebody's writing in this window, not undo, not another's steps, not a decision. */
export function isWriting(tr: Transaction): boolean {
  return (
    tr.docChanged &&
    tr.getMeta(settling) === undefined &&
    tr.getMeta('history$') === undefined &&
    tr.getMeta('collab$') === undefined &&
    tr.getMeta('appendedTransaction') === undefined &&
    tr.getMeta('addToHistory') !== false
  );
}
