import type { NodeSpec } from '@tiptap/pm/model';
import { suggestionMarks } from '../marks/suggestion';
import { blockAttributes, idAttribute, isIntegerWithin, only, readId } from './attributes';

export const bulletList: NodeSpec = {
  group: 'block',
  content: 'listItem+',
  marks: suggestionMarks,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'ul', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['ul', idAttribute(node.attrs['id']), 0],
};

export const orderedList: NodeSpec = {
  group: 'block',
  content: 'listItem+',
  marks: suggestionMarks,
  attrs: {
    ...blockAttributes,
    start: {
      default: 1,
      validate: only('a whole number', (start) => isIntegerWithin(start, -999_999, 999_999)),
    },
  },
  parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ id: readId(element), start: readStart(element) }) }],
  toDOM: (node) => {
    const start: unknown = node.attrs['start'];
    return ['ol', { ...idAttribute(node.attrs['id']), ...(start === 1 ? {} : { start: String(start) }) }, 0];
  },
};

/** One item: its own text (a paragraph with an id of its own), then lists nested in it. */
export const listItem: NodeSpec = {
  content: 'paragraph (bulletList|orderedList)*',
  marks: suggestionMarks,
  defining: true,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'li', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['li', idAttribute(node.attrs['id']), 0],
};

function readStart(element: HTMLElement): number {
  const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
  return isIntegerWithin(start, -999_999, 999_999) ? start : 1;
}
