import type { ArticleId } from '../../../shared/article/ids';
import { snapshotSha } from './chain';
import type { Sha } from './chain';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { recordOf } from './live-article';
import type { LiveArticle } from './live-article';

/** A snapshot is due once this many rows have been written since the last one. */
export const snapshotEvery = 200;

/** How far behind its head an article is opened, in rows, so that what was typed last can still be undone. */
export const undoRows = 300;

/** Snapshots this close to the head are all kept; older ones are thinned to one in `sparseRows`. */
const denseRows = undoRows + 4 * snapshotEvery;
const sparseRows = 4_000;

export interface Snapshot {
  readonly seq: number;
  readonly copyVersion: number;
  readonly chain: Sha;
  readonly record: string;
}

/** As read: a damaged disk may even change a column's type, which STRICT only guards on writing. */
interface SnapshotRow {
  seq: number;
  copy_version: number;
  chain_sha: unknown;
  record: unknown;
  sha256: unknown;
}

/** The newest sound snapshot at or before `seq`; damaged ones are passed over, as older ones say the same and more. */
export function snapshotAt(db: ReadableDb, id: ArticleId, seq: number): Snapshot | null {
  const rows = sql<SnapshotRow>(
    db,
    `SELECT seq, copy_version, chain_sha, record, sha256 FROM snapshots
     WHERE article_id = ? AND seq <= ? ORDER BY seq DESC`,
  ).iterate(id, seq);
  for (const row of rows) {
    if (typeof row.record !== 'string' || !Buffer.isBuffer(row.chain_sha) || !Buffer.isBuffer(row.sha256))
      continue;
    const expected = snapshotSha(id, row.seq, row.copy_version, row.chain_sha, row.record);
    if (!expected.equals(row.sha256)) continue;
    return { seq: row.seq, copyVersion: row.copy_version, chain: row.chain_sha, record: row.record };
  }
  return null;
}

/** The earliest snapshot there is: the record the article began with. */
export function firstSnapshotSeq(db: ReadableDb, id: ArticleId): number {
  return Number(sql(db, 'SELECT min(seq) FROM snapshots WHERE article_id = ?').pluck().get(id) ?? 0);
}

/** Rows written since the newest snapshot. */
export function rowsSinceSnapshot(db: ReadableDb, live: LiveArticle): number {
  const newest = sql<{ seq: number | null }>(
    db,
    'SELECT max(seq) AS seq FROM snapshots WHERE article_id = ?',
  ).get(live.id);
  return live.seq - (newest?.seq ?? 0);
}

/** Stores the record at its place, and thins old snapshots. Runs in the caller's transaction. */
export function takeSnapshot(
  db: WritableDb,
  live: LiveArticle,
  record = JSON.stringify(recordOf(live)),
): void {
  sql(
    db,
    `INSERT INTO snapshots (article_id, seq, copy_version, chain_sha, record, sha256) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (article_id, seq) DO NOTHING`,
  ).run(
    live.id,
    live.seq,
    live.copyVersion,
    live.sha,
    record,
    snapshotSha(live.id, live.seq, live.copyVersion, live.sha, record),
  );
  thin(db, live.id, live.seq);
}

function thin(db: WritableDb, id: ArticleId, head: number): void {
  const old = sql<number>(db, 'SELECT seq FROM snapshots WHERE article_id = ? AND seq < ? ORDER BY seq')
    .pluck()
    .all(id, head - denseRows);
  let kept = 0;
  for (const seq of old) {
    if (seq === 0 || seq - kept >= sparseRows) {
      kept = seq;
      continue;
    }
    sql(db, 'DELETE FROM snapshots WHERE article_id = ? AND seq = ?').run(id, seq);
  }
}
