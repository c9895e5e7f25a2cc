import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { fixTables } from '@tiptap/pm/tables';
import { expect, test } from 'vitest';
import { randomDocument } from '../../../tests/helpers/random-document';
import { shapeOf } from '../../../tests/helpers/shape-of';
import { caseCount } from '../../../tests/helpers/site-media';
import { blockIds as idsOf } from '../../../shared/document/schema';
import { settleSuggestions } from '../../../shared/document/suggestions';
import { backspace, deleteForward } from '../commands/backspace';
import {
  nestItem,
  setParagraph,
  toggleBulletList,
  toggleHeading,
  toggleOrderedList,
  togglePullQuote,
  toggleQuote,
  unnestItem,
} from '../commands/block-types';
import { deleteSelected } from '../commands/delete-selected';
import { enter, paragraphBelow, softEnter } from '../commands/enter';
import { insertDivider, insertTable, moveBlock } from '../commands/insert-block';
import { toggleBold, toggleItalic } from '../commands/marks';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  headerRow,
  removeTable,
} from '../commands/tables';
import { blockIds } from '../plugins/block-ids';
import { fitToPlace, sliceOfText } from '../plugins/pasting';
import { suggestingMode } from './mode';
import { tracked } from './tracked';

const type: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('§'));
  return true;
};
const paste: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelection(fitToPlace(sliceOfText('¤\n¶'), state.selection.$from)));
  return true;
};
const commands: readonly Command[] = [
  type, paste, backspace, deleteForward, deleteSelected, enter, softEnter, paragraphBelow, toggleBold, toggleItalic,
  toggleHeading(2), toggleHeading(3), setParagraph, toggleBulletList, toggleOrderedList, toggleQuote, togglePullQuote,
  nestItem, unnestItem, insertDivider, insertTable(), moveBlock(1), moveBlock(-1),
  addRowAfter, deleteRow, addColumnAfter, deleteColumn, headerRow, removeTable,
]; // prettier-ignore

interface Session {
  readonly doc: Node;
  /** What each does: which command, from where to where. */
  readonly acts: readonly (readonly [command: number, from: number, to: number])[];
}
const act = fc.tuple(fc.nat(commands.length - 1), fc.nat(), fc.nat());
const session: fc.Arbitrary<Session> = fc
  .tuple(randomDocument({ classic: false }), fc.array(act, { minLength: 1, maxLength: 5 }))
  .map(([doc, acts]) => ({ doc: withWholeTables(doc), acts }));

/** The seed and the place tell which case it was: to make a whole document smaller takes minutes. */
const endOnFailure = true;

test('whatever somebody does while suggesting, rejecting it gives the copy back, and a copy that can be used', () => {
  let done = 0;
  fc.assert(
    fc.property(session, ({ doc, acts }) => {
      const state = play(doc, acts, (index) => (index < 3 ? 'a' : 'b'));
      if (!state.doc.eq(doc)) done += 1;
      const ids = idsOf(state.doc);
      expect(new Set(ids).size).toBe(ids.length);
      const rejected = settleSuggestions(state.doc, () => 'reject');
      rejected.check();
      expect(shapeOf(rejected)).toBe(shapeOf(doc));
      settleSuggestions(state.doc, () => 'accept').check();
    }),
    { numRuns: caseCount(), endOnFailure },
  );
  expect(done).toBeGreaterThan(caseCount() / 3);
});

test('one edit accepted is the edit itself', () => {
  fc.assert(
    fc.property(randomDocument({ classic: false }).map(withWholeTables), act, (doc, [index, from, to]) => {
      const suggested = play(doc, [[index, from, to]], () => 'a');
      const direct = play(doc, [[index, from, to]], null);
      const accepted = settleSuggestions(suggested.doc, () => 'accept');
      expect(shapeOf(accepted)).toBe(shapeOf(direct.doc));
    }),
    { numRuns: caseCount(), endOnFailure },
  );
});

/** What comes of the acts, suggested by whom `author` says, or done directly. */
function play(doc: Node, acts: Session['acts'], author: ((act: number) => string) | null): EditorState {
  let state = EditorState.create({ doc, plugins: [suggestingMode(author !== null), blockIds(count('n'))] });
  const newId = count('');
  for (const [index, [command, from, to]] of acts.entries()) {
    const place = (at: number) => state.doc.resolve(at % (state.doc.content.size + 1));
    const name = author?.(index) ?? '';
    const suggester = { isOwn: (id: string) => id.startsWith(name), newId: () => `${name}${newId()}` };
    const dispatch = (tr: Transaction): void => {
      if (!isValid(tr.doc)) return;
      state = state.apply(tracked(state, tr, suggester));
      state.doc.check();
    };
    state = state.apply(state.tr.setSelection(TextSelection.between(place(from), place(to))));
    commands[command]?.(state, dispatch);
  }
  return state;
}

/** Tables as the editor has them once they were edited: it mends them until nothing is left to mend. */
function withWholeTables(doc: Node): Node {
  const mended = fixTables(EditorState.create({ doc }));
  return mended === undefined ? doc : withWholeTables(mended.doc);
}

/** prosemirror-tables itself breaks some tables whose cells reach over rows that are not there; those say nothing. */
function isValid(doc: Node): boolean {
  try {
    doc.check();
    return true;
  } catch {
    return false;
  }
}

function count(prefix: string): () => string {
  let made = 0;
  return () => `${prefix}x${made++}`;
}
