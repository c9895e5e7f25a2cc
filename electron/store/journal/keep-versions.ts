import type { ArticleId } from '../../../shared/article/ids';
import type { JournalPayload } from '../../../shared/article/journal';
import type { Version } from '../../../shared/ipc/article-answers';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** How long somebody writes before the place they began at becomes a version by itself. */
export const versionEveryMs = 3_600_000;

/** Keeps a place of a story's journal as a version; one that is kept already stays as it is. In the caller's transaction. */
export function keepVersion(db: WritableDb, id: ArticleId, version: Version): void {
  sql(
    db,
    `INSERT INTO versions (article_id, seq, at, kind, label, actor) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(id, version.seq, version.at, version.kind, version.label, version.actor);
}

/** Keeps the row of a workflow event as the version of that move. */
export function keepMove(db: WritableDb, id: ArticleId, seq: number, payload: JournalPayload): void {
  if (payload.kind !== 'event') return;
  const { kind: label, at, actor } = payload.event;
  keepVersion(db, id, { seq, at, kind: 'transition', label, actor });
}

/**
 * Before rows are added behind `seq`: keeps that place where the first row since the newest version is an hour old or
 * more. The age of the rows counts, not that of the version: a story that rested overnight is no hour of writing.
 */
export function keepHourly(db: WritableDb, id: ArticleId, seq: number, at: string): void {
  const first = sql<{ at: string }>(
    db,
    'SELECT at FROM journal WHERE article_id = ? AND seq > ? ORDER BY seq LIMIT 1',
  ).get(id, newestVersion(db, id));
  if (first === undefined || !(Date.parse(at) - Date.parse(first.at) >= versionEveryMs)) return;
  keepPlace(db, id, seq);
}

/** Keeps a place as one that no person named: the time and the actor are those of its row. */
export function keepPlace(db: WritableDb, id: ArticleId, seq: number): void {
  const row = sql<{ at: string; actor: string }>(
    db,
    'SELECT at, actor FROM journal WHERE article_id = ? AND seq = ?',
  ).get(id, seq);
  if (row !== undefined) keepVersion(db, id, { seq, kind: 'hourly', label: '', ...row });
}

function newestVersion(db: ReadableDb, id: ArticleId): number {
  return Number(sql(db, 'SELECT max(seq) FROM versions WHERE article_id = ?').pluck().get(id) ?? 0);
}
