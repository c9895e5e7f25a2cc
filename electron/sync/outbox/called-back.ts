import type { ReadableDb } from '../../store/database';
import { callsBack, isSend, openOperations, operationById } from '../../store/outbox/outbox';
import type { Operation, SendOperation } from '../../store/outbox/outbox';

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
