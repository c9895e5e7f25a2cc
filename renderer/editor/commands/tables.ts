import type { TableMap } from '@tiptap/pm/tables';
import {
  CellSelection,
  addColumnAfter as columnAfter,
  addColumnBefore as columnBefore,
  addRowAfter as rowAfter,
  addRowBefore as rowBefore,
  deleteColumn as columnAway,
  deleteRow as rowAway,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import type { Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { articleSchema } from '../../../shared/document/schema';
import { ancestorOf, firstOf, moveCaret } from './positions';
import { onWholeTable } from './whole-table';

const { hardBreak } = articleSchema.nodes;

export { isInTable };

export const addRowAfter = onWholeTable(rowAfter);
export const addRowBefore = onWholeTable(rowBefore);
export const addColumnAfter = onWholeTable(columnAfter);
export const addColumnBefore = onWholeTable(columnBefore);
export const deleteRow = onWholeTable(rowAway);
export const deleteColumn = onWholeTable(columnAway);

/** Deletes the whole table around the selection. */
export const removeTable: Command = deleteTable;

/** Takes a merged cell apart; its text stays in the first one. */
export const splitCells = onWholeTable(splitCell);

/** Makes the table's first row its head, or plain again. */
export const headerRow = onWholeTable(toggleHeaderRow);

/** Merges the selected cells; each cell's text becomes a line of the one that remains. */
export const mergeSelectedCells = onWholeTable((state, dispatch) => {
  if (!(state.selection instanceof CellSelection) || !isInTable(state)) return false;
  const rect = selectedRect(state);
  const { map, table, tableStart } = rect;
  const cells = map.cellsInRect(rect);
  const first = cells[0];
  if (first === undefined || cells.length < 2 || cutsMergedCell(map, cells, rect)) return false;
  if (!dispatch) return true;
  const { tr } = state;
  let text = Fragment.empty;
  for (const at of cells) text = appendLine(text, (table.nodeAt(at) as Node).content);
  for (const at of cells.slice(1).reverse()) {
    const cell = table.nodeAt(at) as Node;
    tr.delete(tableStart + at, tableStart + at + cell.nodeSize);
  }
  const kept = table.nodeAt(first) as Node;
  const attrs = {
    ...kept.attrs,
    colspan: rect.right - rect.left,
    rowspan: rect.bottom - rect.top,
    colwidth: null,
  };
  const at = tableStart + first;
  tr.replaceWith(at, at + kept.nodeSize, kept.type.create(attrs, text));
  dispatch(moveCaret(tr, at + 1 + text.size, -1));
  return true;
});

/** Tab in a table: the next cell; in the last one a new row. Shift Tab: the cell before. */
export function tabInTable(direction: -1 | 1): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (goToNextCell(direction)(state, dispatch)) return true;
    if (direction < 0) return true;
    return firstOf(rowBelowAndInto)(state, dispatch);
  };
}

const rowBelowAndInto: Command = (state, dispatch) => {
  const row = ancestorOf(state.selection.$from, ['tableRow']);
  if (row === null) return false;
  return addRowAfter(state, dispatch && ((tr) => dispatch(moveCaret(tr, row.to + 1))));
};

function appendLine(text: Fragment, line: Fragment): Fragment {
  if (line.size === 0) return text;
  return text.size === 0 ? line : text.append(Fragment.from(hardBreak.create())).append(line);
}

/** Whether the rectangle holds only a part of a cell that is already merged. */
function cutsMergedCell(
  map: TableMap,
  cells: readonly number[],
  rect: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): boolean {
  return cells.some((at) => {
    const cell = map.findCell(at);
    return (
      cell.left < rect.left || cell.right > rect.right || cell.top < rect.top || cell.bottom > rect.bottom
    );
  });
}
