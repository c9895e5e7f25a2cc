import type { ArticleId, SiteId } from '../../../shared/article/ids';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** A post that was found in the site's trash, or not found at all. */
export interface GonePost {
  readonly siteId: SiteId;
  readonly postId: number;
  readonly how: 'trash' | 'deleted';
  readonly foundAt: string;
}

/** One that a story here was agreed with, and that nobody has decided about. */
export interface GoneStory {
  readonly articleId: ArticleId;
  readonly postId: number;
  readonly how: GonePost['how'];
}

/** Notes that a post is gone; what was decided about it before stays decided. */
export function noteGone(db: WritableDb, { siteId, postId, how, foundAt }: GonePost): void {
  sql(
    db,
    `INSERT INTO gone_posts (site_id, post_id, how, found_at, decision) VALUES (?, ?, ?, ?, 'asking')
     ON CONFLICT (site_id, post_id) DO UPDATE SET how = excluded.how`,
  ).run(siteId, postId, how, foundAt);
}

/** It is there after all. */
export function notGone(db: WritableDb, siteId: SiteId, postId: number): void {
  sql(db, 'DELETE FROM gone_posts WHERE site_id = ? AND post_id = ?').run(siteId, postId);
}

/** Stories whose post is gone and about which nothing was decided yet. */
export function goneStories(db: ReadableDb, siteId: SiteId): GoneStory[] {
  return sql<GoneStory>(
    db,
    `SELECT bases.article_id AS articleId, gone_posts.post_id AS postId, gone_posts.how AS how
     FROM gone_posts JOIN bases ON bases.site_id = gone_posts.site_id AND bases.post_id = gone_posts.post_id
     WHERE gone_posts.site_id = ? AND gone_posts.decision = 'asking' ORDER BY gone_posts.post_id`,
  ).all(siteId);
}

export function decideGone(
  db: WritableDb,
  siteId: SiteId,
  postId: number,
  decision: 'removed' | 'kept',
): void {
  sql(db, 'UPDATE gone_posts SET decision = ? WHERE site_id = ? AND post_id = ?').run(
    decision,
    siteId,
    postId,
  );
}

/** The posts of a site that stories here are agreed with, but for those known to be gone. */
export function postsThere(db: ReadableDb, siteId: SiteId): number[] {
  return sql<number>(
    db,
    `SELECT post_id FROM bases WHERE site_id = ?
       AND post_id NOT IN (SELECT post_id FROM gone_posts WHERE gone_posts.site_id = bases.site_id)`,
  )
    .pluck()
    .all(siteId);
}
