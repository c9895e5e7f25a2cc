import * as z from 'zod';
import type { OutboxAttempt, OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId, OperationId, SiteId } from '../../../shared/article/ids';
import type { Move } from '../../../shared/article/workflow/moves';
import { errorCodes } from '../../../shared/errors/app-error';
import type { AppError } from '../../../shared/errors/app-error';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { mustGo } from './outbox';

interface ItemRow {
  id: OperationId;
  article_id: ArticleId;
  headline: string;
  action: OutboxItem['action'];
  hop: Move | null;
  state: OutboxItem['state'];
  queued_at: string;
  next_attempt_at: string | null;
}

interface AttemptRow {
  at: string;
  outcome: OutboxAttempt['outcome'];
  code: string | null;
  details: string;
}

/** The attempts kept of one operation: the newest. */
const attemptsKept = 50;

const codeSchema = z.enum(errorCodes).catch('internal');
const detailsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** The outbox as the window shows it: what is open in order, then what was sent, newest first. */
export function outboxItems(db: ReadableDb): OutboxItem[] {
  return sql<ItemRow>(
    db,
    `SELECT id, article_id, headline, action, hop, state, queued_at, next_attempt_at FROM outbox
     ORDER BY state = 'done', CASE state WHEN 'done' THEN -key ELSE key END`,
  )
    .all()
    .map((row) => ({
      id: row.id,
      articleId: row.article_id,
      headline: row.headline,
      action: row.action,
      callsBack: mustGo(db, { action: row.action, hop: row.hop, articleId: row.article_id }),
      state: row.state,
      queuedAt: row.queued_at,
      nextAttemptAt: row.next_attempt_at,
      attempts: attemptsOf(db, row.id),
    }));
}

/** How an operation went so far, oldest first. */
export function attemptsOf(db: ReadableDb, id: OperationId): OutboxAttempt[] {
  return sql<AttemptRow>(
    db,
    'SELECT at, outcome, code, details FROM attempts WHERE operation_id = ? ORDER BY key',
  )
    .all(id)
    .map(({ at, outcome, code, details }) => ({
      at,
      outcome,
      code: code === null ? null : codeSchema.parse(code),
      details: detailsSchema.parse(JSON.parse(details)),
    }));
}

/** Writes down how an attempt ended. */
export function addAttempt(
  db: WritableDb,
  id: OperationId,
  attempt: {
    readonly at: string;
    readonly outcome: OutboxAttempt['outcome'];
    readonly error: AppError | null;
  },
): void {
  sql(db, 'INSERT INTO attempts (operation_id, at, outcome, code, details) VALUES (?, ?, ?, ?, ?)').run(
    id,
    attempt.at,
    attempt.outcome,
    attempt.error?.code ?? null,
    JSON.stringify(attempt.error?.details ?? {}),
  );
  sql(
    db,
    `DELETE FROM attempts WHERE operation_id = ? AND key NOT IN
       (SELECT key FROM attempts WHERE operation_id = ? ORDER BY key DESC LIMIT ?)`,
  ).run(id, id, attemptsKept);
}

/** What a site's outbox holds, in figures; over all sites where none is named. */
export function outboxCounts(
  db: ReadableDb,
  siteId: SiteId | null,
): { readonly waiting: number; readonly waitingSince: string | null } {
  const row = sql<{ waiting: number; since: string | null }>(
    db,
    `SELECT count(*) AS waiting, min(queued_at) AS since FROM outbox
     WHERE state IN ('waiting', 'sending', 'held') AND (? IS NULL OR site_id = ?)`,
  ).get(siteId, siteId);
  return { waiting: row?.waiting ?? 0, waitingSince: row?.since ?? null };
}

/** Stories that need their writer's decision. */
export function storiesThatNeedYou(db: ReadableDb): number {
  return Number(
    sql(db, `SELECT count(*) FROM articles WHERE delivery_kind = 'needs-you'`).pluck().get() ?? 0,
  );
}
