import type { Mark, Node } from '@tiptap/pm/model';
import { isOpeningTag } from '../marks/foreign';
import { safeHref } from '../paste/safe-href';
import { articleSchema } from '../schema';
import { carriableText } from './html-text';
import { carriableMarks } from './inline-marks';
import type { HtmlElement, HtmlNode } from './strict-html';
import { isVoidTag } from './strict-html';

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

/**
 * Inline nodes as a round trip through WordPress leaves them: white space that holds a line break or a
 * tab is one space, and none at either end; characters and marks that HTML cannot carry are dropped.
 */
export function tidyInline(nodes: readonly Node[]): Node[] {
  const tidy: Node[] = [];
  for (const [index, node] of nodes.entries()) {
    const marks = carriableMarks(node.marks);
    let text = node.text;
    if (text === undefined) {
      tidy.push(marks === node.marks ? node : node.mark(marks));
      continue;
    }
    text = carriableText(text);
    if (foldable.test(text)) {
      text = text.replace(whiteSpace, (run) => (foldable.test(run) ? ' ' : run));
      const [before, after] = [nodes[index - 1], nodes[index + 1]];
      if (isEdge(before) && foldsFrom(node.text ?? '', 0, 1)) text = text.slice(1);
      if (isEdge(after) && foldsFrom(node.text ?? '', (node.text?.length ?? 0) - 1, -1))
        text = text.slice(0, -1);
    }
    if (text === node.text && marks === node.marks) tidy.push(node);
    else if (text !== '') tidy.push(articleSchema.text(text, marks));
  }
  return tidy;
}

const foldable = /[\t\n\f\r]/;
const whiteSpace = /[ \t\n\f\r]+/g;

/** White space beside the block's edge or a line break shows nothing. */
function isEdge(neighbour: Node | undefined): boolean {
  return neighbour === undefined || neighbour.type.name === 'hardBreak';
}

/** Whether the white space at one end of a text holds a line break or a tab. */
function foldsFrom(text: string, start: number, step: 1 | -1): boolean {
  for (let at = start; ; at += step) {
    const char = text.charAt(at);
    if (char !== ' ') return char !== '' && foldable.test(char);
  }
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
  if (isVoidTag(tag) || children.length === 0) {
    found.push(articleSchema.nodes.opaqueInline.create({ raw }, null, marks));
    return true;
  }
  if (tag === 'a' && marks.some(isAnchor)) return false;
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

function isAnchor(mark: Mark): boolean {
  return mark.type.name === 'link' || (mark.type.name === 'foreign' && mark.attrs['tag'] === 'a');
}
