import type { Mark, Node } from '@tiptap/pm/model';
import { isOpeningTag } from '../marks/foreign';
import { safeHref } from '../paste/safe-href';
import { articleSchema } from '../schema';
import { isAnchor } from './inline-marks';
import type { HtmlElement, HtmlNode } from './strict-html';
import { isVoidTag } from './strict-html';
import { tidyInline } from './tidy-inline';

/**
 * Inline HTML as ProseMirror inline nodes, or null where it holds something that is not inline. What has
 * no mark of its own becomes a `foreign` mark (elements with content) or an `opaqueInline` (the rest).
 */
export function readInline(html: readonly HtmlNode[]): Node[] | null {
  const found: Node[] = [];
  return readInto(html, [], found) ? tidyInline(found) : null;
}

/** The text of nodes that are nothing but text, or null. */
export function readPlain(html: readonly HtmlNode[]): Node[] | null {
  return html.every((node) => node.kind === 'text') ? readInline(html) : null;
}

const simpleMarks: Readonly<Record<string, Mark>> = {
  strong: articleSchema.marks.bold.create(),
  b: articleSchema.marks.bold.create(),
  em: articleSchema.marks.italic.create(),
  i: articleSchema.marks.italic.create(),
  s: articleSchema.marks.strike.create(),
  del: articleSchema.marks.strike.create(),
  strike: articleSchema.marks.strike.create(),
  sub: articleSchema.marks.subscript.create(),
  sup: articleSchema.marks.superscript.create(),
};

const phrasing = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark q s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

function readInto(html: readonly HtmlNode[], marks: readonly Mark[], found: Node[]): boolean {
  for (const node of html) {
    if (node.kind === 'slot') return false;
    if (node.kind === 'text') {
      if (node.text !== '') found.push(articleSchema.text(node.text, marks));
    } else if (!readElement(node, marks, found)) return false;
  }
  return true;
}

function readElement(element: HtmlElement, marks: readonly Mark[], found: Node[]): boolean {
  const { tag, attributes, children, open, raw } = element;
  if (!phrasing.has(tag) && !tag.includes('-')) return false;
  if (tag === 'br' && attributes.length === 0) {
    found.push(articleSchema.nodes.hardBreak.create(null, null, marks));
    return true;
  }
  if (tag === 'a' && marks.some(isAnchor)) return false;
  if (isVoidTag(tag) || children.length === 0) {
    found.push(articleSchema.nodes.opaqueInline.create({ raw }, null, marks));
    return true;
  }
  const mark =
    (attributes.length === 0 ? simpleMarks[tag] : undefined) ?? readLink(element) ?? readForeign(tag, open);
  if (mark === null || mark.isInSet(marks)) return false;
  return readInto(children, mark.addToSet(marks), found);
}

function readForeign(tag: string, open: string): Mark | null {
  return isOpeningTag(open) ? articleSchema.marks.foreign.create({ tag, open }) : null;
}

function readLink({ tag, attributes }: HtmlElement): Mark | null {
  if (tag !== 'a') return null;
  const values = Object.fromEntries(attributes);
  const { href, title = null, rel = null, target = null } = values;
  if (href === undefined || safeHref(href) !== href) return null;
  if (attributes.some(([name]) => !/^(?:href|title|rel|target)$/.test(name))) return null;
  return articleSchema.marks.link.create({ href, title, rel, target });
}
