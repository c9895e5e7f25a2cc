import type { ArticleId } from '../../../shared/article/ids';
import type { Sha } from './chain';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

export type Health = 'sound' | 'quarantined' | 'newer';

/** The facts about an article that every change reads and moves. */
export interface ArticleHead {
  readonly key: number;
  readonly id: ArticleId;
  readonly seq: number;
  readonly sha: Sha;
  readonly copyVersion: number;
  readonly health: Health;
  readonly siteId: string | null;
  readonly createdAt: string;
  readonly projectedSeq: number;
}

interface HeadRow {
  key: number;
  id: ArticleId;
  head_seq: number;
  head_sha: unknown;
  copy_version: number;
  health: Health;
  site_id: string | null;
  created_at: string;
  projected_seq: number;
}

/** The head of an article, or null where there is no such article. */
export function readHead(db: ReadableDb, id: ArticleId): ArticleHead | null {
  const row = sql<HeadRow>(
    db,
    `SELECT key, id, head_seq, head_sha, copy_version, health, site_id, created_at, projected_seq
     FROM articles WHERE id = ?`,
  ).get(id);
  if (row === undefined) return null;
  return {
    key: row.key,
    id: row.id,
    seq: row.head_seq,
    // An unreadable hash is one that nothing matches.
    sha: Buffer.isBuffer(row.head_sha) ? row.head_sha : Buffer.alloc(0),
    copyVersion: row.copy_version,
    health: row.health,
    siteId: row.site_id,
    createdAt: row.created_at,
    projectedSeq: row.projected_seq,
  };
}

/** Notes how an article was found, for the lists; a quarantined one asks for attention there. Nothing is removed. */
export function noteHealth(db: WritableDb, head: ArticleHead, health: Health): void {
  if (head.health === health) return;
  sql(
    db,
    `UPDATE articles SET health = @health,
       delivery_kind = CASE @health WHEN 'quarantined' THEN 'needs-you' ELSE json_extract(delivery, '$.kind') END
     WHERE key = @key`,
  ).run({ health, key: head.key });
}
