import type { Migration } from './migration';

/**
 * Articles with their list columns, the journal, snapshots, full text and media. Columns of `articles` from
 * `headline` on are projections of the record and can be rebuilt; `head_*`, `health`, `delivery*`, `agreed_seq`
 * and `site_id` are facts.
 */
export const createArticles: Migration = {
  version: 1,
  up: (db) => {
    db.exec(articles);
    db.exec(sortIndexes);
    db.exec(journal);
    db.exec(fullText);
    db.exec(media);
  },
};

const articles = `
CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  head_seq INTEGER NOT NULL,
  head_sha BLOB NOT NULL,
  copy_version INTEGER NOT NULL,
  record_version INTEGER NOT NULL,
  document_version INTEGER NOT NULL,
  health TEXT NOT NULL CHECK (health IN ('sound', 'quarantined', 'newer')),
  site_id TEXT,
  delivery TEXT NOT NULL,
  delivery_kind TEXT NOT NULL,
  agreed_seq INTEGER,
  created_at TEXT NOT NULL,
  projected_seq INTEGER NOT NULL,
  headline TEXT NOT NULL,
  dek TEXT NOT NULL,
  slug TEXT NOT NULL,
  state TEXT NOT NULL,
  section TEXT NOT NULL,
  sections TEXT NOT NULL,
  language TEXT NOT NULL,
  author TEXT NOT NULL,
  words INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  lead_picture TEXT,
  embargo TEXT,
  headline_key TEXT NOT NULL,
  slug_key TEXT NOT NULL,
  section_key TEXT NOT NULL,
  author_key TEXT NOT NULL,
  state_rank INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_behind ON articles (key) WHERE projected_seq < head_seq;
CREATE INDEX articles_by_delivery ON articles (delivery_kind);

CREATE TABLE article_terms (
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('section', 'author', 'tag')),
  term TEXT NOT NULL,
  language TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (kind, term, language, changed_at, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_terms_by_article ON article_terms (article_key);
`;

/** One per sort of the library, each covering every filter, so that a page is found without touching the rows. */
const sortIndexes = [
  ['changed', 'changed_at'],
  ['headline', 'headline_key'],
  ['slug', 'slug_key'],
  ['section', 'section_key'],
  ['author', 'author_key'],
  ['words', 'words'],
]
  .map(
    ([name, column]) =>
      `CREATE INDEX articles_sorted_by_${name} ON articles (${column}, key, state_rank, language, delivery_kind);`,
  )
  .concat([
    'CREATE INDEX articles_sorted_by_state ON articles (state_rank, key, language, delivery_kind);',
    'CREATE INDEX articles_sorted_by_language ON articles (language, key, state_rank, delivery_kind);',
  ])
  .join('\n');

const journal = `
CREATE TABLE journal (
  article_id TEXT NOT NULL REFERENCES articles (id),
  seq INTEGER NOT NULL,
  copy_version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (article_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  key INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id),
  seq INTEGER NOT NULL,
  copy_version INTEGER NOT NULL,
  chain_sha BLOB NOT NULL CHECK (length(chain_sha) = 32),
  record TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  UNIQUE (article_id, seq)
) STRICT;
`;

const fullText = `
CREATE TABLE article_texts (
  key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  headline TEXT NOT NULL,
  dek TEXT NOT NULL,
  body TEXT NOT NULL,
  bylines TEXT NOT NULL,
  tags TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE article_search USING fts5 (
  headline, dek, body, bylines, tags,
  content = 'article_texts', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_search (article_search, rank) VALUES ('rank', 'bm25(12.0, 5.0, 1.0, 4.0, 4.0)');

CREATE TRIGGER article_texts_added AFTER INSERT ON article_texts BEGIN
  INSERT INTO article_search (rowid, headline, dek, body, bylines, tags)
  VALUES (new.key, new.headline, new.dek, new.body, new.bylines, new.tags);
END;
CREATE TRIGGER article_texts_removed AFTER DELETE ON article_texts BEGIN
  INSERT INTO article_search (article_search, rowid, headline, dek, body, bylines, tags)
  VALUES ('delete', old.key, old.headline, old.dek, old.body, old.bylines, old.tags);
END;
CREATE TRIGGER article_texts_changed AFTER UPDATE ON article_texts BEGIN
  INSERT INTO article_search (article_search, rowid, headline, dek, body, bylines, tags)
  VALUES ('delete', old.key, old.headline, old.dek, old.body, old.bylines, old.tags);
  INSERT INTO article_search (rowid, headline, dek, body, bylines, tags)
  VALUES (new.key, new.headline, new.dek, new.body, new.bylines, new.tags);
END;
`;

const media = `
CREATE TABLE media (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE media_addresses (
  url TEXT PRIMARY KEY,
  hash TEXT NOT NULL REFERENCES media (hash),
  fetched_at TEXT NOT NULL
) STRICT;
`;
