import type { Migration } from './migration';

/** The outbox may also hold spikes. A table's check cannot be changed, so that both tables are made anew. */
const wideOutbox = `
CREATE TABLE wide_outbox (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles (id),
  site_id TEXT NOT NULL REFERENCES sites (id),
  action TEXT NOT NULL CHECK (action IN ('draft', 'submit', 'publish', 'spike')),
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
CREATE TABLE wide_attempts (
  key INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL REFERENCES wide_outbox (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'needs-you')),
  code TEXT,
  details TEXT NOT NULL
) STRICT;
INSERT INTO wide_outbox SELECT key, id, article_id, site_id, action, state, actor, headline, queued_at,
  next_attempt_at, not_before, failures, seq, record, expected_revision, intent FROM outbox;
INSERT INTO wide_attempts SELECT key, operation_id, at, outcome, code, details FROM attempts;
DROP TABLE attempts;
DROP TABLE outbox;
ALTER TABLE wide_outbox RENAME TO outbox;
ALTER TABLE wide_attempts RENAME TO attempts;
CREATE INDEX outbox_open ON outbox (site_id, key) WHERE state <> 'done';
CREATE INDEX outbox_by_article ON outbox (article_id, key);
CREATE INDEX attempts_by_operation ON attempts (operation_id, key);
`;

/**
 * What the companion plugin adds to what was agreed: the article's version, and how far its site's sequence of changes
 * was read; the request a creation was sent as. Then what was found gone from a site, until a person or the rule decided about it, and spikes on their way.
 */
export const followCompanion: Migration = {
  version: 4,
  up: (db) => {
    db.exec(wideOutbox);
    db.exec(`
ALTER TABLE bases ADD COLUMN version INTEGER;
ALTER TABLE creations ADD COLUMN sent TEXT;
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
