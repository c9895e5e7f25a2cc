import type { Database } from 'better-sqlite3';

/** One numbered change of the database. Once released it is never edited; each has a test that starts from old rows. */
export interface Migration {
  /** What `user_version` is afterwards: 1, 2, 3 … without gaps. */
  readonly version: number;
  /** Runs inside the one transaction that brings the database up to date. */
  readonly up: (db: Database) => void;
}
