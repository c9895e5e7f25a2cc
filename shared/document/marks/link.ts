import type { MarkSpec } from '@tiptap/pm/model';
import { only } from '../nodes/attributes';
import { safeHref } from '../paste/safe-href';

/** A link to the web or to a mailbox. Any other kind of link in a WordPress post is a `foreign` mark. */
export const link: MarkSpec = {
  inclusive: false,
  attrs: {
    href: {
      validate: only(
        'an http, https or mailto address',
        (href) => typeof href === 'string' && safeHref(href) === href,
      ),
    },
    title: { default: null, validate: 'string|null' },
    rel: { default: null, validate: 'string|null' },
    target: { default: null, validate: 'string|null' },
  },
  parseDOM: [{ tag: 'a[href]', getAttrs: readLink }],
  toDOM: (mark) => {
    const { href, title } = mark.attrs;
    return ['a', { href: String(href), ...(title === null ? {} : { title: String(title) }) }, 0];
  },
};

function readLink(element: HTMLElement): Record<string, string | null> | false {
  const href = safeHref(element.getAttribute('href') ?? '');
  if (href === null) return false;
  return { href, title: element.getAttribute('title'), rel: null, target: null };
}
