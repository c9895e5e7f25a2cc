import type { Node } from '@tiptap/pm/model';
import { isCellAlign } from '../nodes/table';
import { writeAttributes } from './html-text';
import { writeInline } from './inline-out';

/** A table's rows as HTML: a first row of header cells alone is the `thead`, the others the `tbody`. */
export function writeTableRows(table: Node): string {
  const rows = table.content.content;
  const head = rows.slice(0, rows[0] !== undefined && isHeaderRow(rows[0]) ? 1 : 0);
  return writeSection('thead', head) + writeSection('tbody', rows.slice(head.length));
}

function isHeaderRow(row: Node): boolean {
  return row.childCount > 0 && row.content.content.every((cell) => cell.type.name === 'tableHeader');
}

function writeSection(tag: 'thead' | 'tbody', rows: readonly Node[]): string {
  if (rows.length === 0) return '';
  return `<${tag}>${rows.map((row) => `<tr>${row.content.content.map(writeCell).join('')}</tr>`).join('')}</${tag}>`;
}

function writeCell(cell: Node): string {
  const tag = cell.type.name === 'tableHeader' ? 'th' : 'td';
  const { align, colspan, rowspan } = cell.attrs;
  const attributes: [string, string][] = [];
  if (isCellAlign(align)) attributes.push(['class', `has-text-align-${align}`], ['data-align', align]);
  if (colspan !== 1) attributes.push(['colspan', String(colspan)]);
  if (rowspan !== 1) attributes.push(['rowspan', String(rowspan)]);
  return `<${tag}${writeAttributes(attributes)}>${writeInline(cell)}</${tag}>`;
}
