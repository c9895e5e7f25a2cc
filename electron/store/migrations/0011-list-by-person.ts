import type { Migration } from './migration';

/**
 * Lists by person hold what somebody began or has to do, not only what carries their byline. Terms are projections of
 * the record: every story counts as behind.
 */
export const listByPerson: Migration = {
  version: 11,
  up: (db) => {
    db.exec(`
-- Who began the story, where its bylines do not say so; else empty.
ALTER TABLE articles ADD COLUMN begun_by TEXT NOT NULL DEFAULT '';
UPDATE articles SET projected_seq = -1;
`);
  },
};
