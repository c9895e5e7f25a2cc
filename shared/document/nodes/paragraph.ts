import type { NodeSpec } from '@tiptap/pm/model';
import { blockAttributes, idAttribute, isIntegerWithin, only, readId } from './attributes';

/** The heading levels a story may use: the headline is level 1. */
export type HeadingLevel = 2 | 3 | 4;

export const paragraph: NodeSpec = {
  group: 'block',
  content: 'inline*',
  attrs: blockAttributes,
  parseDOM: [{ tag: 'p', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['p', idAttribute(node.attrs['id']), 0],
};

export const heading: NodeSpec = {
  group: 'block',
  content: 'inline*',
  defining: true,
  attrs: {
    ...blockAttributes,
    level: {
      default: 2,
      validate: only('a heading level from 2 to 4', (level) => isIntegerWithin(level, 2, 4)),
    },
  },
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
    tag: `h${level}`,
    getAttrs: (element: HTMLElement) => ({ id: readId(element), level: nearestHeadingLevel(level) }),
  })),
  toDOM: (node) => [`h${String(node.attrs['level'])}`, idAttribute(node.attrs['id']), 0],
};

/** The level a pasted heading takes: 1 becomes 2, 5 and 6 become 4. */
export function nearestHeadingLevel(level: number): HeadingLevel {
  if (level <= 2) return 2;
  return level === 3 ? 3 : 4;
}
