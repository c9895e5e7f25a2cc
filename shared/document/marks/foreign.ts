import type { MarkSpec } from '@tiptap/pm/model';
import { only } from '../nodes/attributes';

const tagName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * An inline element that Stet does not know: its opening tag is kept byte for byte in `open`, its text
 * stays editable. Drawn as a neutral span; it has no `parseDOM`, so that a paste cannot plant one.
 */
export const foreign: MarkSpec = {
  inclusive: false,
  excludes: '',
  attrs: {
    tag: { validate: only('a tag name', (tag) => typeof tag === 'string' && tagName.test(tag)) },
    open: { validate: only('an opening tag', isOpeningTag) },
  },
  toDOM: (mark) => ['span', { 'data-foreign': String(mark.attrs['tag']) }, 0],
};

/** Whether a string is exactly one opening tag: no `<` inside, and no `>` outside quotes but the last. */
export function isOpeningTag(value: unknown): value is string {
  if (typeof value !== 'string' || !/^<[a-z][a-z0-9-]*[\s>]/i.test(value)) return false;
  let quote = '';
  for (let at = 1; at < value.length; at++) {
    const char = value.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '<') return false;
    else if (char === '>') return at === value.length - 1 && value.charAt(at - 1) !== '/';
  }
  return false;
}
