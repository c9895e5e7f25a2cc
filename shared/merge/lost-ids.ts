import type { Node } from '@tiptap/pm/model';
import { matchSequences } from './match-sequences';
import { kindOf } from './block-tree';
import { isWord, tokensOf } from './tokens';

/** Past this many pairs only equal blocks are recognised. */
const mostPairs = 4_000;

interface Stray {
  readonly id: string;
  readonly kind: string;
  readonly says: string;
  readonly words: readonly string[];
}

/**
 * Which block of the base each block is that came back without its id (a block that WordPress's editor transformed, a
 * story that was pasted whole): the same kind, and the same content or more than half of the words. A block that the
 * other side knows too is a new one, not a lost one. By id.
 */
export function lostIds(base: Node, side: Node, other: Node): ReadonlyMap<string, string> {
  const had = strays(base, idsOf(side));
  const has = strays(side, new Set([...idsOf(base), ...idsOf(other)]));
  const found = new Map<string, string>();
  if (had.length === 0 || has.length === 0) return found;
  const taken = new Set<string>();
  const equal = matchSequences(
    had.map(({ kind, says }) => `${kind} ${says}`),
    has.map(({ kind, says }) => `${kind} ${says}`),
  );
  for (const [index, place] of equal) {
    const [lost, stray] = [had[index] as Stray, has[place] as Stray];
    if (lost.says === '') continue;
    found.set(stray.id, lost.id);
    taken.add(lost.id);
  }
  if (had.length * has.length > mostPairs) return found;
  for (const stray of has) {
    if (found.has(stray.id)) continue;
    const alike = had.find((lost) => !taken.has(lost.id) && lost.kind === stray.kind && isAlike(lost, stray));
    if (alike === undefined) continue;
    found.set(stray.id, alike.id);
    taken.add(alike.id);
  }
  return found;
}

/** Whether more than half of the words are the same, in order; most pairs have too few in any order. */
function isAlike(one: Stray, other: Stray): boolean {
  const half = Math.max(one.words.length, other.words.length) / 2;
  return wordsInCommon(one.words, other.words) > half && matchSequences(one.words, other.words).length > half;
}

/** How many words both have, whatever their order: never fewer than can be matched in order. */
function wordsInCommon(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  return other.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

/** Blocks with content of their own whose id the other copy does not know. */
function strays(copy: Node, known: ReadonlySet<string>): Stray[] {
  const found: Stray[] = [];
  copy.descendants((node) => {
    const { id } = node.attrs as { id?: unknown };
    const kind = kindOf(node);
    if (typeof id === 'string' && kind !== null && !known.has(id) && hasOwnContent(kind)) {
      found.push({ id, kind, says: saysOf(node), words: wordsOf(node) });
    }
    return !node.isTextblock;
  });
  return found;
}

function hasOwnContent(kind: string): boolean {
  return kind === 'text' || kind === 'image' || kind === 'table' || kind === 'opaque' || kind === 'pullquote';
}

function saysOf(node: Node): string {
  if (node.type.name === 'image') return String(node.attrs['source']);
  return node.type.name === 'opaque' ? String(node.attrs['raw']) : node.textContent;
}

function wordsOf(node: Node): string[] {
  return node.isTextblock
    ? tokensOf(node.content)
        .filter(isWord)
        .map(({ key }) => key)
    : [];
}

function idsOf(copy: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  copy.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.add(node.attrs['id']);
    return !node.isTextblock;
  });
  return ids;
}
