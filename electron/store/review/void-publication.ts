import type { OperationId } from '../../../shared/article/ids';
import type { WorkflowState } from '../../../shared/article/workflow/events';
import { sql } from '../database';
import type { WritableDb } from '../database';
import { baseOf, isScheduledThere } from '../sites/bases';
import type { LiveArticle } from '../replay/live-article';
import { openOperations, operationById, setOperationState } from '../outbox/outbox';
import { addAttempt } from '../outbox/outbox-list';
import { callBack, mayBeScheduled } from './call-back';

/**
 * What an approval made void sets going, in the transaction that voided it: a publication that waits is stopped and
 * says why; a story that the site has scheduled is taken off its schedule, by a call that carries all that waited and
 * stands behind nothing that is held or needs somebody.
 */
export function stopPublication(
  db: WritableDb,
  live: LiveArticle,
  voided: { readonly before: WorkflowState; readonly actor: string; readonly at: string },
): void {
  const { at, actor, before } = voided;
  const base = baseOf(db, live.id);
  const open = openOperations(db, live.id).flatMap(({ id }) => operationById(db, id) ?? []);
  const waiting = open.filter(({ state }) => state !== 'sending');
  // Published before its hour and not out yet, it still waits there for that hour.
  const waitsThere = before === 'scheduled' || isScheduledThere(db, live.id);
  const scheduled = base !== null && waitsThere ? base : waiting.find(mayBeScheduled);
  if (scheduled !== undefined) {
    callBack(db, live, { scheduled, waiting, actor, at, expectedRevision: base?.revision ?? null });
    return;
  }
  for (const { id, action, state } of waiting) {
    if (action !== 'publish' || state === 'needs-you') continue;
    setOperationState(db, id, 'needs-you');
    const error = { code: 'article.approval-voided', details: {} } as const;
    addAttempt(db, id, { at, outcome: 'needs-you', error });
    noteStopped(db, live, id, at);
  }
}

function noteStopped(db: WritableDb, { id }: LiveArticle, operationId: OperationId, since: string): void {
  const delivery = { kind: 'needs-you', operationId, code: 'article.approval-voided', since };
  sql(
    db,
    `UPDATE articles SET delivery = ?, delivery_kind = 'needs-you' WHERE id = ? AND health = 'sound'`,
  ).run(JSON.stringify(delivery), id);
}
