import type { ArticleId } from '../../../shared/article/ids';
import { inTransaction, sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** Remembers a name under which this machine's person writes: what they do themselves is never news to them. */
export function keepSelf(db: WritableDb, name: string): void {
  if (sql(db, 'SELECT 1 FROM selves WHERE name = ?').get(name) === undefined)
    sql(db, 'INSERT INTO selves (name) VALUES (?)').run(name);
}

/** The names under which this machine's person has written so far. */
export function knownSelves(db: ReadableDb): string[] {
  return sql<string>(db, 'SELECT name FROM selves').pluck().all();
}

/**
 * The person has a story before their eyes: all of it is seen. Answers the journal row they had seen before where
 * somebody else changed the story since; null where nothing is new, or all of it is.
 */
export function lookAt(db: WritableDb, id: ArticleId, now: Date): number | null {
  const head = sql<number>(db, 'SELECT head_seq FROM articles WHERE id = ?').pluck().get(id);
  if (head === undefined) return null;
  const looked = lookedSeq(db, id);
  const since = looked >= 0 && isUnseen(db, id, looked) ? looked : null;
  if (hasLooked(db, id) && looked === head) return since;
  inTransaction(db, () => {
    setLook(db, id, head, now);
    sql(db, 'UPDATE articles SET unseen = 0 WHERE id = ?').run(id);
  });
  return since;
}

/**
 * A story came from the site after the first pull: new until somebody looks at it. What comes with the first pull, or
 * with the samples, counts as seen as it came: a fresh library does not shout.
 */
export function markArrived(db: WritableDb, id: ArticleId, now: Date): void {
  setLook(db, id, -1, now);
  sql(db, 'UPDATE articles SET unseen = 1 WHERE id = ?').run(id);
}

/** Whether the lists show a story as one to look at. */
export function isMarked(db: ReadableDb, id: ArticleId): boolean {
  return sql(db, 'SELECT 1 FROM articles WHERE id = ? AND unseen = 1').get(id) !== undefined;
}

/** Whether somebody else changed a story after this person looked at it last. */
export function isNews(db: ReadableDb, id: ArticleId): boolean {
  return isUnseen(db, id, lookedSeq(db, id));
}

function isUnseen(db: ReadableDb, id: ArticleId, looked: number): boolean {
  if (looked < 0) return true;
  const others = sql(
    db,
    `SELECT 1 FROM journal WHERE article_id = ? AND seq > ? AND actor NOT IN (SELECT name FROM selves) LIMIT 1`,
  ).get(id, looked);
  return others !== undefined;
}

function hasLooked(db: ReadableDb, id: ArticleId): boolean {
  return sql(db, 'SELECT 1 FROM looks WHERE article_id = ?').get(id) !== undefined;
}

function lookedSeq(db: ReadableDb, id: ArticleId): number {
  return sql<number>(db, 'SELECT seq FROM looks WHERE article_id = ?').pluck().get(id) ?? 0;
}

function setLook(db: WritableDb, id: ArticleId, seq: number, now: Date): void {
  sql(
    db,
    `INSERT INTO looks (article_id, seq, at) VALUES (?, ?, ?)
     ON CONFLICT (article_id) DO UPDATE SET seq = excluded.seq, at = excluded.at`,
  ).run(id, seq, now.toISOString());
}
