import type { Migration } from './migration';

/** Places of a story's journal that are kept as versions; the text itself is in the journal. */
export const keepVersions: Migration = {
  version: 6,
  up: (db) => {
    db.exec(`
CREATE TABLE versions (
  article_id TEXT NOT NULL REFERENCES articles (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('transition', 'sync', 'hourly', 'named')),
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (article_id, seq, kind, label)
) STRICT, WITHOUT ROWID;
`);
  },
};
