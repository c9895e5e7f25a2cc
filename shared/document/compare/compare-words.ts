import { Mark } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { matchSequences } from '../../merge/match-sequences';
import type { Match } from '../../merge/match-sequences';
import type { Token } from '../../merge/tokens';
import type { Run, Suggested } from './compared';
import { suggestedOf, textOfToken } from './lines';
import type { Line } from './lines';

/** Marks that change nothing a reader sees: where a comment hangs. */
const unseenMarks: ReadonlySet<string> = new Set(['comment']);

/**
 * One line's text before and after as runs. Same and deleted runs read on are the text before, same and inserted ones
 * the text after. What was replaced stands before what replaced it, and no lonely space or comma between two changes.
 */
export function compareWords(before: readonly Token[], after: readonly Token[], of: Whole = {}): Run[] {
  const runs = new RunList(of);
  let from: Match = [0, 0];
  const matches = matchSequences(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const match of [...heldTogether(matches, before, after), [before.length, after.length] as const]) {
    for (const token of before.slice(from[0], match[0])) runs.add('deleted', token, of.before);
    for (const token of after.slice(from[1], match[1])) runs.add('inserted', token, of.after);
    const [old, fresh] = [before[match[0]], after[match[1]]];
    if (old !== undefined && fresh !== undefined) runs.keep(old, fresh);
    from = [match[0] + 1, match[1] + 1];
  }
  return runs.runs;
}

/** A text that stands in one of the copies alone, or in both alike. */
export function wholeRuns(line: Line, change: 'same' | 'inserted' | 'deleted'): readonly Run[] {
  if (!isUnderSuggestion(line)) return line.text === '' ? [] : [{ change, text: line.text }];
  const runs = new RunList({ after: line.suggested });
  for (const token of line.tokens()) runs.add(change, token, line.suggested);
  return runs.runs;
}

/** What is suggested of the whole line before, and after. */
interface Whole {
  readonly before?: Suggested | undefined;
  readonly after?: Suggested | undefined;
}

function isUnderSuggestion({ node, suggested }: Line): boolean {
  let found = suggested !== undefined;
  node.descendants((child) => {
    found ||= suggestedOf(child) !== undefined;
    return !found;
  });
  return found;
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

  constructor(private readonly of: Whole) {}

  add(change: 'same' | 'inserted' | 'deleted', token: Token, whole: Suggested | undefined): void {
    this.push({ change, ...words(token, whole) });
  }

  /** A token that both hold, in the same marks or in others. */
  keep(old: Token, fresh: Token): void {
    if (isInSameMarks(old, fresh)) {
      this.add('same', fresh, this.of.after);
      return;
    }
    const [was, is] = [marksOf(old.pieces), marksOf(fresh.pieces)];
    const added = namesOf([...is.keys()].filter((mark) => !was.has(mark)));
    const removed = namesOf([...was.keys()].filter((mark) => !is.has(mark)));
    if (added.length + removed.length === 0) this.add('same', fresh, this.of.after);
    else this.push({ change: 'formatted', ...words(fresh, this.of.after), added, removed });
  }

  /** What differs from the run before it in nothing but its text goes on with it. */
  private push(run: Run): void {
    const last = this.runs.at(-1);
    if (last !== undefined && kindOf(last) === kindOf(run))
      this.runs[this.runs.length - 1] = { ...run, text: last.text + run.text };
    else this.runs.push(run);
  }
}

function words(token: Token, whole: Suggested | undefined): Pick<Run, 'text' | 'suggested'> {
  const suggested = suggestedOf(token.pieces[0] ?? { marks: [] }) ?? whole;
  return { text: textOfToken(token), ...(suggested !== undefined && { suggested }) };
}

function kindOf(run: Run): string {
  return JSON.stringify({ ...run, text: '' });
}

/** Nearly every word: in one piece on both sides, and in the same marks. */
function isInSameMarks({ pieces: [old, ...more] }: Token, { pieces: [fresh, ...others] }: Token): boolean {
  if (more.length > 0 || others.length > 0) return false;
  return Mark.sameSet(old?.marks ?? Mark.none, fresh?.marks ?? Mark.none);
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
