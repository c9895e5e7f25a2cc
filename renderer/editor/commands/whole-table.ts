import { TableMap, fixTables } from '@tiptap/pm/tables';
import type { Command, Transaction } from '@tiptap/pm/state';
import { EditorState, Selection } from '@tiptap/pm/state';
import { ancestorOf } from './positions';

/**
 * The command on a table whose rows are equally long and whose cells do not lie over each other. A site may send any
 * table; prosemirror-tables mends one only once it was edited, and its commands throw in one that is not whole. The
 * mending and the command are one transaction.
 */
export function onWholeTable(command: Command): Command {
  return (state, dispatch) => {
    const mending = state.tr;
    let whole = state;
    for (let fix = mended(state); fix?.docChanged === true; fix = mended(whole)) {
      for (const step of fix.steps) mending.step(step);
      whole = EditorState.create({ doc: mending.doc, selection: mending.selection });
    }
    if (!mending.docChanged) return command(state, dispatch);
    return command(whole, dispatch && ((tr) => dispatch(after(mending, tr))));
  };
}

/**
 * Mends what is wrong with the table at either end of the selection, and with no other: a command takes the one that the
 * selection was drawn to. Undefined when they are whole.
 */
function mended(state: EditorState): Transaction | undefined {
  const { $from, $to } = state.selection;
  for (const end of [$from, $to]) {
    const table = ancestorOf(end, ['table']);
    if (table === null || TableMap.get(table.node).problems === null) continue;
    const withoutIt = state.tr.delete(table.from, table.to).doc;
    return fixTables(state, EditorState.create({ doc: withoutIt }));
  }
  return undefined;
}

function after(mending: Transaction, tr: Transaction): Transaction {
  for (const step of tr.steps) mending.step(step);
  mending.setSelection(Selection.fromJSON(mending.doc, tr.selection.toJSON()));
  return tr.scrolledIntoView ? mending.scrollIntoView() : mending;
}
