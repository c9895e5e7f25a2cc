import { CellSelection, TableMap } from '@tiptap/pm/tables';
import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { after, read, write } from '../notation.test-helper';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  headerRow,
  mergeSelectedCells,
  removeTable,
  splitCells,
  tabInTable,
} from './tables';

describe('a table', () => {
  it.each([
    ['gets a row below', 'table(tr(td(a|)))', addRowAfter, 'table(tr(td(a|)) tr(td()))'],
    [
      'gets a column after',
      'table(tr(td(a|)) tr(td(b)))',
      addColumnAfter,
      'table(tr(td(a|) td()) tr(td(b) td()))',
    ],
    ['loses a row', 'table(tr(td(a)) tr(td(b|)))', deleteRow, 'table(tr(td(a|)))'],
    ['loses a column', 'table(tr(td(a|) td(b)))', deleteColumn, 'table(tr(td(|b)))'],
    ['makes its first row a head', 'table(tr(td(a|)) tr(td(b)))', headerRow, 'table(tr(th(a|)) tr(td(b)))'],
    ['goes to the next cell with Tab', 'table(tr(td(a|) td(b)))', tabInTable(1), 'table(tr(td(a) td([b])))'],
    ['goes back with Shift Tab', 'table(tr(td(a) td(b|)))', tabInTable(-1), 'table(tr(td([a]) td(b)))'],
    [
      'grows a row with Tab in its last cell',
      'table(tr(td(a|)))',
      tabInTable(1),
      'table(tr(td(a)) tr(td(|)))',
    ],
    ['leaves Tab alone outside', 'p(a|)', tabInTable(1), null],
    ['goes as a whole', 'p(a) table(tr(td(b|))) p(c)', removeTable, 'p(a) p(|c)'],
  ])('%s', (_behaviour, before, command, expected) => {
    expect(after(before, command)).toBe(expected);
  });

  it('merges cells with each text on a line of its own, and splits them again', () => {
    let state = read('p() table(tr(td(a) td(b)) tr(td(c) td()))');
    state = state.apply(state.tr.setSelection(cells(state, 0, 2)));
    expect(mergeSelectedCells(state, (tr) => (state = state.apply(tr)))).toBe(true);
    state.doc.check();
    expect(state.doc.child(3).firstChild?.firstChild?.attrs).toMatchObject({ colspan: 1, rowspan: 2 });
    expect(write(state)).toBe('p() table(tr(td(a/c|) td(b)) tr(td()))');
    expect(splitCells(state, (tr) => (state = state.apply(tr)))).toBe(true);
    expect(write(state)).toContain('tr(td() td())');
  });
});

/** Selects from one cell to another, counted in reading order. */
function cells(state: EditorState, first: number, last: number): CellSelection {
  const start = 4 + 2 + 1;
  const { map } = TableMap.get(state.doc.child(3));
  return CellSelection.create(state.doc, start + (map[first] ?? 0), start + (map[last] ?? 0));
}
