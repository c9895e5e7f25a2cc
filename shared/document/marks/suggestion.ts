import type { MarkSpec } from '@tiptap/pm/model';
import { only } from '../nodes/attributes';
import { isBlockId } from '../ids';

const id = { validate: only('a suggestion id', isBlockId) };

/**
 * Text or a block that somebody suggests to add. The three marks of tracked changes have the names and attributes of
 * prosemirror-suggest-changes; author and time stand in the record, by id. None has a `parseDOM`: what is pasted is
 * plain text, not a suggestion.
 */
export const insertion: MarkSpec = {
  inclusive: false,
  excludes: 'deletion modification insertion',
  attrs: { id },
  toDOM: (mark) => ['ins', { 'data-suggestion': String(mark.attrs['id']) }, 0],
};

/** Text or a block that somebody suggests to remove. */
export const deletion: MarkSpec = {
  inclusive: false,
  excludes: 'insertion modification deletion',
  attrs: { id },
  toDOM: (mark) => ['del', { 'data-suggestion': String(mark.attrs['id']) }, 0],
};

/**
 * A block one of whose attributes somebody suggests to change: the block shows `newValue`, `previousValue` is what
 * stands until it is accepted.
 */
export const modification: MarkSpec = {
  inclusive: false,
  excludes: 'deletion insertion',
  attrs: {
    id,
    type: { validate: only('a kind of modification', (type) => type === 'attr') },
    attrName: { default: null, validate: 'string|null' },
    previousValue: { default: null },
    newValue: { default: null },
  },
  toDOM: (mark, inline) => [
    inline ? 'span' : 'div',
    { 'data-suggestion': String(mark.attrs['id']), 'data-modification': String(mark.attrs['attrName']) },
    0,
  ],
};

/** The marks a node may carry whose children are blocks, or whose text is plain. */
export const suggestionMarks = 'insertion deletion modification';
