import type { Migration } from './migration';

/**
 * What the companion plugin adds to what was agreed: the article's version, and how far its site's sequence of changes
 * was read. Then what was found gone from a site, until a person or the rule decided about it.
 */
export const followCompanion: Migration = {
  version: 4,
  up: (db) => {
    db.exec(`
ALTER TABLE bases ADD COLUMN version INTEGER;
ALTER TABLE pull_cursors ADD COLUMN sequence INTEGER;
ALTER TABLE pull_cursors ADD COLUMN companion TEXT;

CREATE TABLE gone_posts (
  site_id TEXT NOT NULL REFERENCES sites (id),
  post_id INTEGER NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('trash', 'deleted')),
  found_at TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('asking', 'removed', 'kept')),
  PRIMARY KEY (site_id, post_id)
) STRICT, WITHOUT ROWID;
`);
  },
};
