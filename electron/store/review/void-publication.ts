import { newId } from '../../../shared/article/ids';
import type { OperationId } from '../../../shared/article/ids';
import type { WorkflowState } from '../../../shared/article/workflow/events';
import { sql } from '../database';
import type { WritableDb } from '../database';
import { baseOf } from '../sites/bases';
import type { LiveArticle } from '../replay/live-article';
import { recordOf } from '../replay/live-article';
import {
  addOperation,
  openOperations,
  operationById,
  removeOperation,
  setOperationState,
} from '../outbox/outbox';
import { addAttempt } from '../outbox/outbox-list';
import { standingWords } from '../../../shared/document/suggestions';

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
  const isScheduledThere = before === 'scheduled' && base !== null;
  for (const { id, state } of openOperations(db, live.id)) {
    if (state === 'sending') continue;
    if (isScheduledThere) {
      removeOperation(db, id);
      continue;
    }
    if (operationById(db, id)?.action !== 'publish' || state === 'needs-you') continue;
    setOperationState(db, id, 'needs-you');
    const error = { code: 'article.approval-voided', details: {} } as const;
    addAttempt(db, id, { at, outcome: 'needs-you', error });
    noteStopped(db, live, id, at);
  }
  if (!isScheduledThere) return;
  addOperation(db, {
    id: newId<OperationId>(),
    articleId: live.id,
    siteId: base.siteId,
    action: 'review',
    hop: 'unschedule',
    state: 'waiting',
    actor,
    person: null,
    headline: standingWords(live.copy.child(0)).trim().slice(0, 500),
    queuedAt: at,
    nextAttemptAt: null,
    seq: live.seq,
    record: recordOf(live),
    expectedRevision: base.revision,
  });
}

function noteStopped(db: WritableDb, { id }: LiveArticle, operationId: OperationId, since: string): void {
  const delivery = { kind: 'needs-you', operationId, code: 'article.approval-voided', since };
  sql(
    db,
    `UPDATE articles SET delivery = ?, delivery_kind = 'needs-you' WHERE id = ? AND health = 'sound'`,
  ).run(JSON.stringify(delivery), id);
}
