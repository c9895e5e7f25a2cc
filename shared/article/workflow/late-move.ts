import { isMove, stateAfter, wasPublished } from './events';
import type { WorkflowEvent } from './events';
import { movesFrom } from './judge';
import type { Mover } from './judge';
import { transitionOf } from './moves';
import type { Move } from './moves';

const anybody: Mover = { name: '', person: null, duties: ['write', 'review', 'publish'] };

/**
 * What a colleague did that a move made without knowing of it would undo: `known` is what had been agreed when it was
 * made, `told` what the site tells when it arrives. Null where it may still be made: the story is where it was, where
 * the move itself leads, or where the move can be made from. What a colleague has sent back is not approved unseen,
 * although it might be by somebody who knows. A kill is never too late.
 */
export function overtakingEvent(
  move: Move,
  known: readonly WorkflowEvent[],
  told: readonly WorkflowEvent[],
): WorkflowEvent | null {
  const state = stateAfter(told);
  const { to, step } = transitionOf(move);
  if (move === 'kill' || state === stateAfter(known) || state === to) return null;
  const passesOn = step === 'approve' || step === 'publish';
  const isSentBack = (state === 'changes-requested' || state === 'draft') && !wasPublished(told);
  if (movesFrom(told, anybody, false).includes(move) && !(passesOn && isSentBack)) return null;
  const moved = told.filter(isMove);
  const before = moved.findLastIndex((event) => event.to !== state);
  return moved[before + 1] ?? null;
}

/** One story's events: what had been agreed, and what each side has now. */
interface BothSides {
  readonly known: readonly WorkflowEvent[];
  readonly mine: readonly WorkflowEvent[];
  readonly told: readonly WorkflowEvent[];
}

/**
 * The events of both where a colleague's overtook ours: theirs come last and stand, and what we approved meanwhile is
 * void. `voiding` is the event that says so.
 */
export function overtakenEvents(
  { known, mine, told }: BothSides,
  voiding: Pick<WorkflowEvent, 'id' | 'actor' | 'at' | 'hash'>,
): WorkflowEvent[] {
  const agreed = new Set(known.map(({ id }) => id));
  const theirs = new Set(told.map(({ id }) => id));
  const since = mine.findLastIndex(({ id }) => agreed.has(id)) + 1;
  const ours = mine.slice(since).filter(({ id }) => !theirs.has(id));
  const events = new Map<string, WorkflowEvent>();
  for (const event of [...mine.slice(0, since), ...known, ...ours, ...told])
    if (!events.has(event.id)) events.set(event.id, event);
  const inOrder = [...events.values()];
  const hasApproved = ours.some(({ kind }) => kind === 'approved' || kind === 'signed-off');
  return hasApproved ? [...inOrder, { ...voiding, kind: 'approval-voided', to: stateAfter(told) }] : inOrder;
}
