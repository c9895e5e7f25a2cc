import type { NodeSpec } from '@tiptap/pm/model';
import { blockAttributes, idAttribute, readId } from './attributes';

export const divider: NodeSpec = {
  group: 'block',
  atom: true,
  selectable: true,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'hr', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['hr', idAttribute(node.attrs['id'])],
};
