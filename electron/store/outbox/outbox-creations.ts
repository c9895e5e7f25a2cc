import type { ArticleId, SiteId } from '../../../shared/article/ids';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/**
 * A post that is being made: written down before the first request, so that whoever goes on after a lost answer or a
 * killed process looks for this slug, and never makes a second post.
 */
export interface Creation {
  readonly articleId: ArticleId;
  readonly siteId: SiteId;
  readonly slug: string;
  /** Known once the site answered. */
  readonly postId: number | null;
  /** Hash of the empty draft as the site holds it. */
  readonly revision: string | null;
  /** What the post was found to hold where that is not ours, as JSON. */
  readonly seen: string | null;
  /** With the companion plugin: what was sent to create it, as JSON, until the site's answer is known. */
  readonly sent: string | null;
}

interface CreationRow {
  article_id: ArticleId;
  site_id: SiteId;
  slug: string;
  post_id: number | null;
  revision: string | null;
  seen: string | null;
  sent: string | null;
}

const columns = 'article_id, site_id, slug, post_id, revision, seen, sent';

/** Begins a creation, or returns the one begun before for this story: its slug stays. */
export function beginCreation(
  db: WritableDb,
  creation: { readonly articleId: ArticleId; readonly siteId: SiteId; readonly slug: string },
): Creation {
  const { articleId, siteId, slug } = creation;
  sql(
    db,
    `INSERT INTO creations (${columns}) VALUES (?, ?, ?, NULL, NULL, NULL, NULL) ON CONFLICT (article_id) DO NOTHING`,
  ).run(articleId, siteId, slug);
  const begun = creationOf(db, articleId);
  if (begun === null) throw new Error('A creation was not stored');
  return begun;
}

export function creationOf(db: ReadableDb, articleId: ArticleId): Creation | null {
  const row = sql<CreationRow>(db, `SELECT ${columns} FROM creations WHERE article_id = ?`).get(articleId);
  return row === undefined ? null : creationFrom(row);
}

/** The creation that a post on the site belongs to, by its number or the slug it was begun under. */
export function creationOfPost(
  db: ReadableDb,
  siteId: SiteId,
  post: { readonly id: number; readonly slug: string },
): Creation | null {
  const row = sql<CreationRow>(
    db,
    `SELECT ${columns} FROM creations WHERE site_id = ? AND (post_id = ? OR slug = ?)`,
  ).get(siteId, post.id, post.slug);
  return row === undefined ? null : creationFrom(row);
}

/** Creations on a site that it never answered: what they made may be there. */
export function unplacedCreations(db: ReadableDb, siteId: SiteId): readonly Creation[] {
  const rows = sql<CreationRow>(
    db,
    `SELECT ${columns} FROM creations WHERE site_id = ? AND post_id IS NULL`,
  ).all(siteId);
  return rows.map(creationFrom);
}

/** The site has the post now. */
export function setCreated(
  db: WritableDb,
  articleId: ArticleId,
  post: { readonly id: number; readonly revision: string },
): void {
  sql(db, 'UPDATE creations SET post_id = ?, revision = ? WHERE article_id = ?').run(
    post.id,
    post.revision,
    articleId,
  );
}

/** Keeps what the post was found to hold, so that both texts can be shown without the site. */
export function setCreationSeen(db: WritableDb, articleId: ArticleId, post: string): void {
  sql(db, 'UPDATE creations SET seen = ? WHERE article_id = ?').run(post, articleId);
}

/** Keeps what is about to be sent; null once it is known that the site did not carry it out. */
export function setCreationSent(db: WritableDb, articleId: ArticleId, sent: string | null): void {
  sql(db, 'UPDATE creations SET sent = ? WHERE article_id = ?').run(sent, articleId);
}

/** The creation is over: the post has a base, or the person sends the story anew. */
export function endCreation(db: WritableDb, articleId: ArticleId): void {
  sql(db, 'DELETE FROM creations WHERE article_id = ?').run(articleId);
}

function creationFrom(row: CreationRow): Creation {
  const { slug, revision, seen, sent } = row;
  return {
    articleId: row.article_id,
    siteId: row.site_id,
    slug,
    postId: row.post_id,
    revision,
    seen,
    sent,
  };
}
