import type { ArticleId, SiteId } from '../../../shared/article/ids';
import { newId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import { loadLive } from '../../store/articles/articles';
import type { ReadableDb, WritableDb } from '../../store/database';
import { appendEvent } from '../../store/journal/journal';
import { callsBack, openOperations, operationById, removeOperation } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import type { LiveArticle } from '../../store/replay/live-article';
import { callBack, mayBeScheduled } from '../../store/review/call-back';
import { baseOf, isScheduledThere } from '../../store/sites/bases';
import { required } from '../session/interrupted';

/**
 * Takes operations of one story back, in the caller's transaction. Where the site may still bring to readers what is not
 * scheduled here (it was called back and that has not arrived, or was to be scheduled and was never answered), a call
 * with the words that stand here now takes their place. `revision` is the one text of the site it may replace; left out,
 * the one last agreed.
 */
export function takeBack(
  db: WritableDb,
  articleId: ArticleId,
  leaving: readonly Operation[],
  by: { readonly actor: string; readonly at: string; readonly revision?: string },
): void {
  const { actor, at, revision } = by;
  const live = loadLive(db, articleId);
  const scheduled = live.ok ? scheduledThere(db, live.value, leaving) : null;
  if (!live.ok || scheduled === null) {
    for (const { id } of leaving) removeOperation(db, id);
    return;
  }
  if (leaving.some(mayBeScheduled)) noteUnscheduled(db, live.value, actor, at);
  const waiting = leaving;
  const expectedRevision = revision ?? baseOf(db, articleId)?.revision ?? null;
  callBack(db, required(loadLive(db, articleId)), { scheduled, waiting, actor, at, expectedRevision });
}

/** Where the scheduling has arrived the site tells it: what was asked for since comes after it, and stands. */
function noteUnscheduled(db: WritableDb, { id, events }: LiveArticle, actor: string, at: string): void {
  const to = stateAfter(events);
  if (to !== 'approved') return;
  const event = { id: newId<string>(), kind: 'unscheduled', to, actor, at } as const;
  required(appendEvent(db, id, event, { actor, now: () => new Date(at) }));
}

/** What says that a story may wait for its hour at the site although nobody here wants it to, and nothing stops it. */
function scheduledThere(
  db: ReadableDb,
  { id, events }: LiveArticle,
  leaving: readonly Operation[],
): { readonly siteId: SiteId } | null {
  const state = stateAfter(events);
  if (state === 'scheduled' || state === 'published' || state === 'corrected' || state === 'killed')
    return null;
  const gone = new Set(leaving.map((operation) => operation.id));
  const staying = openOperations(db, id).flatMap((entry) => operationById(db, entry.id) ?? []);
  if (staying.some((one) => !gone.has(one.id) && (callsBack(one) || one.action === 'spike'))) return null;
  if (isScheduledThere(db, id)) return baseOf(db, id);
  return leaving.find((one) => one.hop === 'unschedule' || mayBeScheduled(one)) ?? null;
}
