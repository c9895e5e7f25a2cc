import type { MediaHash, SiteId } from '../../../shared/article/ids';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** A picture of ours that a site has: uploaded once, by its content. */
export interface MediaReceipt {
  readonly hash: MediaHash;
  readonly mediaId: number;
  readonly url: string;
  /** Its alternative text and caption stand in the site's media library. */
  readonly described: boolean;
}

interface ReceiptRow {
  hash: MediaHash;
  media_id: number;
  url: string;
  described: number;
}

export function receiptOf(db: ReadableDb, siteId: SiteId, hash: MediaHash): MediaReceipt | null {
  const row = sql<ReceiptRow>(
    db,
    'SELECT hash, media_id, url, described FROM media_receipts WHERE site_id = ? AND hash = ?',
  ).get(siteId, hash);
  return row === undefined ? null : receiptFrom(row);
}

/** Which of our pictures an attachment of the site is. */
export function receiptByMediaId(db: ReadableDb, siteId: SiteId, mediaId: number): MediaReceipt | null {
  const row = sql<ReceiptRow>(
    db,
    'SELECT hash, media_id, url, described FROM media_receipts WHERE site_id = ? AND media_id = ?',
  ).get(siteId, mediaId);
  return row === undefined ? null : receiptFrom(row);
}

/** Notes that the site has the picture; what was known of it before gives way. */
export function saveReceipt(
  db: WritableDb,
  siteId: SiteId,
  receipt: Omit<MediaReceipt, 'described'> & { readonly uploadedAt: string },
): void {
  sql(
    db,
    `INSERT INTO media_receipts (site_id, hash, media_id, url, described, uploaded_at) VALUES (?, ?, ?, ?, 0, ?)
     ON CONFLICT (site_id, hash) DO UPDATE SET media_id = excluded.media_id, url = excluded.url, described = 0`,
  ).run(siteId, receipt.hash, receipt.mediaId, receipt.url, receipt.uploadedAt);
}

export function setDescribed(db: WritableDb, siteId: SiteId, hash: MediaHash): void {
  sql(db, 'UPDATE media_receipts SET described = 1 WHERE site_id = ? AND hash = ?').run(siteId, hash);
}

function receiptFrom(row: ReceiptRow): MediaReceipt {
  return { hash: row.hash, mediaId: row.media_id, url: row.url, described: row.described === 1 };
}
