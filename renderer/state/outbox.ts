import { create } from 'zustand';
import type { OperationId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import { api } from '../api/bridge';

/** What can be asked of something that waits to be sent. */
export const outboxAsks = ['retry', 'hold', 'release', 'export', 'withdraw'] as const;
export type OutboxAsk = (typeof outboxAsks)[number];

interface OutboxState {
  /** Why the last thing asked of an item did not happen, by item. */
  readonly problems: ReadonlyMap<OperationId, AppError>;
  /** The files that stories were written to, by item. */
  readonly exported: ReadonlyMap<OperationId, string>;
  /** The item that had the keyboard last: the menu and the palette mean this one. */
  readonly chosen: OperationId | null;
}

export const useOutbox = create<OutboxState>(() => ({
  problems: new Map(),
  exported: new Map(),
  chosen: null,
}));

export function chooseOutboxItem(chosen: OperationId | null): void {
  useOutbox.setState({ chosen });
}

/**
 * Asks something of one item; the list follows by itself, a failure stays beside the item. To export it asks for a file
 * first, whose name is told beside the item.
 */
export async function askOutbox(ask: OutboxAsk, operationId: OperationId): Promise<void> {
  if (ask !== 'export') {
    noteProblem(operationId, await api[`outbox:${ask}`]({ operationId }));
    return;
  }
  const answer = await api['outbox:export']({ operationId });
  noteProblem(operationId, answer);
  if (!answer.ok || answer.value === null) return;
  const exported = new Map(useOutbox.getState().exported).set(operationId, answer.value);
  useOutbox.setState({ exported });
}

function noteProblem(operationId: OperationId, answer: Result<unknown>): void {
  const problems = new Map(useOutbox.getState().problems);
  if (answer.ok) problems.delete(operationId);
  else problems.set(operationId, answer.error);
  useOutbox.setState({ problems });
}
