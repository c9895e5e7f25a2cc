import type { NodeSpec } from '@tiptap/pm/model';
import { blockAttributes, idAttribute } from './attributes';

/**
 * WordPress source that Stet does not know, kept byte for byte in `raw` and never drawn as HTML.
 * It has no `parseDOM`: a page that someone copies from must not be able to plant raw markup in a story.
 */
export const opaque: NodeSpec = {
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  attrs: {
    id: blockAttributes.id,
    raw: { validate: 'string' },
    label: { default: '', validate: 'string' },
  },
  toDOM: (node) => ['div', { 'data-opaque': String(node.attrs['label']), ...idAttribute(node.attrs['id']) }],
};

/** A piece of inline markup that Stet does not know and that has no text of its own to edit. */
export const opaqueInline: NodeSpec = {
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  attrs: { raw: { validate: 'string' } },
  toDOM: () => ['span', { 'data-opaque-inline': '' }],
};

export const hardBreak: NodeSpec = {
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  leafText: () => '\n',
  parseDOM: [{ tag: 'br' }],
  toDOM: () => ['br'],
};
