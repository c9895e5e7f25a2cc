import type { Migration } from './migration';

/**
 * The queues know who has signed a story off as the first of two: it waits for the other. A projection of the record:
 * stories under review count as behind, as their events are not in any column.
 */
export const noteSignOffs: Migration = {
  version: 10,
  up: (db) => {
    db.exec(`
-- What article_people would know the one by whose sign-off stands; null where none stands, or those of two.
ALTER TABLE articles ADD COLUMN signed_by TEXT;
CREATE INDEX articles_signed ON articles (signed_by) WHERE signed_by IS NOT NULL;
UPDATE articles SET projected_seq = -1 WHERE state IN ('submitted', 'in-review');
`);
  },
};
