import type { Migration } from './migration';

/**
 * Lists say where an approval is void. A projection of the record: every story counts as behind, as its events are not
 * in any column.
 */
export const markVoidApprovals: Migration = {
  version: 8,
  up: (db) => {
    db.exec(`
ALTER TABLE articles ADD COLUMN approval_void INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET projected_seq = -1;
`);
  },
};
