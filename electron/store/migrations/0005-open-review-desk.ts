import type { Migration } from './migration';

/**
 * The outbox carries moves of the workflow too: which actions there are is the application's to say, no longer the
 * table's. `hop` is the move that a publication completes, `person` who asked for it. A table's check cannot be changed,
 * so that both tables are made anew.
 */
export const openReviewDesk: Migration = {
  version: 5,
  up: (db) => {
    db.exec(`
CREATE TABLE open_outbox (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles (id),
  site_id TEXT NOT NULL REFERENCES sites (id),
  action TEXT NOT NULL,
  hop TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'held', 'needs-you', 'done')),
  actor TEXT NOT NULL,
  person TEXT,
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
CREATE TABLE open_attempts (
  key INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL REFERENCES open_outbox (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'needs-you')),
  code TEXT,
  details TEXT NOT NULL
) STRICT;
INSERT INTO open_outbox SELECT key, id, article_id, site_id, action, NULL, state, actor, NULL, headline, queued_at,
  next_attempt_at, not_before, failures, seq, record, expected_revision, intent FROM outbox;
INSERT INTO open_attempts SELECT key, operation_id, at, outcome, code, details FROM attempts;
DROP TABLE attempts;
DROP TABLE outbox;
ALTER TABLE open_outbox RENAME TO outbox;
ALTER TABLE open_attempts RENAME TO attempts;
CREATE INDEX outbox_open ON outbox (site_id, key) WHERE state <> 'done';
CREATE INDEX outbox_by_article ON outbox (article_id, key);
CREATE INDEX attempts_by_operation ON attempts (operation_id, key);
`);
  },
};
