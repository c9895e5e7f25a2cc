import type { Mark, MarkSpec } from '@tiptap/pm/model';
import { only } from '../nodes/attributes';
import { isBlockId } from '../ids';

const id = { validate: only('a suggestion id', isBlockId) };

/**
 * Text or a block that somebody suggests to add. The three marks of tracked changes have the names and attributes of
 * prosemirror-suggest-changes; author and time stand in the record, by id. Each excludes only itself: one person may
 * strike or format what another adds. None has a `parseDOM`: what is pasted is plain text, not a suggestion.
 */
export const insertion: MarkSpec = {
  inclusive: false,
  attrs: { id },
  toDOM: (mark, inline) => ['ins', around(mark, inline), 0],
};

/** Text or a block that somebody suggests to remove. */
export const deletion: MarkSpec = {
  inclusive: false,
  attrs: { id },
  toDOM: (mark, inline) => ['del', around(mark, inline), 0],
};

/** Whole blocks are told from words by an attribute: a style sheet that looks for what stands inside costs each of them. */
function around(mark: Mark, inline: boolean): Record<string, string> {
  return { 'data-suggestion': String(mark.attrs['id']), ...(inline ? {} : { 'data-block': '' }) };
}

/** What a modification changes: see `modification`. */
export type ModificationKind = 'attr' | 'mark' | 'split' | 'join';

const kinds: readonly unknown[] = ['attr', 'mark', 'split', 'join'] satisfies ModificationKind[];

/**
 * A change that is neither text nor a block. `attr`: the block shows `newValue` of `attrName`, `previousValue` stands
 * until it is accepted. `mark`: the same of a format of text, named by `attrName`, as the mark's JSON or null. `split`:
 * this block was split off the one before it; rejecting joins them again. `join`: it is to be joined to the one before
 * it when accepted. Several stand side by side, those of one attribute oldest first.
 */
export const modification: MarkSpec = {
  inclusive: false,
  excludes: '',
  attrs: {
    id,
    type: { validate: only('a kind of modification', (type) => kinds.includes(type)) },
    attrName: { default: null, validate: 'string|null' },
    previousValue: { default: null },
    newValue: { default: null },
  },
  toDOM: (mark, inline) => [
    inline ? 'span' : 'div',
    {
      'data-suggestion': String(mark.attrs['id']),
      'data-modification': String(mark.attrs['attrName'] ?? mark.attrs['type']),
      'data-kind': String(mark.attrs['type']),
      'data-was': mark.attrs['previousValue'] === null ? 'plain' : 'set',
    },
    0,
  ],
};

/** The marks a node may carry whose children are blocks, or whose text is plain. */
export const suggestionMarks = 'insertion deletion modification';
