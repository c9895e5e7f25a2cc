import type { Migration } from './migration';

/**
 * What is known of sites and agreed with them: sign-ins without secrets, the last agreed post of each story, the
 * outbox with its attempts, each site's words and people, receipts of uploaded pictures, and how far a pull has come.
 */
export const createSync: Migration = {
  version: 2,
  up: (db) => {
    db.exec(sites);
    db.exec(agreed);
    db.exec(outbox);
    db.exec(vocabulary);
  },
};

const sites = `
CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  login TEXT NOT NULL,
  person TEXT NOT NULL,
  facts TEXT NOT NULL,
  connected INTEGER NOT NULL CHECK (connected IN (0, 1)),
  connected_at TEXT NOT NULL,
  link TEXT NOT NULL
) STRICT;

CREATE TABLE pull_cursors (
  site_id TEXT PRIMARY KEY REFERENCES sites (id),
  changed_after TEXT,
  page INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'resting')),
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  finished_at TEXT
) STRICT;
`;

/** `seen` is what the site was found to hold where that is not what was agreed. */
const agreed = `
CREATE TABLE bases (
  article_id TEXT PRIMARY KEY REFERENCES articles (id),
  site_id TEXT NOT NULL REFERENCES sites (id),
  post_id INTEGER NOT NULL,
  revision TEXT NOT NULL,
  post TEXT NOT NULL,
  record TEXT NOT NULL,
  seq INTEGER NOT NULL,
  agreed_at TEXT NOT NULL,
  seen TEXT,
  UNIQUE (site_id, post_id)
) STRICT;

CREATE TABLE creations (
  article_id TEXT PRIMARY KEY REFERENCES articles (id),
  site_id TEXT NOT NULL REFERENCES sites (id),
  slug TEXT NOT NULL,
  post_id INTEGER,
  revision TEXT,
  seen TEXT,
  UNIQUE (site_id, slug)
) STRICT;

CREATE TABLE media_receipts (
  site_id TEXT NOT NULL REFERENCES sites (id),
  hash TEXT NOT NULL,
  media_id INTEGER NOT NULL,
  url TEXT NOT NULL,
  described INTEGER NOT NULL CHECK (described IN (0, 1)),
  uploaded_at TEXT NOT NULL,
  PRIMARY KEY (site_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_receipts_by_id ON media_receipts (site_id, media_id);
`;

const outbox = `
CREATE TABLE outbox (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles (id),
  site_id TEXT NOT NULL REFERENCES sites (id),
  action TEXT NOT NULL CHECK (action IN ('draft', 'submit', 'publish')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'held', 'needs-you', 'done')),
  actor TEXT NOT NULL,
  headline TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  next_attempt_at TEXT,
  not_before TEXT,
  failures INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  record TEXT NOT NULL,
  expected_revision TEXT,
  intent TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (site_id, key) WHERE state <> 'done';
CREATE INDEX outbox_by_article ON outbox (article_id, key);

CREATE TABLE attempts (
  key INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'needs-you')),
  code TEXT,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_operation ON attempts (operation_id, key);
`;

const vocabulary = `
CREATE TABLE site_terms (
  site_id TEXT NOT NULL REFERENCES sites (id),
  kind TEXT NOT NULL CHECK (kind IN ('section', 'tag')),
  id INTEGER NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  parent INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_people (
  site_id TEXT NOT NULL REFERENCES sites (id),
  id INTEGER NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  bio TEXT NOT NULL,
  picture TEXT,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
`;
