import { sendableSteps } from 'prosemirror-collab';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Transform, Step } from '@tiptap/pm/transform';
import type { StepGroup } from '../../../shared/article/journal';
import { stepsPerGroup } from './replay';

/** Groups that one request may carry. */
const groupsPerRequest = 2_000;

/** What one request to append carries, and the steps it holds (a prefix of what is unsent). */
export interface Outgoing {
  readonly version: number;
  readonly groups: readonly StepGroup[];
  readonly steps: readonly Step[];
}

/**
 * What the copy has that main has not confirmed, grouped by the transaction that made it (what plugins
 * appended to a transaction belongs to it); null when everything is confirmed.
 */
export function outgoingSteps(state: EditorState, clientId: string): Outgoing | null {
  const sendable = sendableSteps(state);
  if (sendable === null) return null;
  const groups: { steps: unknown[]; origin: StepGroup['origin']; at: number; clientId: string }[] = [];
  const steps: Step[] = [];
  let root: Transaction | null = null;
  for (const [index, step] of sendable.steps.entries()) {
    const made = rootOf(sendable.origins[index]);
    let group = groups.at(-1);
    if (group === undefined || made === null || made !== root || group.steps.length >= stepsPerGroup) {
      if (groups.length >= groupsPerRequest) break;
      group = { steps: [], origin: originOf(made), at: made?.time ?? 0, clientId };
      groups.push(group);
      root = made;
    }
    group.steps.push(step.toJSON());
    steps.push(step);
  }
  return { version: sendable.version, groups, steps };
}

function rootOf(origin: Transform | undefined): Transaction | null {
  let tr = origin as Transaction | undefined;
  if (tr === undefined) return null;
  for (;;) {
    const parent = tr.getMeta('appendedTransaction') as Transaction | undefined;
    if (parent === undefined) return tr;
    tr = parent;
  }
}

/** prosemirror-history marks what it dispatches under its plugin key. */
function originOf(tr: Transaction | null): StepGroup['origin'] {
  const reversal = tr?.getMeta('history$') as { readonly redo: boolean } | undefined;
  if (reversal === undefined) return 'edit';
  return reversal.redo ? 'redo' : 'undo';
}
