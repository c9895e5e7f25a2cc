import type { SiteId } from '../../../shared/article/ids';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** How far a pull of a site's posts has come; stored with the posts it stands behind. */
export interface PullCursor {
  /** Posts changed up to here are stored; null before the first. */
  readonly changedAfter: string | null;
  /** Which page to ask for next, and of what: below 0 of the whole list; the planner of sync says how. */
  readonly page: number;
  readonly state: 'running' | 'resting';
  readonly done: number;
  readonly total: number;
  /** When a pull last came to its end. */
  readonly finishedAt: string | null;
  /** The companion plugin's sequence is read up to here; null while posts are followed by their times. */
  readonly sequence: number | null;
  /** The identity of the site whose sequence it is. */
  readonly companion: string | null;
}

interface CursorRow {
  changed_after: string | null;
  page: number;
  state: PullCursor['state'];
  done: number;
  total: number;
  finished_at: string | null;
  sequence: number | null;
  companion: string | null;
}

/** Where to go on; a site never pulled starts at the beginning. */
export function pullCursor(db: ReadableDb, siteId: SiteId): PullCursor {
  const row = sql<CursorRow>(
    db,
    'SELECT changed_after, page, state, done, total, finished_at, sequence, companion FROM pull_cursors WHERE site_id = ?',
  ).get(siteId);
  if (row === undefined) {
    const untouched = { changedAfter: null, page: 1, state: 'resting', done: 0, total: 0 } as const;
    return { ...untouched, finishedAt: null, sequence: null, companion: null };
  }
  const { changed_after: changedAfter, finished_at: finishedAt, ...same } = row;
  return { ...same, changedAfter, finishedAt };
}

/** Moves the cursor. Call it in the transaction that stores the posts. */
export function setPullCursor(db: WritableDb, siteId: SiteId, cursor: PullCursor): void {
  sql(
    db,
    `INSERT INTO pull_cursors (site_id, changed_after, page, state, done, total, finished_at, sequence, companion)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (site_id) DO UPDATE SET changed_after = excluded.changed_after, page = excluded.page,
       state = excluded.state, done = excluded.done, total = excluded.total, finished_at = excluded.finished_at,
       sequence = excluded.sequence, companion = excluded.companion`,
  ).run(
    siteId,
    cursor.changedAfter,
    cursor.page,
    cursor.state,
    cursor.done,
    cursor.total,
    cursor.finishedAt,
    cursor.sequence,
    cursor.companion,
  );
}
