import { newId } from '../../../shared/article/ids';
import type { OperationId, SiteId } from '../../../shared/article/ids';
import { standingWords } from '../../../shared/document/suggestions';
import type { WritableDb } from '../database';
import { addOperation, giveWayTo } from '../outbox/outbox';
import type { Operation } from '../outbox/outbox';
import type { LiveArticle } from '../replay/live-article';
import { recordOf } from '../replay/live-article';

/**
 * Whether it was to schedule a story, and was on its way once: it may have arrived although no answer did. A spike knows
 * it of what gave way to it.
 */
export function mayBeScheduled({ action, intent, record }: Operation): boolean {
  return (action === 'publish' || action === 'spike') && intent !== null && record.fields.publishAt !== null;
}

/** Asks the site to take a story off its schedule, with the words that stand here now; `waiting` gives way to it. */
export function callBack(
  db: WritableDb,
  live: LiveArticle,
  call: {
    readonly scheduled: { readonly siteId: SiteId };
    readonly waiting: readonly Operation[];
    readonly actor: string;
    readonly at: string;
    readonly expectedRevision: string | null;
  },
): void {
  const { scheduled, waiting, actor, at, expectedRevision } = call;
  const id = newId<OperationId>();
  addOperation(db, {
    id,
    articleId: live.id,
    siteId: scheduled.siteId,
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
    expectedRevision,
  });
  for (const operation of waiting) giveWayTo(db, operation.id, id);
}
