import DOMPurify from 'dompurify';
import type { Config } from 'dompurify';
import { safeHref } from '../../../../shared/document/paste/safe-href';
import { pictureAddress } from './picture-address';

/** What can be shown of markup that Stet does not know. */
export interface ForeignContent {
  /** Inert elements, or null where nothing can be shown. */
  readonly fragment: DocumentFragment | null;
  /** Something that only the site can run or load was left out: an embed, a player, a form, a shortcode. */
  readonly omitted: boolean;
  /** The web address the omitted thing has, where the markup names one. */
  readonly address: string | null;
}

type Purifier = Pick<typeof DOMPurify, 'sanitize' | 'removed'>;

/**
 * Reads foreign markup for show: text, lists, tables, pictures and links, with no style, script, frame or
 * form. Links lose their `href` (their address moves to `data-href`), pictures load through the app alone.
 * `label` is the block's name, `classic` for text that WordPress breaks into paragraphs itself.
 */
export function readForeign(raw: string, label: string, purifier: Purifier = DOMPurify): ForeignContent {
  const source = label === 'classic' ? paragraphsOf(raw) : raw;
  const fragment = purifier.sanitize(withoutEmbeds(source), { ...inert, RETURN_DOM_FRAGMENT: true });
  const dropped = purifier.removed.some((entry) => 'element' in entry && isActive(entry.element.nodeName));
  const omitted = dropped || embed.test(source) || /shortcode$/.test(label);
  for (const anchor of fragment.querySelectorAll('a')) disarmLink(anchor);
  for (const picture of fragment.querySelectorAll('img')) redirectPicture(picture);
  const isEmpty =
    /shortcode$/.test(label) ||
    (fragment.textContent.trim() === '' && fragment.querySelector('img,hr,table') === null);
  return { fragment: isEmpty ? null : fragment, omitted, address: omitted ? firstAddress(raw) : null };
}

/** The opening tag's address when it is a link's, else null. */
export function addressOfTag(open: string): string | null {
  const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(open);
  return href === null ? null : (href[1] ?? href[2] ?? href[3] ?? null);
}

const inert = {
  ALLOWED_TAGS: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'section', 'span', 'br', 'hr', 'pre', 'blockquote'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'img', 'details', 'summary', 'a', 'cite'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'strong', 'b', 'em', 'i', 'u', 's'],
    ...[
      'del',
      'ins',
      'sub',
      'sup',
      'small',
      'mark',
      'code',
      'kbd',
      'abbr',
      'q',
      'time',
      'bdi',
      'bdo',
      '#text',
    ],
  ],
  ALLOWED_ATTR: [
    'href',
    'src',
    'alt',
    'title',
    'colspan',
    'rowspan',
    'start',
    'value',
    'lang',
    'dir',
    'open',
  ],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:|\/|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
} as const satisfies Config;

const embed = /<!--\s+wp:(?:core\/)?(?:embed|video|audio|file|html|shortcode|core-embed)/;
const embedWrapper = /<div class="wp-block-embed__wrapper">[^<]*<\/div>/g;
const active = new Set(
  'iframe script video audio object embed form input button select textarea svg canvas math applet'.split(
    ' ',
  ),
);

function isActive(name: string): boolean {
  return active.has(name.toLowerCase());
}

/** An embed's wrapper holds the bare address, which the site replaces: it is no text for readers. */
function withoutEmbeds(source: string): string {
  return source.replace(embedWrapper, '');
}

function firstAddress(raw: string): string | null {
  const found = /https?:\/\/[^\s"'<>\\]+/.exec(raw.replaceAll('\\/', '/'));
  return found === null ? null : safeHref(found[0].replaceAll('&amp;', '&'));
}

function disarmLink(anchor: HTMLAnchorElement): void {
  const href = anchor.getAttribute('href');
  anchor.removeAttribute('href');
  if (href === null) return;
  anchor.setAttribute('data-href', href);
  anchor.setAttribute('role', 'link');
  anchor.setAttribute('tabindex', '0');
}

function redirectPicture(picture: HTMLImageElement): void {
  const address = pictureAddress(picture.getAttribute('src'));
  if (address === null) picture.remove();
  else picture.setAttribute('src', address);
}

/** Classic text as WordPress shows it: a blank line parts paragraphs, a single one breaks the line. */
function paragraphsOf(raw: string): string {
  return raw
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (startsWithBlock.test(part) ? part : `<p>${part.replaceAll('\n', '<br>')}</p>`))
    .join('\n');
}

const startsWithBlock =
  /^<\/?(?:p|h[1-6]|div|ul|ol|li|dl|table|t[rhd]|thead|tbody|blockquote|pre|hr|figure|section|details)\b/i;
