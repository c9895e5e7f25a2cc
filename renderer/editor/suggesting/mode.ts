import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';

/** The letters that were struck last, one after the other. */
export interface Striking {
  /** Names the run to the history: what has the same name is undone together. */
  readonly run: string;
  readonly caret: number;
  readonly time: number;
}

interface Mode {
  readonly on: boolean;
  readonly striking: Striking | null;
}

const key = new PluginKey<Mode>('suggesting');
const strikes = 'strikesLetters';
const settling = 'settlesSuggestions';

/** Whether what is written now is a suggestion. */
export function suggestingMode(initially: boolean): Plugin<Mode> {
  return new Plugin<Mode>({
    key,
    state: {
      init: () => ({ on: initially, striking: null }),
      apply: (tr, mode) => {
        const on = (tr.getMeta(key) as boolean | undefined) ?? mode.on;
        const struck = tr.getMeta(strikes) as Striking | undefined;
        const striking = struck ?? (tr.docChanged || tr.selectionSet ? null : mode.striking);
        return on === mode.on && striking === mode.striking ? mode : { on, striking };
      },
    },
    props: {
      attributes: (state): Record<string, string> => (isSuggesting(state) ? { 'data-suggesting': '' } : {}),
    },
  });
}

export function isSuggesting(state: EditorState): boolean {
  return key.getState(state)?.on ?? false;
}

/** The run of struck letters that goes on at the selection; null where none does. */
export function strikingAt(state: EditorState): Striking | null {
  return key.getState(state)?.striking ?? null;
}

/** Marks a transaction as one of a run of struck letters, for the history and for the next of them. */
export function asStriking(tr: Transaction, striking: Striking): Transaction {
  // The history knows changes of text by their places, and a struck letter changes none: it goes by the name instead.
  return tr.setMeta(strikes, striking).setMeta('composition', striking.run);
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
