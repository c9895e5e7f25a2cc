import type { Node } from '@tiptap/pm/model';
import { matchSequences } from '../../merge/match-sequences';
import type { Match } from '../../merge/match-sequences';
import type { Token } from '../../merge/tokens';
import type { Run } from './compared';
import { textOfToken } from './lines';

/** Marks that change nothing a reader sees: where a comment hangs. */
const unseenMarks: ReadonlySet<string> = new Set(['comment']);

/**
 * One line's text before and after as runs. Same and deleted runs read on are the text before, same and inserted ones
 * the text after. What was replaced stands before what replaced it, and no lonely space or comma between two changes.
 */
export function compareWords(before: readonly Token[], after: readonly Token[]): Run[] {
  const runs = new RunList();
  let from: Match = [0, 0];
  const matches = matchSequences(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const match of [...heldTogether(matches, before, after), [before.length, after.length] as const]) {
    for (const token of before.slice(from[0], match[0])) runs.add('deleted', textOfToken(token));
    for (const token of after.slice(from[1], match[1])) runs.add('inserted', textOfToken(token));
    const [old, fresh] = [before[match[0]], after[match[1]]];
    if (old !== undefined && fresh !== undefined) runs.keep(old, fresh);
    from = [match[0] + 1, match[1] + 1];
  }
  return runs.runs;
}

/**
 * The matches apart from what only stands between two changes: a space there reads better as part of them, and a sign
 * where words were replaced on both sides of it.
 */
function heldTogether(
  matches: readonly Match[],
  before: readonly Token[],
  after: readonly Token[],
): readonly Match[] {
  const kept: Match[] = [];
  for (let index = 0; index < matches.length;) {
    let end = index + 1;
    while (end < matches.length && follows(matches[end - 1], matches[end])) end += 1;
    const stretch = matches.slice(index, end);
    const left = changeBetween(matches[index - 1] ?? [-1, -1], matches[index] ?? [0, 0]);
    const right = changeBetween(matches[end - 1] ?? [0, 0], matches[end] ?? [before.length, after.length]);
    const text = stretch.map(([place]) => before[place]?.key ?? '').join('');
    const isSpace = /^[^\S\t\n]+$/u.test(text) && left !== 'none' && right !== 'none';
    const isSign = !/[\p{L}\p{N}\u0000\t]/u.test(text) && left === 'both' && right === 'both';
    if (!isSpace && !isSign) kept.push(...stretch);
    index = end;
  }
  return kept;
}

function follows(one: Match | undefined, other: Match | undefined): boolean {
  return one !== undefined && other !== undefined && other[0] === one[0] + 1 && other[1] === one[1] + 1;
}

/** What stands between two matches: words of both sides, of one, or nothing. */
function changeBetween(one: Match, other: Match): 'both' | 'one' | 'none' {
  const [gone, come] = [other[0] > one[0] + 1, other[1] > one[1] + 1];
  if (gone && come) return 'both';
  return gone || come ? 'one' : 'none';
}

class RunList {
  readonly runs: Run[] = [];

  add(change: 'same' | 'inserted' | 'deleted', text: string): void {
    const last = this.runs.at(-1);
    if (last?.change === change) this.runs[this.runs.length - 1] = { change, text: last.text + text };
    else this.runs.push({ change, text });
  }

  /** A token that both hold, in the same marks or in others. */
  keep(old: Token, fresh: Token): void {
    const [was, is] = [marksOf(old.pieces), marksOf(fresh.pieces)];
    const added = [...is.keys()].filter((mark) => !was.has(mark));
    const removed = [...was.keys()].filter((mark) => !is.has(mark));
    if (added.length + removed.length === 0) {
      this.add('same', textOfToken(old));
      return;
    }
    const names = { added: namesOf(added), removed: namesOf(removed) };
    const last = this.runs.at(-1);
    const text = textOfToken(old);
    if (
      last?.change === 'formatted' &&
      JSON.stringify([last.added, last.removed]) === JSON.stringify([names.added, names.removed])
    )
      this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ change: 'formatted', text, ...names });
  }
}

/** The marks anywhere in a word; a word that is bold in part counts as bold from there to there. */
function marksOf(pieces: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  let at = 0;
  const whole = pieces.length === 1;
  for (const piece of pieces) {
    for (const mark of piece.marks) {
      if (unseenMarks.has(mark.type.name)) continue;
      const place = whole ? '' : ` ${at}-${at + piece.nodeSize}`;
      found.add(`${mark.type.name} ${JSON.stringify(mark.attrs)}${place}`);
    }
    at += piece.nodeSize;
  }
  return found;
}

function namesOf(marks: readonly string[]): string[] {
  return [...new Set(marks.map((mark) => mark.slice(0, mark.indexOf(' '))))].sort();
}
