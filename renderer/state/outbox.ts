import { create } from 'zustand';
import type { OperationId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import { api } from '../api/bridge';

/** What can be asked of something that waits to be sent. */
export type OutboxVerb = 'retry' | 'hold' | 'release' | 'withdraw';

interface OutboxProblems {
  /** Why the last thing asked of an item did not happen, by item. */
  readonly problems: ReadonlyMap<OperationId, AppError>;
}

export const useOutboxProblems = create<OutboxProblems>(() => ({ problems: new Map() }));

/** Writes one item's story to a file the person chooses; its name, or null where there is none. */
export async function exportOutboxItem(operationId: OperationId): Promise<string | null> {
  const answer = await api['outbox:export']({ operationId });
  noteProblem(operationId, answer);
  return answer.ok ? answer.value : null;
}

/** Asks something of one item; the list follows by itself, a failure stays beside the item. */
export async function askOutbox(verb: OutboxVerb, operationId: OperationId): Promise<void> {
  const answer = await api[`outbox:${verb}`]({ operationId });
  noteProblem(operationId, answer);
}

function noteProblem(operationId: OperationId, answer: Result<unknown>): void {
  const problems = new Map(useOutboxProblems.getState().problems);
  if (answer.ok) problems.delete(operationId);
  else problems.set(operationId, answer.error);
  useOutboxProblems.setState({ problems });
}
