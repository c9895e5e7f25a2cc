import type { Node } from '@tiptap/pm/model';
import type { Quote } from '../article/threads';
import { isBlockId } from './ids';
import { articleSchema } from './schema';

const { comment } = articleSchema.marks;

/** A stretch of the copy, in its own positions. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** How much of a quote, and of the words around it, is kept; in UTF-16 units. */
const longestQuote = 2_000;
const longestAround = 64;

/** Fewest letters before and after that tell where words stood whose own text is no longer there. */
const leastAround = 8;

/** By copy: a key that goes through many threads reads the copy once. */
const reaches = new WeakMap<Node, ReadonlyMap<string, Reach>>();

/** Where every thread stands whose words are in the copy, in reading order: from its first word to its last. */
export function commentReaches(copy: Node): ReadonlyMap<string, Reach> {
  const known = reaches.get(copy);
  if (known !== undefined) return known;
  const found = new Map<string, Reach>();
  reaches.set(copy, found);
  copy.descendants((node, at) => {
    if (!node.isInline) return;
    for (const { type, attrs } of node.marks) {
      if (type !== comment) continue;
      const id = String(attrs['id']);
      found.set(id, { from: found.get(id)?.from ?? at, to: at + node.nodeSize });
    }
  });
  return found;
}

/** Where the blocks of these ids stand; ids that no block has are left out. */
export function blockReaches(copy: Node, wanted: ReadonlySet<string>): ReadonlyMap<string, Reach> {
  const found = new Map<string, Reach>();
  if (wanted.size === 0) return found;
  copy.descendants((node, at) => {
    const id: unknown = node.attrs['id'];
    if (isBlockId(id) && wanted.has(id)) found.set(id, { from: at, to: at + node.nodeSize });
    return !node.isTextblock;
  });
  return found;
}

/** What stands at a stretch of the copy, with the words around it, for finding it again once its mark is gone. */
export function quoteOf(copy: Node, { from, to }: Reach): Quote {
  const { text, placeAt } = flatText(copy);
  const start = placeAt(from);
  const end = Math.max(start, placeAt(to));
  return {
    text: wholeLetters(text.slice(start, Math.min(end, start + longestQuote))),
    prefix: wholeLetters(text.slice(Math.max(0, start - longestAround), start)),
    suffix: wholeLetters(text.slice(end, end + longestAround)),
  };
}

/**
 * Where the words of a quote stand now: the words themselves, of several the ones whose surroundings fit best; else what
 * stands between the words that were before and after them. Null where that is nowhere, or at several places equally.
 */
export function findQuote(copy: Node, quote: Quote): Reach | null {
  if (quote.text.trim() === '') return null;
  const flat = flatText(copy);
  const found = exactly(flat.text, quote) ?? between(flat.text, quote);
  return found === null ? null : { from: flat.positionOf(found.from), to: flat.positionOf(found.to) };
}

function exactly(text: string, { text: words, prefix, suffix }: Quote): Reach | null {
  const places: { readonly from: number; readonly fit: number }[] = [];
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const before = sharedEnd(text.slice(0, from), prefix);
    const after = sharedStart(text.slice(from + words.length), suffix);
    places.push({ from, fit: before + after });
  }
  const best = Math.max(...places.map(({ fit }) => fit));
  const [first, ...others] = places.filter(({ fit }) => fit === best);
  return first === undefined || others.length > 0
    ? null
    : { from: first.from, to: first.from + words.length };
}

/** The words were changed, what stood around them was not. */
function between(text: string, { text: words, prefix, suffix }: Quote): Reach | null {
  if (text.includes(words)) return null;
  if (prefix.trim().length < leastAround || suffix.trim().length < leastAround) return null;
  const places: Reach[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const from = at + prefix.length;
    const to = text.indexOf(suffix, from);
    const longest = 2 * words.length + longestAround;
    if (to >= 0 && to - from <= longest && text.slice(from, to).trim() !== '') places.push({ from, to });
  }
  return places.length === 1 ? (places[0] as Reach) : null;
}

interface FlatText {
  /** Text blocks in reading order, each on a line of its own. */
  readonly text: string;
  /** The place in the text of a position of the copy: of the next one that has a place, where it has none. */
  readonly placeAt: (position: number) => number;
  readonly positionOf: (place: number) => number;
}

function flatText(copy: Node): FlatText {
  /** Where each text block begins: in the copy, and in the text. */
  const lines: { readonly position: number; readonly place: number; readonly length: number }[] = [];
  let text = '';
  copy.descendants((node, at) => {
    if (!node.isTextblock) return true;
    if (lines.length > 0) text += '\n';
    const line = node.textBetween(0, node.content.size, null, (leaf) =>
      leaf.type === articleSchema.nodes.hardBreak ? '\n' : '\ufffc',
    );
    lines.push({ position: at + 1, place: text.length, length: line.length });
    text += line;
    return false;
  });
  return {
    text,
    placeAt: (position) => {
      const line = lines.findLast((each) => each.position <= position);
      if (line === undefined) return 0;
      return line.place + Math.min(position - line.position, line.length);
    },
    positionOf: (place) => {
      const line = lines.findLast((each) => each.place <= place) ?? lines[0];
      return line === undefined ? 0 : line.position + Math.min(place - line.place, line.length);
    },
  };
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1;
  return length;
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
}

/** Without half a letter at either end: half a surrogate pair is no text that can be stored. */
function wholeLetters(text: string): string {
  return text.replace(/^[\udc00-\udfff]+/, '').replace(/[\ud800-\udbff]+$/, '');
}
