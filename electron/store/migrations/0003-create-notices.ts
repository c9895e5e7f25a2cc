import type { Migration } from './migration';

/** What merges had to tell of a story, until a person has seen to it. `payload` is a MergeNotice as JSON. */
export const createNotices: Migration = {
  version: 3,
  up: (db) => {
    db.exec(`
CREATE TABLE notices (
  article_id TEXT NOT NULL REFERENCES articles (id),
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'restored', 'dismissed')),
  payload TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) STRICT, WITHOUT ROWID;
`);
  },
};
