import { create } from 'zustand';
import type { OperationId } from '../../shared/article/ids';
import type { AppError } from '../../shared/errors/app-error';
import { api } from '../api/bridge';

/** What can be asked of something that waits to be sent. */
export type OutboxVerb = 'retry' | 'hold' | 'release' | 'withdraw';

interface OutboxProblems {
  /** Why the last thing asked of an item did not happen, by item. */
  readonly problems: ReadonlyMap<OperationId, AppError>;
}

export const useOutboxProblems = create<OutboxProblems>(() => ({ problems: new Map() }));

/** Asks something of one item; the list follows by itself, a failure stays beside the item. */
export async function askOutbox(verb: OutboxVerb, operationId: OperationId): Promise<void> {
  const answer = await api[`outbox:${verb}`]({ operationId });
  const problems = new Map(useOutboxProblems.getState().problems);
  if (answer.ok) problems.delete(operationId);
  else problems.set(operationId, answer.error);
  useOutboxProblems.setState({ problems });
}
