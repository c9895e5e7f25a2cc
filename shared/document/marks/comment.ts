import type { MarkSpec } from '@tiptap/pm/model';
import { only } from '../nodes/attributes';
import { isBlockId } from '../ids';

/** Words that a comment thread of the record hangs on, by its id. Several may share a word. */
export const comment: MarkSpec = {
  inclusive: false,
  excludes: '',
  attrs: { id: { validate: only('a thread id', isBlockId) } },
  toDOM: (mark) => ['span', { 'data-comment': String(mark.attrs['id']) }, 0],
};
