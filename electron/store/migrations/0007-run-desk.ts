import type { Migration } from './migration';

/**
 * What the desk's queues look at: whose a story is, when it is due, what it waits for; what each person last looked at,
 * the filters they keep, and what they were told already. Columns of `articles` are projections of the record: those
 * of older stories are made behind the window, because every story counts as behind from here on.
 */
export const runDesk: Migration = {
  version: 7,
  up: (db) => {
    db.exec(`
ALTER TABLE articles ADD COLUMN assignee TEXT;
ALTER TABLE articles ADD COLUMN due TEXT;
ALTER TABLE articles ADD COLUMN publish_at TEXT;
-- The sooner of deadline and hour while the story is not out; those without either come last.
ALTER TABLE articles ADD COLUMN due_key TEXT NOT NULL DEFAULT '~';
-- The event that put the story where it stands, as JSON; null where nothing is known.
ALTER TABLE articles ADD COLUMN standing TEXT;
ALTER TABLE articles ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_sorted_by_due ON articles (due_key, key, state_rank, language, delivery_kind);
CREATE INDEX articles_embargoed ON articles (embargo, state_rank) WHERE embargo IS NOT NULL;
CREATE INDEX articles_unseen ON articles (key) WHERE unseen = 1;
ALTER TABLE article_terms ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET projected_seq = -1;

-- by, at and ref tell who tied the person to the story, when, and by which matter; empty where nobody did.
CREATE TABLE article_people (
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  tie TEXT NOT NULL CHECK (tie IN ('writer', 'assignee', 'mention', 'thread')),
  person TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ref TEXT NOT NULL,
  PRIMARY KEY (person, tie, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_people_by_article ON article_people (article_key);

-- seq below 0: the story came after the first pull and nobody has looked at it yet. What is here already is not new.
CREATE TABLE looks (
  article_id TEXT PRIMARY KEY REFERENCES articles (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO looks (article_id, seq, at) SELECT id, head_seq, created_at FROM articles;

-- The names under which this machine's person has written.
CREATE TABLE selves (
  name TEXT PRIMARY KEY
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
