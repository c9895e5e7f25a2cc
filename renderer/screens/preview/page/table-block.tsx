import type { Node } from '@tiptap/pm/model';
import type { ReactNode } from 'react';
import { inlineOf } from './inline';

/** A table; a first row of header cells alone is its head. Wide ones scroll inside their own box. */
export function TableBlock({ node, kind }: { node: Node; kind: string }): ReactNode {
  const rows = childNodes(node);
  const [first, ...others] = rows;
  const hasHead = first !== undefined && childNodes(first).every((cell) => cell.type.name === 'tableHeader');
  return (
    <div className={`table-scroll ${kind}`}>
      <table>
        {hasHead && <thead>{row(first, 0, 'col')}</thead>}
        <tbody>{(hasHead ? others : rows).map((each, index) => row(each, index, 'row'))}</tbody>
      </table>
    </div>
  );
}

function row(node: Node, key: number, scope: 'col' | 'row'): ReactNode {
  return <tr key={key}>{childNodes(node).map((cell, index) => cellOf(cell, index, scope))}</tr>;
}

function cellOf(node: Node, key: number, scope: 'col' | 'row'): ReactNode {
  const { colspan, rowspan, align } = node.attrs;
  const shape = {
    colSpan: Number(colspan),
    rowSpan: Number(rowspan),
    ...(typeof align === 'string' ? { className: `align-${align}` } : {}),
  };
  if (node.type.name === 'tableHeader') {
    return (
      <th key={key} scope={scope} {...shape}>
        {inlineOf(node)}
      </th>
    );
  }
  return (
    <td key={key} {...shape}>
      {inlineOf(node)}
    </td>
  );
}

function childNodes(parent: Node): Node[] {
  const nodes: Node[] = [];
  parent.forEach((child) => nodes.push(child));
  return nodes;
}
