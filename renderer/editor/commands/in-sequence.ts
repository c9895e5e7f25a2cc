import type { Command, Transaction } from '@tiptap/pm/state';
import { EditorState } from '@tiptap/pm/state';

/** Runs commands one after the other as a single transaction; false, changing nothing, if one does not apply. */
export function inSequence(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => {
    const { tr } = state;
    for (const command of commands) {
      const made: Transaction[] = [];
      const now = EditorState.create({ doc: tr.doc, selection: tr.selection });
      if (!command(now, (next) => made.push(next), view)) return false;
      for (const next of made) {
        for (const step of next.steps) tr.step(step);
        tr.setSelection(next.selection.map(tr.doc, tr.mapping.slice(tr.mapping.maps.length)));
      }
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
