import type { ArticleId } from '../../../shared/article/ids';
import type { Neighbours, NeighbourStory } from '../../../shared/ipc/library-answers';
import { sql } from '../database';
import type { ReadableDb } from '../database';

/** How many related stories the page shows. */
const mostRelated = 6;

/** The newest stories looked at for each tag and section; older ones are no longer news. */
const newestPerTerm = 60;

/** A shared tag says more than a shared section. */
const weights = { tag: 3, section: 1 } as const;

interface Self {
  key: number;
  language: string;
  changed_at: string;
  section: string;
}

interface StoryColumns {
  id: ArticleId;
  headline: string;
  section: string;
  changed_at: string;
  lead_picture: string | null;
}

/**
 * What an article's page points to, from the library alone: related stories of the same language by shared tags and
 * sections, and the next older and newer one of its section. Killed and spiked stories are never offered.
 */
export function neighbours(db: ReadableDb, id: ArticleId): Neighbours {
  const self = sql<Self>(db, 'SELECT key, language, changed_at, section FROM articles WHERE id = ?').get(id);
  if (self === undefined) return { related: [], previous: null, next: null };
  return {
    related: relatedKeys(db, self).flatMap((key) => storyOf(db, key) ?? []),
    previous: storyOf(db, beside(db, self, olderInSection)),
    next: storyOf(db, beside(db, self, newerInSection)),
  };
}

const newestOfTerm = `SELECT t.article_key FROM article_terms t JOIN articles a ON a.key = t.article_key
  WHERE t.kind = ? AND t.term = ? AND t.language = ? AND t.article_key <> ? AND a.state NOT IN ('killed', 'spiked')
  ORDER BY t.changed_at DESC, t.article_key DESC LIMIT ?`;

/** Parameters: section, language, changed_at, key. Exported for the test of its plan. */
export const olderInSection = `SELECT t.article_key FROM article_terms t JOIN articles a ON a.key = t.article_key
  WHERE t.kind = 'section' AND t.term = ? AND t.language = ? AND (t.changed_at, t.article_key) < (?, ?)
    AND a.state NOT IN ('killed', 'spiked')
  ORDER BY t.changed_at DESC, t.article_key DESC LIMIT 1`;

export const newerInSection = `SELECT t.article_key FROM article_terms t JOIN articles a ON a.key = t.article_key
  WHERE t.kind = 'section' AND t.term = ? AND t.language = ? AND (t.changed_at, t.article_key) > (?, ?)
    AND a.state NOT IN ('killed', 'spiked')
  ORDER BY t.changed_at, t.article_key LIMIT 1`;

function beside(db: ReadableDb, self: Self, query: string): number | null {
  const key = sql(db, query).pluck().get(self.section, self.language, self.changed_at, self.key);
  return typeof key === 'number' ? key : null;
}

function relatedKeys(db: ReadableDb, self: Self): number[] {
  const terms = sql<{ kind: 'tag' | 'section'; term: string }>(
    db,
    "SELECT kind, term FROM article_terms WHERE article_key = ? AND kind IN ('tag', 'section')",
  ).all(self.key);
  const scores = new Map<number, number>();
  for (const { kind, term } of terms) {
    const keys = sql<number>(db, newestOfTerm)
      .pluck()
      .all(kind, term, self.language, self.key, newestPerTerm);
    keys.forEach((key, age) => {
      // Among equals the newer one leads: age adds less than any shared term.
      scores.set(
        key,
        (scores.get(key) ?? 0) + weights[kind] + (newestPerTerm - age) / (1_000 * newestPerTerm),
      );
    });
  }
  return [...scores]
    .sort(([firstKey, first], [secondKey, second]) => second - first || secondKey - firstKey)
    .slice(0, mostRelated)
    .map(([key]) => key);
}

function storyOf(db: ReadableDb, key: number | null): NeighbourStory | null {
  if (key === null) return null;
  const row = sql<StoryColumns>(
    db,
    'SELECT id, headline, section, changed_at, lead_picture FROM articles WHERE key = ?',
  ).get(key);
  if (row === undefined) return null;
  const { id, headline, section } = row;
  return { id, headline, section, changedAt: row.changed_at, picture: row.lead_picture };
}
