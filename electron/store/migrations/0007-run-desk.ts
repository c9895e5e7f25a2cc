import type { Migration } from './migration';

/**
 * What the desk's queues look at: whose a story is, when it is due, what it waits for; what each person last looked at,
 * the filters they keep, and what they were told already. Columns of `articles` are projections of the record.
 */
export const runDesk: Migration = {
  version: 7,
  up: (db) => {
    db.exec(`
ALTER TABLE articles ADD COLUMN assignee TEXT;
ALTER TABLE articles ADD COLUMN due TEXT;
ALTER TABLE articles ADD COLUMN publish_at TEXT;
-- Those without a deadline come last.
ALTER TABLE articles ADD COLUMN due_key TEXT NOT NULL DEFAULT '~';
CREATE INDEX articles_sorted_by_due ON articles (due_key, key, state_rank, language, delivery_kind);

CREATE TABLE article_people (
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  tie TEXT NOT NULL CHECK (tie IN ('writer', 'assignee', 'mention', 'thread')),
  person TEXT NOT NULL,
  PRIMARY KEY (person, tie, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_people_by_article ON article_people (article_key);

CREATE TABLE looks (
  article_id TEXT PRIMARY KEY REFERENCES articles (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_filters (
  name TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  descending INTEGER NOT NULL CHECK (descending IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE told (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`);
  },
};
