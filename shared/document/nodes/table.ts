import type { Attrs, NodeSpec } from '@tiptap/pm/model';
import { suggestionMarks } from '../marks/suggestion';
import { blockAttributes, idAttribute, isIntegerWithin, nullOr, only, readId } from './attributes';

/** How the text of a cell is aligned; null leaves it to the page. */
export type CellAlign = 'left' | 'center' | 'right';

/** A table. A first row made of header cells alone is its head. Cells hold text, never blocks. */
export const table: NodeSpec = {
  group: 'block',
  content: 'tableRow+',
  marks: suggestionMarks,
  tableRole: 'table',
  isolating: true,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'table', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['table', idAttribute(node.attrs['id']), ['tbody', 0]],
};

export const tableRow: NodeSpec = {
  content: '(tableCell|tableHeader)*',
  tableRole: 'row',
  parseDOM: [{ tag: 'tr' }],
  toDOM: () => ['tr', 0],
};

export const tableCell: NodeSpec = cell('td', 'cell');

export const tableHeader: NodeSpec = cell('th', 'header_cell');

/** Whether a value is one of the alignments a cell may have. */
export function isCellAlign(align: unknown): align is CellAlign {
  return align === 'left' || align === 'center' || align === 'right';
}

function cell(tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec {
  const span = {
    default: 1,
    validate: only('a span from 1 to 1000', (value) => isIntegerWithin(value, 1, 1000)),
  };
  return {
    content: 'inline*',
    tableRole,
    isolating: true,
    attrs: {
      colspan: span,
      rowspan: span,
      colwidth: { default: null, validate: nullOr('column widths', isColumnWidths) },
      align: { default: null, validate: nullOr('an alignment', isCellAlign) },
    },
    parseDOM: [{ tag, getAttrs: readCell }],
    toDOM: (node) => [tag, cellAttributes(node.attrs), 0],
  };
}

function isColumnWidths(value: unknown): boolean {
  return Array.isArray(value) && value.every((width) => isIntegerWithin(width, 0, 100_000));
}

function readCell(element: HTMLElement): Record<string, unknown> {
  const align = element.getAttribute('data-align') ?? element.getAttribute('align');
  const colspan = readSpan(element, 'colspan');
  const widths = (element.getAttribute('data-colwidth') ?? '').split(',').map(Number);
  return {
    colspan,
    rowspan: readSpan(element, 'rowspan'),
    colwidth:
      widths.length === colspan && widths.every((width) => width > 0) && isColumnWidths(widths)
        ? widths
        : null,
    align: isCellAlign(align) ? align : null,
  };
}

function readSpan(element: HTMLElement, name: string): number {
  const span = Number.parseInt(element.getAttribute(name) ?? '', 10);
  return isIntegerWithin(span, 1, 1000) ? span : 1;
}

function cellAttributes(attrs: Attrs): Record<string, string> {
  const { colspan, rowspan, colwidth, align } = attrs;
  return {
    ...(colspan === 1 ? {} : { colspan: String(colspan) }),
    ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
    ...(Array.isArray(colwidth) ? { 'data-colwidth': colwidth.join(',') } : {}),
    ...(isCellAlign(align) ? { 'data-align': align } : {}),
  };
}
