import { collab, receiveTransaction } from 'prosemirror-collab';
import { closeHistory, history, redo, undo } from '@tiptap/pm/history';
import type { Plugin, Transaction } from '@tiptap/pm/state';
import { EditorState, Selection } from '@tiptap/pm/state';
import { AddMarkStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import type { StepGroup } from '../../../shared/article/journal';
import { parseStep } from '../../../shared/document/fields-step';
import { articleSchema } from '../../../shared/document/schema';
import type { OpenArticle } from '../../../shared/ipc/article-answers';

/** Steps that one transaction may put into one group (the journal's limit); the rest follow in the next. */
export const stepsPerGroup = 10_000;
const undoDepth = 1_000;
const confirmEvery = 64;

/** The plugins every open copy has, in every host: undo, and the count of what main has confirmed. */
export function copyPlugins(version: number, clientId: string): readonly Plugin[] {
  return [history({ depth: undoDepth }), collab({ version, clientID: clientId })];
}

/**
 * The editor state after the journal's tail, with the undo stack its writer had: groups are replayed as
 * the transactions they were and then confirmed, undo and redo by running them. Throws where a step does
 * not fit the copy.
 */
export function replayTail(
  opened: Pick<OpenArticle, 'base' | 'baseVersion' | 'tail'>,
  clientId: string,
): EditorState {
  const doc = articleSchema.nodeFromJSON(opened.base);
  let state = EditorState.create({
    doc,
    selection: Selection.atStart(doc),
    plugins: [...copyPlugins(opened.baseVersion, clientId)],
  });
  let unconfirmed: Step[] = [];
  const confirm = (): void => {
    if (unconfirmed.length === 0) return;
    const own = unconfirmed.map(() => clientId);
    state = state.apply(receiveTransaction(state, unconfirmed, own));
    unconfirmed = [];
  };
  for (const group of joinSplitGroups(opened.tail)) {
    const steps = group.steps.map((step) => parseStep(step));
    if (group.origin === 'site') {
      confirm();
      const theirs = steps.map(() => group.clientId);
      state = state.apply(receiveTransaction(state, steps, theirs));
    } else {
      state = replayGroup(state, group, steps);
      unconfirmed.push(...steps);
      if (unconfirmed.length > confirmEvery) confirm();
    }
  }
  confirm();
  return state.apply(state.tr.setSelection(Selection.atStart(state.doc)));
}

function replayGroup(state: EditorState, group: StepGroup, steps: readonly Step[]): EditorState {
  if (group.origin === 'undo' || group.origin === 'redo') {
    const reversal = transactionOf(state, group.origin === 'undo' ? undo : redo);
    const rest = steps.slice(reversal?.steps.length ?? 0);
    if (reversal !== null && beginsWith(group.steps, reversal.steps) && rest.every(movesNothing)) {
      const after = state.apply(reversal.setTime(group.at));
      if (rest.length === 0) return after;
      return after.apply(
        applySteps(after.tr, rest).setTime(group.at).setMeta('appendedTransaction', reversal),
      );
    }
  }
  const placed = placeCaret(state, steps[0]);
  const tr = applySteps(placed.tr, steps).setTime(group.at);
  // As when it was laid: undo takes back words, never what somebody said of them.
  return placed.apply(steps.every(laysComment) ? closeHistory(tr.setMeta('addToHistory', false)) : tr);
}

function laysComment(step: Step): boolean {
  return step instanceof AddMarkStep && step.mark.type === articleSchema.marks.comment;
}

/** Puts the caret where the writer's was, so that undoing after a restart does not jump to the top. */
function placeCaret(state: EditorState, first: Step | undefined): EditorState {
  const starts: number[] = [];
  first?.getMap().forEach((start) => starts.push(start));
  const at = starts[0];
  if (at === undefined || at === state.selection.from) return state;
  return state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(at))));
}

function applySteps(tr: Transaction, steps: readonly Step[]): Transaction {
  for (const step of steps) tr.step(step);
  return tr;
}

function transactionOf(
  state: EditorState,
  command: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean,
): Transaction | null {
  const made: Transaction[] = [];
  command(state, (tr) => made.push(tr));
  return made[0] ?? null;
}

/**
 * What was appended to an undo enters only one of history's two stacks; where it moved positions (another
 * window's undo went further back than this one) the other stack would point beside the text.
 */
function movesNothing(step: Step): boolean {
  const starts: number[] = [];
  step.getMap().forEach((start) => starts.push(start));
  return starts.length === 0;
}

function beginsWith(written: readonly unknown[], steps: readonly Step[]): boolean {
  if (steps.length > written.length) return false;
  return steps.every((step, index) => JSON.stringify(step.toJSON()) === JSON.stringify(written[index]));
}

/** A transaction too long for one group was written as several: full ones, followed by the rest. */
function joinSplitGroups(tail: readonly StepGroup[]): readonly StepGroup[] {
  const joined: StepGroup[] = [];
  let previous: StepGroup | null = null;
  for (const group of tail) {
    const before = joined.at(-1);
    const continues =
      previous !== null &&
      previous.steps.length === stepsPerGroup &&
      previous.at === group.at &&
      previous.origin === group.origin &&
      previous.clientId === group.clientId;
    if (continues && before !== undefined) {
      joined[joined.length - 1] = { ...before, steps: [...before.steps, ...group.steps] };
    } else joined.push(group);
    previous = group;
  }
  return joined;
}
