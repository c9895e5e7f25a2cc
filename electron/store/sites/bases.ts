import type { Alteration } from '../../../shared/article/delivery';
import { articleRecordSchema } from '../../../shared/article/record';
import type { ArticleRecord } from '../../../shared/article/record';
import type { ArticleId, SiteId } from '../../../shared/article/ids';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** What a story and its post were when they were last agreed. Posts are JSON as the site answered. */
export interface Base {
  readonly articleId: ArticleId;
  readonly siteId: SiteId;
  readonly postId: number;
  /** Hash of what the site holds. */
  readonly revision: string;
  /** The article's version at the companion plugin, which holds the record too; null where only the post is agreed. */
  readonly version: number | null;
  readonly post: string;
  readonly record: ArticleRecord;
  /** The journal row the record was taken at. */
  readonly seq: number;
  readonly agreedAt: string;
  /** What the site was found to hold since, where that is something else. */
  readonly seen: string | null;
  /** What the site made of the story, and a person has yet to decide about. */
  readonly undecided: readonly Alteration[];
}

interface BaseRow {
  article_id: ArticleId;
  site_id: SiteId;
  post_id: number;
  revision: string;
  version: number | null;
  post: string;
  record: string;
  seq: number;
  agreed_at: string;
  seen: string | null;
  undecided: string;
}

const columns =
  'article_id, site_id, post_id, revision, version, post, record, seq, agreed_at, seen, undecided';

/** Moves a story's base: from now on this is what was agreed. */
export function saveBase(db: WritableDb, base: Base): void {
  sql(
    db,
    `INSERT INTO bases (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (article_id) DO UPDATE SET site_id = excluded.site_id, post_id = excluded.post_id,
       revision = excluded.revision, version = excluded.version, post = excluded.post, record = excluded.record,
       seq = excluded.seq, agreed_at = excluded.agreed_at, seen = excluded.seen, undecided = excluded.undecided`,
  ).run(
    base.articleId,
    base.siteId,
    base.postId,
    base.revision,
    base.version,
    base.post,
    JSON.stringify(base.record),
    base.seq,
    base.agreedAt,
    base.seen,
    JSON.stringify(base.undecided),
  );
}

export function baseOf(db: ReadableDb, articleId: ArticleId): Base | null {
  const row = sql<BaseRow>(db, `SELECT ${columns} FROM bases WHERE article_id = ?`).get(articleId);
  return row === undefined ? null : baseFrom(row);
}

/** Whether the site had a story scheduled for its hour when it was last agreed. */
export function isScheduledThere(db: ReadableDb, articleId: ArticleId): boolean {
  const found = sql(
    db,
    "SELECT 1 FROM bases WHERE article_id = ? AND json_extract(post, '$.status') = 'future'",
  ).get(articleId);
  return found !== undefined;
}

/** The story that was agreed with this post, if any. */
export function baseOfPost(db: ReadableDb, siteId: SiteId, postId: number): Base | null {
  const row = sql<BaseRow>(db, `SELECT ${columns} FROM bases WHERE site_id = ? AND post_id = ?`).get(
    siteId,
    postId,
  );
  return row === undefined ? null : baseFrom(row);
}

/** Keeps what the site was found to hold, so that both texts can be shown without it. */
export function setSeen(db: WritableDb, articleId: ArticleId, post: string): void {
  sql(db, 'UPDATE bases SET seen = ? WHERE article_id = ?').run(post, articleId);
}

/** The article's version moved while post and record stayed as they were agreed. */
export function setBaseVersion(db: WritableDb, articleId: ArticleId, version: number): void {
  sql(db, 'UPDATE bases SET version = ? WHERE article_id = ?').run(version, articleId);
}

/** What was agreed is the story as it stands at this row: what came after it was nobody's change. */
export function setBaseSeq(db: WritableDb, articleId: ArticleId, seq: number): void {
  sql(db, 'UPDATE bases SET seq = ? WHERE article_id = ?').run(seq, articleId);
}

/** The site counts anew: each version is asked for again before it is relied on. */
export function forgetVersions(db: WritableDb, siteId: SiteId): void {
  sql(db, 'UPDATE bases SET version = NULL WHERE site_id = ?').run(siteId);
}

/** Stories whose post was found changed while something was on its way there, and which nobody has merged since. */
export function basesBehind(db: ReadableDb, siteId: SiteId): Base[] {
  return sql<BaseRow>(
    db,
    `SELECT ${columns} FROM bases WHERE site_id = ? AND seen IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.article_id = bases.article_id AND state <> 'done')`,
  )
    .all(siteId)
    .map(baseFrom);
}

/** Stories that were agreed as scheduled, and whose hour has come. */
export function basesDue(db: ReadableDb, siteId: SiteId, now: Date): Base[] {
  return sql<BaseRow>(
    db,
    `SELECT ${columns} FROM bases WHERE site_id = ? AND json_extract(post, '$.status') = 'future'
       AND julianday(json_extract(post, '$.publishAt')) <= julianday(?)`,
  )
    .all(siteId, now.toISOString())
    .map(baseFrom);
}

/** Forgets what was agreed: the post is gone, and the person sends the story anew. */
export function dropBase(db: WritableDb, articleId: ArticleId): void {
  sql(db, 'DELETE FROM bases WHERE article_id = ?').run(articleId);
}

function baseFrom(row: BaseRow): Base {
  return {
    articleId: row.article_id,
    siteId: row.site_id,
    postId: row.post_id,
    revision: row.revision,
    version: row.version,
    post: row.post,
    record: articleRecordSchema.parse(JSON.parse(row.record)),
    seq: row.seq,
    agreedAt: row.agreed_at,
    seen: row.seen,
    undecided: JSON.parse(row.undecided) as Alteration[],
  };
}
