import type { NodeSpec } from '@tiptap/pm/model';
import { suggestionMarks } from '../marks/suggestion';
import { blockAttributes, idAttribute, readId } from './attributes';

export const blockquote: NodeSpec = {
  group: 'block',
  content: '(paragraph|heading|bulletList|orderedList)+ attribution',
  marks: suggestionMarks,
  defining: true,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'blockquote', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['blockquote', idAttribute(node.attrs['id']), 0],
};

export const pullquote: NodeSpec = {
  group: 'block',
  content: 'quoteText speaker',
  defining: true,
  isolating: true,
  attrs: blockAttributes,
  parseDOM: [{ tag: 'aside[data-pullquote]', getAttrs: (element) => ({ id: readId(element) }) }],
  toDOM: (node) => ['aside', { 'data-pullquote': '', ...idAttribute(node.attrs['id']) }, 0],
};

export const quoteText: NodeSpec = {
  content: 'inline*',
  parseDOM: [{ tag: 'p[data-quote-text]', priority: 60 }],
  toDOM: () => ['p', { 'data-quote-text': '' }, 0],
};

/** Who said it, under a block quote; empty where nobody is named. */
export const attribution: NodeSpec = {
  content: 'inline*',
  defining: true,
  parseDOM: [
    { tag: 'cite[data-attribution]', priority: 60 },
    { tag: 'cite', context: 'blockquote/' },
  ],
  toDOM: () => ['cite', { 'data-attribution': '' }, 0],
};

/**
 * Who said it, under a pull quote. A type of its own: with one type at the end of both, ProseMirror would try to join
 * a block quote and a pull quote, which cannot be, when what lies between them is deleted.
 */
export const speaker: NodeSpec = {
  content: 'inline*',
  defining: true,
  parseDOM: [{ tag: 'cite[data-speaker]', priority: 60 }],
  toDOM: () => ['cite', { 'data-speaker': '' }, 0],
};
