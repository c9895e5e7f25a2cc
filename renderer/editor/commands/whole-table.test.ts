import fc from 'fast-check';
import type { Command } from '@tiptap/pm/state';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { articleSchema } from '../../../shared/document/schema';
import { caseCount } from '../../../tests/helpers/site-media';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  headerRow,
  splitCells,
} from './tables';

const { doc, headline, dek, table, tableRow, tableCell, tableHeader, paragraph } = articleSchema.nodes;

const commands: readonly (readonly [name: string, command: Command])[] = [
  ['a row after', addRowAfter],
  ['a row before', addRowBefore],
  ['a column after', addColumnAfter],
  ['a column before', addColumnBefore],
  ['a row away', deleteRow],
  ['a column away', deleteColumn],
  ['a head', headerRow],
  ['a cell split', splitCells],
];

const span = fc.constantFrom(1, 1, 1, 2, 3);
const cell = fc
  .record({ colspan: span, rowspan: span, head: fc.boolean(), words: fc.constantFrom('', 'a', '𐀀') })
  .map(({ colspan, rowspan, head, words }) =>
    (head ? tableHeader : tableCell).create(
      { colspan, rowspan },
      words === '' ? null : articleSchema.text(words),
    ),
  );
const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => tableRow.create(null, cells));
/** What a site may send: rows of any length, cells that lie over each other or reach below the table. */
const anyTable = fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => table.create(null, rows));

test.each(commands)(
  '%s, in a table of any shape: nothing is thrown, no word is lost, no other table is touched',
  (name, command) => {
    fc.assert(
      fc.property(anyTable, anyTable, fc.nat(), fc.boolean(), (sent, other, at, isDrawn) => {
        const copy = doc.create(null, [headline.create(), dek.create(), sent, paragraph.create(), other]);
        let state = EditorState.create({ doc: copy });
        const inTable = 5 + (at % (sent.content.size - 1));
        const caret = TextSelection.near(copy.resolve(inTable));
        // Drawn from the headline into the table, or a caret there.
        const selection = isDrawn ? TextSelection.between(copy.resolve(1), caret.$head) : caret;
        state = state.apply(state.tr.setSelection(selection));
        command(state, (tr) => (state = state.apply(tr)));
        state.doc.check();
        expect(state.doc.lastChild?.eq(other)).toBe(true);
        if (!name.endsWith('away')) expect(state.doc.child(2).textContent).toBe(sent.textContent);
      }),
      { numRuns: caseCount() },
    );
  },
);
