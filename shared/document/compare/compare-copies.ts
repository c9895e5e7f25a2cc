import type { Node } from '@tiptap/pm/model';
import { alignLines } from './align-lines';
import type { AttributeChange, ComparedLine, Run } from './compared';
import { compareWords, wholeRuns } from './compare-words';
import { attributesOf, linesOf } from './lines';
import type { Line } from './lines';

/**
 * Two copies of a story laid over each other, line by line in the order of the second; a line that only the first has
 * stands behind its neighbour there. Equal copies give lines that are all `same`.
 */
export function compareCopies(before: Node, after: Node): ComparedLine[] {
  return compareBlocks(before.content.content, after.content.content);
}

/** As `compareCopies`, for some of their blocks. */
export function compareBlocks(before: readonly Node[], after: readonly Node[]): ComparedLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const { pairs, moved } = alignLines(old, fresh);
  const fellows = new Map([...pairs].map(([one, other]) => [other, one]));
  const compared: ComparedLine[] = [];
  const isRemoved = (place: number): boolean => place < old.length && !pairs.has(place);
  const addRemovedFrom = (first: number): void => {
    for (let place = first; isRemoved(place); place += 1) {
      const line = old[place];
      if (line !== undefined) compared.push(alone(line, 'removed', place));
    }
  };
  addRemovedFrom(0);
  fresh.forEach((line, after) => {
    const before = fellows.get(after);
    const fellow = before === undefined ? undefined : old[before];
    if (before === undefined || fellow === undefined) {
      compared.push(alone(line, 'added', after));
      return;
    }
    compared.push(together(fellow, line, { before, after, moved: moved.has(before) }));
    addRemovedFrom(before + 1);
  });
  return compared;
}

/** Whether a line differs in any way. */
export function differs({ kind, moved }: ComparedLine): boolean {
  return kind !== 'same' || moved;
}

/** The words that runs add and take away, each stretch once, parted by an ellipsis. */
export function wordsOf(runs: readonly Run[], change: 'inserted' | 'deleted'): string {
  return runs
    .filter((run) => run.change === change)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(' … ');
}

function alone(line: Line, kind: 'added' | 'removed', place: number): ComparedLine {
  const change = kind === 'added' ? 'inserted' : 'deleted';
  return {
    key: `${kind}-${place}`,
    blockId: line.blockId,
    kind,
    moved: false,
    before: kind === 'removed' ? place : null,
    after: kind === 'added' ? place : null,
    dress: line.dress,
    runs: wholeRuns(line, change),
    attributes: [],
  };
}

function together(
  old: Line,
  fresh: Line,
  places: { readonly before: number; readonly after: number; readonly moved: boolean },
): ComparedLine {
  // Most lines of two versions are the very same, and need not be taken apart.
  const isEqual = old.node.eq(fresh.node);
  const of = { before: old.suggested, after: fresh.suggested };
  const runs = isEqual ? wholeRuns(fresh, 'same') : compareWords(old.tokens(), fresh.tokens(), of);
  const attributes = changedAttributes(old, fresh);
  const isSame = attributes.length === 0 && runs.every(({ change }) => change === 'same');
  return {
    key: `line-${places.after}`,
    blockId: fresh.blockId,
    kind: isSame ? 'same' : 'changed',
    ...places,
    dress: fresh.dress,
    runs,
    attributes,
  };
}

function changedAttributes(old: Line, fresh: Line): AttributeChange[] {
  const [had, has] = [attributesOf(old.node), attributesOf(fresh.node)];
  const names = new Set([...had.keys(), ...has.keys()]);
  const changes = [...names].flatMap((name) => {
    const [before = '', after = ''] = [had.get(name), has.get(name)];
    return before === after ? [] : [{ name, before, after }];
  });
  const [was, is] = [old.dress.within.join(' '), fresh.dress.within.join(' ')];
  return was === is ? changes : [...changes, { name: 'within', before: was, after: is }];
}
