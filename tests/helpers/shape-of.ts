import type { Node } from '@tiptap/pm/model';
import { copyDigest } from '../../shared/document/copy-digest';

/** A copy as a string, the ids of its blocks apart: equal where text, structure, attributes and marks are. */
export function shapeOf(copy: Node): string {
  return copyDigest(withoutIds(copy));
}

function withoutIds(node: Node): Node {
  if (node.isText) return node;
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
  return node.type.create(attrs, node.content.content.map(withoutIds), node.marks);
}
