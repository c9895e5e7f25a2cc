import type { Node } from '@tiptap/pm/model';
import { isCellAlign } from '../nodes/table';
import { articleSchema } from '../schema';
import type { Dress } from './dress';
import { unusual, writeDress } from './dress';
import { readInline } from './inline-in';
import type { HtmlElement, HtmlNode } from './strict-html';

const { nodes } = articleSchema;

/**
 * A table block's figure as a table node, or null where it is built in some other way: with a caption, a
 * foot, more than one body. What a cell carries beyond spans and alignment is found by the caller's
 * comparison of what would be written back.
 */
export function readTable(
  block: string,
  figure: HtmlElement,
  id: string | null,
  attributes: Record<string, unknown>,
): Node | null {
  const table = onlyElement(figure, 'figure', 'table');
  const sections = table === null ? null : elements(table.children);
  if (table === null || sections === null || sections.length > 2) return null;
  const rows: Node[] = [];
  for (const section of sections) {
    const found = elements(section.children);
    if ((section.tag !== 'thead' && section.tag !== 'tbody') || found === null) return null;
    for (const row of found) {
      const cells = row.tag === 'tr' ? readCells(row) : null;
      if (cells === null) return null;
      rows.push(nodes.tableRow.create(null, cells));
    }
  }
  if (rows.length === 0) return null;
  const outer = unusual(figure.attributes, 'wp-block-table');
  const inner = unusual(table.attributes, 'has-fixed-layout');
  const dress: Dress = {
    block,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(outer === undefined
      ? {}
      : { element: outer.map(([name, value]) => [name, value] as [string, string]) }),
    ...(inner === undefined
      ? {}
      : { table: inner.map(([name, value]) => [name, value] as [string, string]) }),
  };
  return nodes.table.create({ id, dress: writeDress(dress) }, rows);
}

function readCells(row: HtmlElement): Node[] | null {
  const cells: Node[] = [];
  for (const cell of elements(row.children) ?? []) {
    const content = readInline(cell.children);
    const type = cell.tag === 'th' ? nodes.tableHeader : cell.tag === 'td' ? nodes.tableCell : null;
    if (content === null || type === null) return null;
    const values = Object.fromEntries(cell.attributes);
    const align = values['data-align'] ?? null;
    const attrs = {
      colspan: readSpan(values['colspan']),
      rowspan: readSpan(values['rowspan']),
      align: isCellAlign(align) ? align : null,
    };
    cells.push(type.create(attrs, content));
  }
  return elements(row.children) === null ? null : cells;
}

function readSpan(value: string | undefined): number {
  return value !== undefined && /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 1;
}

function onlyElement(outer: HtmlElement, outerTag: string, tag: string): HtmlElement | null {
  const found = outer.tag === outerTag ? elements(outer.children) : null;
  const [only, ...rest] = found ?? [];
  return only?.tag === tag && rest.length === 0 ? only : null;
}

/** The elements among nodes that are nothing else but white space, or null. */
function elements(nodes: readonly HtmlNode[]): HtmlElement[] | null {
  const found: HtmlElement[] = [];
  for (const node of nodes) {
    if (node.kind === 'element') found.push(node);
    else if (node.kind === 'slot' || /[^ \t\n\f\r]/.test(node.text)) return null;
  }
  return found;
}
