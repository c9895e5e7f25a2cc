import type { NodeViewRenderer } from '@tiptap/core';
import { DOMSerializer } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';

/**
 * A header cell of a table. While it is empty, as the corner of a table with two heads often is, it heads nothing: screen
 * readers get it as a cell, and do not read an empty name before each cell of its column.
 */
export const headerCellView: NodeViewRenderer = ({ node: first }) => {
  const dom = drawn(first);
  let shown = first;
  const tell = (node: Node): void => {
    if (node.childCount === 0) dom.setAttribute('role', 'cell');
    else dom.removeAttribute('role');
  };
  tell(first);
  return {
    dom,
    contentDOM: dom,
    update: (node: Node) => {
      if (!node.sameMarkup(shown)) return false;
      if ((node.childCount === 0) !== (shown.childCount === 0)) tell(node);
      shown = node;
      return true;
    },
  };
};

function drawn(node: Node): HTMLElement {
  const { toDOM } = node.type.spec;
  if (toDOM === undefined) throw new Error('A header cell is drawn by its schema');
  const { dom } = DOMSerializer.renderSpec(document, toDOM(node));
  if (!(dom instanceof HTMLElement)) throw new Error('A header cell is an element');
  return dom;
}
