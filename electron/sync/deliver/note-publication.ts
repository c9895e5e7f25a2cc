import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { loadLive } from '../../store/articles/articles';
import { writeRows } from '../../store/journal/journal';
import { openOperations, operationById, replaceRecord } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { callBackOf } from '../outbox/called-back';
import { required } from '../session/interrupted';
import type { SyncParts } from '../session/sync-engine';

/**
 * Writes down that the site has confirmed a publication, once. What called it back while it was on its way came after
 * it: a killed story stays killed here and in what is sent next, and whatever else is sent next knows of it. Runs in
 * the caller's transaction.
 */
export function notePublication({ store, now }: SyncParts, operation: Operation, event: WorkflowEvent): void {
  const { db } = store;
  const live = required(loadLive(db, operation.articleId));
  if (live.events.some(({ id }) => id === event.id)) return;
  const callBack = callBackOf(db, operation);
  const asked = new Set(operation.record.events.map(({ id }) => id));
  const calledBackBy = callBack?.record.events.find(({ id }) => !asked.has(id));
  const since = eventsFrom(live.events, calledBackBy);
  const payloads = [event, ...since].map((each) => ({ kind: 'event', event: each }) as const);
  writeRows(db, live, payloads, { actor: operation.actor, now });
  for (const { id } of openOperations(db, operation.articleId)) {
    const later = operationById(db, id);
    const isTold = later?.record.events.some((each) => each.id === event.id) === true;
    if (later === null || isTold || id === operation.id) continue;
    // What waits behind it was asked for without knowing of it, and carries a story that stands where it does now.
    const { record, seq, expectedRevision } = later;
    const first = record.events.find((each) => !asked.has(each.id));
    const rest = eventsFrom(record.events, first);
    const events = [...record.events.slice(0, record.events.length - rest.length), event, ...rest];
    replaceRecord(db, id, { record: { ...record, events }, seq, expectedRevision });
  }
}

function eventsFrom(events: readonly WorkflowEvent[], first: WorkflowEvent | undefined): WorkflowEvent[] {
  const at = events.findIndex(({ id }) => id === first?.id);
  return at === -1 ? [] : events.slice(at);
}
