import type { ReadableDb } from '../../store/database';
import { isSend, openOperations, operationById } from '../../store/outbox/outbox';
import type { Operation, SendOperation } from '../../store/outbox/outbox';

/**
 * What was asked for since and takes back what an operation brings to readers: the kill of its story, or, for a
 * publication, that it is taken off its schedule. Null where nothing was. What is called back is not tried again, or the
 * call would wait behind it.
 */
export function callBackOf(db: ReadableDb, { id, articleId, action }: Operation): SendOperation | null {
  const open = openOperations(db, articleId).map((entry) => entry.id);
  for (const later of open.slice(open.indexOf(id) + 1)) {
    const operation = operationById(db, later);
    if (operation === null || !isSend(operation)) continue;
    if (operation.action === 'kill' || (action === 'publish' && operation.hop === 'unschedule'))
      return operation;
  }
  return null;
}
