import type { OutboxAction, OutboxItem, SendAction } from '../../../shared/article/delivery';
import type { ArticleId, OperationId, SiteId } from '../../../shared/article/ids';
import { articleRecordSchema } from '../../../shared/article/record';
import type { ArticleRecord } from '../../../shared/article/record';
import type { Move } from '../../../shared/article/workflow/moves';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { isScheduledThere } from '../sites/bases';
import { creationOf } from './outbox-creations';

export type OperationState = OutboxItem['state'];

/** One intention towards a site, with the story as it was when the person asked. */
export interface Operation {
  readonly id: OperationId;
  readonly articleId: ArticleId;
  readonly siteId: SiteId;
  readonly action: OutboxAction;
  /** The move of the workflow that asked for it; null where the text alone is sent. */
  readonly hop: Move | null;
  readonly state: OperationState;
  readonly actor: string;
  /** The actor's slug at the site; null for what was queued before it was kept. */
  readonly person: string | null;
  readonly headline: string;
  readonly queuedAt: string;
  readonly nextAttemptAt: string | null;
  readonly failures: number;
  /** The journal row the record was taken at. */
  readonly seq: number;
  readonly record: ArticleRecord;
  /** The only text of the site that may be replaced; null where the post is yet to be made. */
  readonly expectedRevision: string | null;
  /** What was about to be written when it was last tried, as JSON; null before the first write. */
  readonly intent: string | null;
}

/** An operation that brings a story to the site. */
export type SendOperation = Operation & { readonly action: SendAction };

export function isSend(operation: Operation): operation is SendOperation {
  return operation.action !== 'spike';
}

/**
 * Whether an operation takes a story from its readers, or off its schedule. The story is so here already, for good: what
 * readers have must follow, and waits behind nothing that was asked for before.
 */
export function callsBack({ action, hop }: Pick<Operation, 'action' | 'hop'>): boolean {
  return action === 'kill' || hop === 'unschedule';
}

/** What the planner looks at. */
export interface QueueEntry {
  readonly id: OperationId;
  readonly articleId: ArticleId;
  readonly state: OperationState;
  readonly nextAttemptAt: string | null;
}

/**
 * Whether an operation can be neither held nor withdrawn: it calls a story back, or throws away what waits at the site
 * for its hour, or may: its making was never answered.
 */
export function mustGo(db: ReadableDb, operation: Pick<Operation, 'action' | 'hop' | 'articleId'>): boolean {
  const { action, articleId } = operation;
  if (callsBack(operation)) return true;
  return action === 'spike' && (isScheduledThere(db, articleId) || creationOf(db, articleId) !== null);
}

interface OperationRow {
  id: OperationId;
  article_id: ArticleId;
  site_id: SiteId;
  action: OutboxAction;
  hop: Move | null;
  state: OperationState;
  actor: string;
  person: string | null;
  headline: string;
  queued_at: string;
  next_attempt_at: string | null;
  failures: number;
  seq: number;
  record: string;
  expected_revision: string | null;
  intent: string | null;
}

/** How many finished operations stay to be looked at. */
const finishedKept = 50;

/** Puts an operation at the end of the queue. */
export function addOperation(db: WritableDb, operation: Omit<Operation, 'failures' | 'intent'>): void {
  sql(
    db,
    `INSERT INTO outbox (id, article_id, site_id, action, hop, state, actor, person, headline, queued_at,
       next_attempt_at, not_before, failures, seq, record, expected_revision, intent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, ?, ?, ?, NULL)`,
  ).run(
    operation.id,
    operation.articleId,
    operation.siteId,
    operation.action,
    operation.hop,
    operation.state,
    operation.actor,
    operation.person,
    operation.headline,
    operation.queuedAt,
    operation.nextAttemptAt,
    operation.seq,
    JSON.stringify(operation.record),
    operation.expectedRevision,
  );
}

export function operationById(db: ReadableDb, id: OperationId): Operation | null {
  const row = sql<OperationRow>(
    db,
    `SELECT id, article_id, site_id, action, hop, state, actor, person, headline, queued_at, next_attempt_at, failures,
       seq, record, expected_revision, intent
     FROM outbox WHERE id = ? AND state <> 'done'`,
  ).get(id);
  return row === undefined ? null : operationOf(row);
}

/** What a site still has to be sent, in the order it was asked for. */
export function openQueue(db: ReadableDb, siteId: SiteId): QueueEntry[] {
  return sql<QueueEntry>(
    db,
    `SELECT id, article_id AS articleId, state, next_attempt_at AS nextAttemptAt FROM outbox
     WHERE site_id = ? AND state <> 'done' ORDER BY key`,
  ).all(siteId);
}

/** The unfinished operations of one story, oldest first. */
export function openOperations(db: ReadableDb, articleId: ArticleId): QueueEntry[] {
  return sql<QueueEntry>(
    db,
    `SELECT id, article_id AS articleId, state, next_attempt_at AS nextAttemptAt FROM outbox
     WHERE article_id = ? AND state <> 'done' ORDER BY key`,
  ).all(articleId);
}

export function setOperationState(db: WritableDb, id: OperationId, state: OperationState): void {
  sql(db, 'UPDATE outbox SET state = ? WHERE id = ?').run(state, id);
}

/** Puts an operation back to be tried at a time; `notBefore` is where the site itself asked for patience. */
export function postpone(
  db: WritableDb,
  id: OperationId,
  when: { readonly at: string; readonly notBefore: string | null; readonly failures: number },
): void {
  sql(
    db,
    `UPDATE outbox SET state = 'waiting', next_attempt_at = ?, not_before = ?, failures = ? WHERE id = ?`,
  ).run(when.at, when.notBefore, when.failures, id);
}

/** Makes what waits due at once, but never before the site allowed it. */
export function hasten(db: WritableDb, siteId: SiteId): void {
  sql(db, `UPDATE outbox SET next_attempt_at = not_before WHERE site_id = ? AND state = 'waiting'`).run(
    siteId,
  );
}

/** Makes one operation due at once because the person said so. */
export function makeDue(db: WritableDb, id: OperationId): void {
  sql(
    db,
    `UPDATE outbox SET state = 'waiting', next_attempt_at = NULL, not_before = NULL, failures = 0 WHERE id = ?`,
  ).run(id);
}

/** Written down before every write, so that a lost answer can be told from somebody else's change. */
export function setIntent(db: WritableDb, id: OperationId, intent: string): void {
  sql(db, 'UPDATE outbox SET intent = ? WHERE id = ?').run(intent, id);
}

/**
 * Takes an operation away for one that calls its story back. What it was about to write over a plain post may have
 * arrived although no answer did: the later one has to know that for ours. With the companion plugin the site knows.
 */
export function giveWayTo(db: WritableDb, id: OperationId, later: OperationId): void {
  sql(
    db,
    `UPDATE outbox SET intent =
       (SELECT intent FROM outbox WHERE id = ? AND json_type(intent, '$.before') = 'object')
     WHERE id = ? AND intent IS NULL`,
  ).run(id, later);
  removeOperation(db, id);
}

/** Whatever was about to be written is over: the next try is made anew. */
export function clearIntent(db: WritableDb, id: OperationId): void {
  sql(db, 'UPDATE outbox SET intent = NULL WHERE id = ?').run(id);
}

/** What is to be sent is another text now, merged with the site's: nothing of it has been written yet. */
export function replaceRecord(
  db: WritableDb,
  id: OperationId,
  now: Pick<Operation, 'record' | 'seq' | 'expectedRevision'>,
): void {
  sql(db, 'UPDATE outbox SET record = ?, seq = ?, expected_revision = ?, intent = NULL WHERE id = ?').run(
    JSON.stringify(now.record),
    now.seq,
    now.expectedRevision,
    id,
  );
}

/** Later operations of a story may replace what an earlier one left on the site. */
export function expectFrom(db: WritableDb, articleId: ArticleId, revision: string | null): void {
  sql(db, `UPDATE outbox SET expected_revision = ? WHERE article_id = ? AND state <> 'done'`).run(
    revision,
    articleId,
  );
}

/** The operation is over; its copy of the story is let go, and long finished ones with it. */
export function finishOperation(db: WritableDb, id: OperationId): void {
  sql(
    db,
    `UPDATE outbox SET state = 'done', record = '{}', intent = NULL, next_attempt_at = NULL WHERE id = ?`,
  ).run(id);
  sql(
    db,
    `DELETE FROM outbox WHERE state = 'done' AND key NOT IN
       (SELECT key FROM outbox WHERE state = 'done' ORDER BY key DESC LIMIT ?)`,
  ).run(finishedKept);
}

/** Takes an operation back: it is not sent and leaves no trace. */
export function removeOperation(db: WritableDb, id: OperationId): void {
  sql(db, 'DELETE FROM outbox WHERE id = ?').run(id);
}

/** After a stop in the middle of things: what was being sent, to one site or to any, is waiting again. */
export function requeueInterrupted(db: WritableDb, siteId: SiteId | null = null): ArticleId[] {
  return sql<ArticleId>(
    db,
    `UPDATE outbox SET state = 'waiting', next_attempt_at = not_before WHERE state = 'sending' AND (? IS NULL OR site_id = ?)
     RETURNING article_id`,
  )
    .pluck()
    .all(siteId, siteId);
}

function operationOf(row: OperationRow): Operation {
  const { id, action, hop, state, actor, person, headline, failures, seq, intent } = row;
  return {
    id,
    articleId: row.article_id,
    siteId: row.site_id,
    action,
    hop,
    state,
    actor,
    person,
    headline,
    queuedAt: row.queued_at,
    nextAttemptAt: row.next_attempt_at,
    failures,
    seq,
    record: articleRecordSchema.parse(JSON.parse(row.record)),
    expectedRevision: row.expected_revision,
    intent,
  };
}
