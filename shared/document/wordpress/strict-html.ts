import { decodeAttribute, decodeText } from './html-text';

export interface HtmlElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: readonly (readonly [string, string])[];
  /** The opening tag, byte for byte. */
  readonly open: string;
  readonly children: readonly HtmlNode[];
  /** The whole element, byte for byte; empty where a slot stands inside it. */
  readonly raw: string;
}

export type HtmlNode =
  | HtmlElement
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly index: number };

/**
 * Reads HTML that is so plain that every parser agrees about it: each tag closed by its own end tag,
 * attributes quoted, no comments, no elements with raw text or a grammar of their own. Anything else
 * gives null. `pieces` alternate source and slots (the places of inner blocks, counted from 0).
 */
export function parseStrictHtml(pieces: readonly (string | { readonly slot: number })[]): HtmlNode[] | null {
  const root: OpenElement = { tag: '', attributes: [], open: '', start: 0, piece: -1, children: [] };
  const stack: OpenElement[] = [root];
  for (const [piece, source] of pieces.entries()) {
    if (typeof source !== 'string') stack.at(-1)?.children.push({ kind: 'slot', index: source.slot });
    else if (!readPiece(source, piece, stack)) return null;
  }
  return stack.length === 1 ? root.children : null;
}

/** Whether an element has no end tag. */
export function isVoidTag(tag: string): boolean {
  return voidTags.has(tag);
}

interface OpenElement {
  readonly tag: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly open: string;
  readonly start: number;
  readonly piece: number;
  readonly children: HtmlNode[];
}

const deepest = 64;
const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const refusedTags = new Set(
  (
    'script style textarea title iframe noembed noframes noscript xmp plaintext template select option optgroup ' +
    'svg math object applet marquee html head body frameset frame caption colgroup button nobr ruby rb rt rp rtc ' +
    'form base link meta image isindex listing'
  ).split(' '),
);
const startTag =
  /<([a-zA-Z][a-zA-Z0-9-]*)((?:[ \t\n\r\f]+[^\s"'<>/=]+(?:="[^"]*"|='[^']*')?)*)[ \t\n\r\f]*(\/?)>/y;
const endTag = /<\/([a-zA-Z][a-zA-Z0-9-]*)[ \t\n\r\f]*>/y;
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)"|='([^']*)')?/g;

function readPiece(source: string, piece: number, stack: OpenElement[]): boolean {
  if (source.includes('\0')) return false;
  for (let at = 0; at < source.length;) {
    const parent = stack.at(-1);
    if (parent === undefined) return false;
    const next = source.indexOf('<', at);
    const textEnd = next === -1 ? source.length : next;
    if (textEnd > at) parent.children.push({ kind: 'text', text: decodeText(source.slice(at, textEnd)) });
    if (next === -1) return true;
    if (source.charCodeAt(next + 1) === 47) {
      endTag.lastIndex = next;
      const found = endTag.exec(source);
      if (found?.[1]?.toLowerCase() !== parent.tag || stack.length === 1) return false;
      at = next + found[0].length;
      close(source, piece, stack, at);
      continue;
    }
    startTag.lastIndex = next;
    const found = startTag.exec(source);
    const tag = found?.[1]?.toLowerCase();
    if (found === null || tag === undefined || refusedTags.has(tag) || stack.length > deepest) return false;
    const attributes = readAttributes(found[2] ?? '');
    if (attributes === null) return false;
    at = next + found[0].length;
    stack.push({ tag, attributes, open: found[0], start: next, piece, children: [] });
    if (voidTags.has(tag)) close(source, piece, stack, at);
    else if (found[3] === '/') return false;
  }
  return true;
}

function close(source: string, piece: number, stack: OpenElement[], end: number): void {
  const done = stack.pop();
  if (done === undefined) return;
  const { tag, attributes, open, children } = done;
  const raw = done.piece === piece ? source.slice(done.start, end) : '';
  stack.at(-1)?.children.push({ kind: 'element', tag, attributes, open, children, raw });
}

function readAttributes(source: string): [string, string][] | null {
  if (source === '') return [];
  const attributes: [string, string][] = [];
  const names = new Set<string>();
  for (const [, written = '', double, single] of source.matchAll(attribute)) {
    const name = written.toLowerCase();
    if (names.has(name)) return null;
    names.add(name);
    attributes.push([name, decodeAttribute(double ?? single ?? '')]);
  }
  return attributes;
}
