import type { ArticleId } from '../../../shared/article/ids';
import { mergeNoticeSchema } from '../../../shared/merge/notices';
import type { MergeNotice } from '../../../shared/merge/notices';
import type { OpenNotice } from '../../../shared/ipc/article-answers';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

interface NoticeRow {
  at: string;
  payload: string;
}

/** Keeps what a merge had to tell. One that was told before stays as it is, seen to or not. */
export function addNotices(db: WritableDb, id: ArticleId, notices: readonly MergeNotice[], at: string): void {
  for (const notice of notices) {
    sql(
      db,
      `INSERT INTO notices (article_id, id, at, state, payload) VALUES (?, ?, ?, 'open', ?)
       ON CONFLICT (article_id, id) DO NOTHING`,
    ).run(id, notice.id, at, JSON.stringify(notice));
  }
}

/** The notices of a story that are still open, newest first. */
export function openNotices(db: ReadableDb, id: ArticleId): OpenNotice[] {
  return sql<NoticeRow>(
    db,
    `SELECT at, payload FROM notices WHERE article_id = ? AND state = 'open' ORDER BY at DESC, id`,
  )
    .all(id)
    .map(noticeOf);
}

/** An open notice, or null where there is none of this id or it has been seen to. */
export function openNotice(db: ReadableDb, id: ArticleId, noticeId: string): MergeNotice | null {
  const row = sql<NoticeRow>(
    db,
    `SELECT at, payload FROM notices WHERE article_id = ? AND id = ? AND state = 'open'`,
  ).get(id, noticeId);
  return row === undefined ? null : noticeOf(row).notice;
}

/** A person has seen to a notice. */
export function closeNotice(
  db: WritableDb,
  id: ArticleId,
  noticeId: string,
  state: 'restored' | 'dismissed',
): void {
  sql(db, 'UPDATE notices SET state = ? WHERE article_id = ? AND id = ?').run(state, id, noticeId);
}

function noticeOf({ at, payload }: NoticeRow): OpenNotice {
  return { at, notice: mergeNoticeSchema.parse(JSON.parse(payload)) };
}
