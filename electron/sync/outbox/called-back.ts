import type { OperationId } from '../../../shared/article/ids';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { loadLive } from '../../store/articles/articles';
import type { ReadableDb, WritableDb } from '../../store/database';
import { callsBack, isSend, openOperations, operationById } from '../../store/outbox/outbox';
import type { Operation, SendOperation } from '../../store/outbox/outbox';
import { mayBeScheduled } from '../../store/review/call-back';

/**
 * An operation as it is now that was to schedule a story, may have arrived, and is approved no more: its words changed
 * while it was on its way, when nothing could call it back yet. Null for any other.
 */
export function voidedOnTheWay(db: WritableDb, id: OperationId): Operation | null {
  const operation = operationById(db, id);
  if (operation === null || !mayBeScheduled(operation)) return null;
  const live = loadLive(db, operation.articleId);
  return live.ok && approvalLog(live.value.events).approved === null ? operation : null;
}

/**
 * What was asked for since and takes back what an operation may bring to readers: the kill of its story, or that it is
 * taken off its schedule. Null where nothing was. What is called back is not tried again, or the call would wait behind
 * it; whatever else it was to carry is in the later one.
 */
export function callBackOf(db: ReadableDb, { id, articleId }: Operation): SendOperation | null {
  const open = openOperations(db, articleId).map((entry) => entry.id);
  for (const later of open.slice(open.indexOf(id) + 1)) {
    const operation = operationById(db, later);
    if (operation !== null && isSend(operation) && callsBack(operation)) return operation;
  }
  return null;
}
