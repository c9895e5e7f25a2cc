import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import type { InlinePlace, MergeLog } from './merge-log';
import { matchSequences } from './match-sequences';
import type { Match } from './match-sequences';
import { mergeToken } from './merge-marks';
import { isWord, textOfTokens, tokensOf } from './tokens';
import type { Token } from './tokens';

const { insertion, deletion } = articleSchema.marks;

/**
 * Word-level diff3. What one side changed stands; where both changed the same words, mine stand and theirs are laid in
 * as a suggestion. `base` null: both sides made this text; what they have in common counts as its base.
 */
export function mergeInline(
  base: Fragment | null,
  mine: Fragment,
  theirs: Fragment,
  place: InlinePlace,
  log: MergeLog,
): Fragment {
  if (mine.eq(theirs) || base?.eq(theirs) === true) return mine;
  if (base?.eq(mine) === true) {
    noteRemovals(tokensOf(base), tokensOf(theirs), place, log);
    return theirs;
  }
  const [m, t] = [tokensOf(mine), tokensOf(theirs)];
  if (isLaidBeside(m, t)) return mine;
  if (isLaidBeside(t, m)) return theirs;
  const b = base === null ? commonTokens(m, t) : tokensOf(base);
  const merged = mergeTokens(b, m, t, place, log);
  // Equal words in great number can be matched in several ways. What would not come out the same when merged again is
  // too uncertain to be taken apart: both texts stay whole.
  const again = mergeTokens(b, tokensOf(merged), t, place, log.silent());
  return again.eq(merged) ? merged : sideBySide(m, t, place, log);
}

function mergeTokens(
  b: readonly Token[],
  m: readonly Token[],
  t: readonly Token[],
  place: InlinePlace,
  log: MergeLog,
): Fragment {
  const alignment = align(b, m, t);
  if (hasAll(alignment)) return withTheirMarks(alignment);
  if (hasAll(turned(alignment))) return withTheirMarks(turned(alignment));
  const out: Node[] = [];
  for (const region of regionsOf(alignment)) {
    if (region.kind === 'same') out.push(...mergeToken(region.base, region.mine, region.theirs));
    else out.push(...mergeRegion(region, place, log));
  }
  return Fragment.fromArray(out);
}

/** All of mine struck, all of theirs behind it, as one suggestion. */
function sideBySide(m: readonly Token[], t: readonly Token[], place: InlinePlace, log: MergeLog): Fragment {
  const mark = { id: log.suggest(place, textOfTokens(m), textOfTokens(t)) };
  return Fragment.fromArray([
    ...piecesOf(m).map((node) => suggested(node, deletion.create(mark))),
    ...piecesOf(t).map((node) => suggested(node, insertion.create(mark))),
  ]);
}

/** Whether a text was laid beside another whole: see `sideBySide`. */
function isLaidBeside(m: readonly Token[], t: readonly Token[]): boolean {
  const rest = m.length - t.length;
  return rest > 0 && m.every(isMarked) && sameKeys(m.slice(rest), t) && (t.length > 0 || m.every(isStruck));
}

function isMarked({ pieces }: Token): boolean {
  return pieces.every(({ marks }) => deletion.isInSet(marks) || insertion.isInSet(marks));
}

interface Changed {
  readonly kind: 'changed';
  readonly base: readonly Token[];
  readonly mine: readonly Token[];
  readonly theirs: readonly Token[];
}
type Region =
  { readonly kind: 'same'; readonly base: Token; readonly mine: Token; readonly theirs: Token } | Changed;

/** The three texts side by side: tokens that all have, and what lies between them. */
function regionsOf({ base: b, mine: m, theirs: t, inMine, inTheirs }: Alignment): Region[] {
  const regions: Region[] = [];
  let [bAt, mAt, tAt] = [0, 0, 0];
  const upTo = (bEnd: number, mEnd: number, tEnd: number): void => {
    if (bAt < bEnd || mAt < mEnd || tAt < tEnd) {
      const [base, mine, theirs] = [b.slice(bAt, bEnd), m.slice(mAt, mEnd), t.slice(tAt, tEnd)];
      regions.push({ kind: 'changed', base, mine, theirs });
    }
    [bAt, mAt, tAt] = [bEnd, mEnd, tEnd];
  };
  for (const [index, base] of b.entries()) {
    const [mIndex, tIndex] = [inMine.get(index), inTheirs.get(index)];
    if (mIndex === undefined || tIndex === undefined) continue;
    upTo(index, mIndex, tIndex);
    regions.push({ kind: 'same', base, mine: m[mIndex] as Token, theirs: t[tIndex] as Token });
    [bAt, mAt, tAt] = [index + 1, mIndex + 1, tIndex + 1];
  }
  upTo(b.length, m.length, t.length);
  return regions;
}

/**
 * Whether mine holds already what theirs did: every word they added, and none they took out but those suggested for
 * removal. So it is when mine is a merge with theirs; merging again must not lay it in twice.
 */
function hasAll({ base, mine, theirs, inMine, inTheirs }: Alignment): boolean {
  const found = new Map(matchSequences(keysOf(theirs), keysOf(mine)));
  const origin = new Map([...inTheirs].map(([index, place]) => [place, index]));
  let changes = 0;
  for (const [place, token] of theirs.entries()) {
    const index = origin.get(place);
    if (index === undefined && isTelling(token)) changes += 1;
    if (found.has(place) || !isTelling(token)) continue;
    if (index === undefined || inMine.has(index)) return false;
  }
  for (const [index, token] of base.entries()) {
    if (inTheirs.has(index) || !isTelling(token)) continue;
    changes += 1;
    const own = inMine.get(index);
    if (own !== undefined && !isStruck(mine[own] as Token)) return false;
  }
  return changes > 0;
}

/** Mine, with the marks that theirs set or took off on the words that all three have. */
function withTheirMarks({ base, mine, theirs, inMine, inTheirs }: Alignment): Fragment {
  const origin = new Map([...inMine].map(([index, place]) => [place, index]));
  const nodes = mine.flatMap((token, place) => {
    const index = origin.get(place);
    const other = index === undefined ? undefined : inTheirs.get(index);
    if (index === undefined || other === undefined) return token.pieces;
    return mergeToken(base[index] as Token, token, theirs[other] as Token);
  });
  return Fragment.fromArray(nodes);
}

/** Plain spaces tell nothing: which of two equal ones was added is anybody's guess. */
function isTelling({ key }: Token): boolean {
  return !/^ +$/.test(key);
}

function isStruck({ pieces }: Token): boolean {
  return pieces.every(({ marks }) => deletion.isInSet(marks));
}

/** Which token of the base is which on either side. */
interface Alignment {
  readonly base: readonly Token[];
  readonly mine: readonly Token[];
  readonly theirs: readonly Token[];
  readonly inMine: ReadonlyMap<number, number>;
  readonly inTheirs: ReadonlyMap<number, number>;
}

function align(base: readonly Token[], mine: readonly Token[], theirs: readonly Token[]): Alignment {
  const inMine = new Map(matchTokens(base, mine));
  return { base, mine, theirs, inMine, inTheirs: new Map(matchTokens(base, theirs)) };
}

/** The same from the other side. */
function turned({ base, mine, theirs, inMine, inTheirs }: Alignment): Alignment {
  return { base, mine: theirs, theirs: mine, inMine: inTheirs, inTheirs: inMine };
}

/**
 * Equal words in order, and what stands between two of them where it is the same on both sides. White space and points
 * alone hold nothing together: which of two equal ones is meant would be a guess.
 */
function matchTokens(one: readonly Token[], other: readonly Token[]): readonly Match[] {
  const [here, there] = [wordPlaces(one), wordPlaces(other)];
  const words = matchSequences(
    here.map((place) => one[place]?.key ?? ''),
    there.map((place) => other[place]?.key ?? ''),
  );
  const matches: Match[] = [];
  let [from, otherFrom] = [0, 0];
  for (const [index, place] of [...words, [here.length, there.length] as const]) {
    const [to, otherTo] = [here[index] ?? one.length, there[place] ?? other.length];
    if (sameKeys(one.slice(from, to), other.slice(otherFrom, otherTo))) {
      for (let step = 0; from + step < to; step += 1) matches.push([from + step, otherFrom + step]);
    }
    if (to < one.length || otherTo < other.length) matches.push([to, otherTo]);
    [from, otherFrom] = [to + 1, otherTo + 1];
  }
  return matches;
}

function wordPlaces(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, place) => (isWord(token) ? [place] : []));
}

function mergeRegion({ base, mine, theirs }: Changed, place: InlinePlace, log: MergeLog): readonly Node[] {
  if (sameKeys(mine, base)) {
    noteRemoved(base, theirs, place, log);
    return piecesOf(theirs);
  }
  if (sameKeys(theirs, base) || sameKeys(mine, theirs)) return piecesOf(mine);
  // One side is a merge of the other already: its suggestions hold what the other says.
  if (holds(mine, theirs)) return piecesOf(mine);
  if (holds(theirs, mine)) return piecesOf(theirs);
  // Both added, and took nothing out: theirs stands beside mine, not for it, with a space of its own.
  const strikesMine = !onlyAdds(base, mine) || !onlyAdds(base, theirs);
  const { head, tail } = strikesMine ? commonEnds(mine, theirs) : endsWithoutSpace(base, mine, theirs);
  const own = mine.slice(head, mine.length - tail);
  const other = theirs.slice(head, theirs.length - tail);
  const mark = { id: log.suggest(place, textOfTokens(own), textOfTokens(other)) };
  return [
    ...piecesOf(mine.slice(0, head)),
    ...piecesOf(own).map((node) => (strikesMine ? suggested(node, deletion.create(mark)) : node)),
    ...piecesOf(other).map((node) => suggested(node, insertion.create(mark))),
    ...piecesOf(mine.slice(mine.length - tail)),
  ];
}

/** What two additions have in common at their ends, but for a space that neither found there. */
function endsWithoutSpace(
  base: readonly Token[],
  mine: readonly Token[],
  theirs: readonly Token[],
): { head: number; tail: number } {
  const { head, tail } = commonEnds(mine, theirs);
  const found = commonEnds(base, mine);
  const isSpace = (token: Token | undefined): boolean => token !== undefined && !isTelling(token);
  const spaceBefore = head > found.head && isSpace(mine[head - 1]);
  const spaceAfter = tail > found.tail && isSpace(mine[mine.length - tail]);
  return { head: spaceBefore ? head - 1 : head, tail: spaceAfter ? tail - 1 : tail };
}

/** A node that is part of a suggestion already stays part of that one. */
function suggested(node: Node, mark: Mark): Node {
  const isPart = node.marks.some(({ type }) => type === insertion || type === deletion);
  return isPart ? node : node.mark(mark.addToSet(node.marks));
}

/** Whether tokens with suggestions say the others once these are all accepted, or all rejected. */
function holds(tokens: readonly Token[], others: readonly Token[]): boolean {
  return (
    sameKeys(withoutMarked(tokens, 'deletion'), withoutMarked(others, 'deletion')) ||
    sameKeys(withoutMarked(tokens, 'deletion'), others) ||
    sameKeys(withoutMarked(tokens, 'insertion'), others)
  );
}

function withoutMarked(tokens: readonly Token[], name: 'insertion' | 'deletion'): readonly Token[] {
  const type = name === 'insertion' ? insertion : deletion;
  return tokens.filter(({ pieces }) => !pieces.every((piece) => type.isInSet(piece.marks)));
}

function onlyAdds(base: readonly Token[], side: readonly Token[]): boolean {
  const { head, tail } = commonEnds(base, side);
  return head + tail === base.length;
}

function commonEnds(one: readonly Token[], other: readonly Token[]): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head]?.key === other[head]?.key) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail]?.key === other[other.length - 1 - tail]?.key)
    tail += 1;
  return { head, tail };
}

/** The tokens two texts share, in order and without marks: what stands for a base where there was none. */
function commonTokens(one: readonly Token[], other: readonly Token[]): readonly Token[] {
  return matchSequences(keysOf(one), keysOf(other)).map(([index]) => {
    const { key, pieces } = one[index] as Token;
    return { key, pieces: pieces.map((piece) => piece.mark([])) };
  });
}

/** Words that theirs took out where mine left them as they were. */
function noteRemovals(
  base: readonly Token[],
  theirs: readonly Token[],
  place: InlinePlace,
  log: MergeLog,
): void {
  for (const region of regionsOf(align(base, base, theirs))) {
    if (region.kind === 'changed') noteRemoved(region.base, region.theirs, place, log);
  }
}

function noteRemoved(
  base: readonly Token[],
  theirs: readonly Token[],
  place: InlinePlace,
  log: MergeLog,
): void {
  const [before, after] = [base.filter(isWord), theirs.filter(isWord)];
  if (before.length > after.length)
    log.removedText(place, textOfTokens(base).trim(), before.length - after.length);
}

function piecesOf(tokens: readonly Token[]): Node[] {
  return tokens.flatMap(({ pieces }) => pieces);
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key);
}

function sameKeys(one: readonly Token[], other: readonly Token[]): boolean {
  return one.length === other.length && one.every(({ key }, index) => key === other[index]?.key);
}
