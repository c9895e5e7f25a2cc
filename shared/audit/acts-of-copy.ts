import type { Node } from '@tiptap/pm/model';
import { compareBlocks, differs, wordsOf } from '../document/compare/compare-copies';
import type { ComparedLine } from '../document/compare/compared';
import { isSuggestion, settleSuggestions, standingCopy, suggestionsIn } from '../document/suggestions';
import type { AuditAct } from './audit-line';

/** What happened to the words of a copy, one for each block or suggestion. */
export interface CopyAct {
  readonly act: AuditAct;
  readonly blockId: string;
  readonly added: string;
  readonly removed: string;
  readonly before: string;
  readonly after: string;
}

/** What stands between two copies: suggestions that were decided, and else the words of every block that differs. */
export function actsOfCopy(before: Node, after: Node): CopyAct[] {
  const range = changedRange(before, after);
  const marked = [...range.before, ...range.after].some(holdsSuggestion);
  if (marked) {
    const decided = decidedSuggestions(before, after);
    if (decided !== null) return decided;
  }
  const acts = compareBlocks(range.before, range.after).filter(differs).map(actOfLine);
  const isSuggested = marked && standingCopy(before).eq(standingCopy(after));
  return isSuggested ? acts.map((each) => ({ ...each, act: 'suggested' })) : acts;
}

/** The one block that differs, by its id or name; null where more than one does. */
export function changedBlock(before: Node, after: Node): string | null {
  const range = changedRange(before, after);
  const [old, fresh] = [range.before[0], range.after[0]];
  if (range.before.length !== 1 || range.after.length !== 1 || old === undefined || fresh === undefined)
    return null;
  return nameOf(old) === nameOf(fresh) ? nameOf(old) : null;
}

function nameOf({ attrs, type }: Node): string {
  const id: unknown = attrs['id'];
  return typeof id === 'string' ? id : type.name;
}

/** The blocks that are not the very same on both sides, the equal ones at both ends apart. */
function changedRange(
  before: Node,
  after: Node,
): { readonly before: readonly Node[]; readonly after: readonly Node[] } {
  const shared = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shared && before.child(start) === after.child(start)) start += 1;
  let end = 0;
  while (
    end < shared - start &&
    before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)
  )
    end += 1;
  return {
    before: before.content.content.slice(start, before.childCount - end),
    after: after.content.content.slice(start, after.childCount - end),
  };
}

function actOfLine(line: ComparedLine): CopyAct {
  const { runs, attributes, blockId } = line;
  const struck = runs.flatMap((run) =>
    run.change === 'formatted' && run.added.includes('deletion') ? [run.text.trim()] : [],
  );
  const added = wordsOf(runs, 'inserted');
  const removed = [wordsOf(runs, 'deleted'), ...struck].filter((text) => text !== '').join(' … ');
  return {
    act: actFor(line, added, wordsOf(runs, 'deleted')),
    blockId,
    added,
    removed,
    before: attributes.map(({ name, before }) => `${name}: ${before}`).join('; '),
    after: attributes.map(({ name, after }) => `${name}: ${after}`).join('; '),
  };
}

function actFor({ kind, moved }: ComparedLine, added: string, removed: string): AuditAct {
  if (kind === 'added') return 'typed';
  if (kind === 'removed') return 'deleted';
  if (added !== '' && removed !== '') return 'replaced';
  if (added !== '') return 'typed';
  if (removed !== '') return 'deleted';
  return moved ? 'moved' : 'formatted';
}

/** The suggestions that are gone, where accepting or rejecting them is all that happened; null where it is not. */
function decidedSuggestions(before: Node, after: Node): CopyAct[] | null {
  const left = new Set(suggestionsIn(after).map(({ id }) => id));
  const gone = suggestionsIn(before).filter(({ id }) => !left.has(id));
  if (gone.length === 0) return null;
  const ids = new Set(gone.map(({ id }) => id));
  const verdict = (['accept', 'reject'] as const).find((each) =>
    settleSuggestions(before, (id) => (ids.has(id) ? each : 'keep')).eq(after),
  );
  if (verdict === undefined) return null;
  const blocks = blocksOfSuggestions(before);
  return gone.map(({ id, inserted, deleted }) => ({
    act: verdict === 'accept' ? 'suggestion-accepted' : 'suggestion-rejected',
    blockId: blocks.get(id) ?? '',
    added: inserted.trim(),
    removed: deleted.trim(),
    before: '',
    after: '',
  }));
}

function blocksOfSuggestions(copy: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  copy.forEach((block) => {
    const note = (node: Node): void => {
      for (const mark of node.marks)
        if (isSuggestion(mark)) found.set(String(mark.attrs['id']), String(block.attrs['id'] ?? ''));
    };
    note(block);
    block.descendants(note);
  });
  return found;
}

function holdsSuggestion(block: Node): boolean {
  let found = block.marks.some(isSuggestion);
  block.descendants((node) => {
    found ||= node.marks.some(isSuggestion);
    return !found;
  });
  return found;
}
