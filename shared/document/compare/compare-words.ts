import type { Node } from '@tiptap/pm/model';
import { matchSequences } from '../../merge/match-sequences';
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
  let from: readonly [number, number] = [0, 0];
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

/** The matches apart from spaces and signs that stand alone between two changes: read as changes they read better. */
function heldTogether(
  matches: readonly (readonly [number, number])[],
  before: readonly Token[],
  after: readonly Token[],
): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (let index = 0; index < matches.length;) {
    let end = index + 1;
    while (end < matches.length && follows(matches[end - 1], matches[end])) end += 1;
    const stretch = matches.slice(index, end);
    const [first, last] = [stretch[0], stretch.at(-1)];
    const isBetween =
      first !== undefined &&
      last !== undefined &&
      isCut(matches[index - 1], first) &&
      isCut(last, matches[end] ?? ([before.length, after.length] as const));
    const says = stretch.some(([place]) => /[\p{L}\p{N}\u0000\t]/u.test(before[place]?.key ?? ''));
    if (!isBetween || says) kept.push(...stretch);
    index = end;
  }
  return kept;
}

function follows(
  one: readonly [number, number] | undefined,
  other: readonly [number, number] | undefined,
): boolean {
  return one !== undefined && other !== undefined && other[0] === one[0] + 1 && other[1] === one[1] + 1;
}

/** Words stand on both sides between two matches: a replacement, not a lone insertion or removal. */
function isCut(one: readonly [number, number] | undefined, other: readonly [number, number]): boolean {
  const [before, after] = one ?? [-1, -1];
  return other[0] > before + 1 && other[1] > after + 1;
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
