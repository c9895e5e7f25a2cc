import { sql } from '../database';
import type { ReadableDb } from '../database';
import { ownKeys } from './people';
import { moverAt, policyOf } from '../review/review';
import { connectedSites } from '../sites/sites';

/** For whom the library is read: who they are, what they may decide, and their clock. */
export interface Reader {
  /** What `article_people` knows them by. */
  readonly keys: readonly [string, string];
  readonly mayReview: boolean;
  /** The site lets people approve what they wrote themselves. */
  readonly mayReviewOwn: boolean;
  readonly mayPublish: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** Nobody in particular: no story is theirs, none waits for them. */
export const nobody: Reader = {
  keys: ['=', '='],
  mayReview: false,
  mayReviewOwn: false,
  mayPublish: false,
  now: '',
};

/** The person at this machine: whoever is signed in at the site, else the name in the preferences. */
export function readerOf(db: ReadableDb, person: string, now: Date): Reader {
  const site = connectedSites(db)[0] ?? null;
  const { duties } = moverAt(site);
  return {
    keys: ownKeys(site === null ? { slug: '', name: person } : site.person),
    mayReview: duties.includes('review'),
    mayReviewOwn: policyOf(site).ownCopy === 'allowed',
    mayPublish: duties.includes('publish'),
    now: now.toISOString(),
  };
}

/** Whether the posts of a connected site are being fetched for the first time: nothing of them is news. */
export function isFirstPull(db: ReadableDb): boolean {
  return (
    sql(
      db,
      `SELECT 1 FROM sites LEFT JOIN pull_cursors ON site_id = id
       WHERE connected = 1 AND finished_at IS NULL LIMIT 1`,
    ).get() !== undefined
  );
}
