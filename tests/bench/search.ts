import Database from 'better-sqlite3';
import { searchArticles } from '../../electron/store/library/search';
import { searchExpression } from '../../electron/store/library/search-query';
import type { ReadableDb } from '../../electron/store/database';
import type { Figure } from './report';
import { percentile } from './statistics';

/** As many hits as the library's search asks for. */
const limit = 100;
const rounds = 5;

/** What people type: a word, several, a phrase, a beginning, one field, something left out, a name; in both languages. */
const queries = [
  'lobster',
  'powwow',
  'sénatrice',
  'noel',
  'ferry',
  'council ',
  'council ferry ',
  'harbour budget vote ',
  'mairesse patinoire ',
  'école métro comité ',
  '"harbour budget"',
  '"city council"',
  '« conseil traversier »',
  '"winter rink" mayor ',
  'ferr',
  'hosp',
  'immigr',
  'biblio',
  'headline:ferry ',
  'titre:traversier ',
  'dek:harbour ',
  'corps:mairesse ',
  'tag:housing ',
  'byline:smith ',
  'signature:tremblay ',
  'ferry -council ',
  'lobster -harvest ',
  'glacier river dam ',
  'nothing-at-all-like-this ',
  'zebra ',
] as const;

/** The raw query finds and ranks the same rows, and gives back nothing but their keys. */
const rawStatement = 'SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank LIMIT ?';

/**
 * The store's search (count, ranked page, marked headlines and snippets, library rows) against the raw FTS5 query with
 * the same expression and limit on the same file, query by query in turns.
 */
export function measureSearch(path: string, stories: number, say: (line: string) => void): Figure[] {
  const db = new Database(path, { readonly: true });
  const ours: number[] = [];
  const reference: number[] = [];
  let hits = 0;
  try {
    const raw = db.prepare(rawStatement).pluck();
    for (let round = 0; round <= rounds; round += 1) {
      for (const query of queries) {
        const expression = searchExpression(query);
        if (expression === null) throw new Error(`Nothing is searched for by ${query}`);
        const rawTime = timed(() => raw.all(expression, limit));
        const stetTime = timed(() => {
          hits += searchArticles(db as unknown as ReadableDb, { query, offset: 0, limit }).hits.length;
        });
        // The first round only reads the file into the system's cache.
        if (round === 0) continue;
        reference.push(rawTime);
        ours.push(stetTime);
      }
    }
  } finally {
    db.close();
  }
  if (hits === 0) throw new Error('No query found anything.');
  say(`searched for ${queries.length} things ${rounds} times each`);
  return [0.5, 0.95].map((share) => ({
    name: `search in ${stories.toLocaleString('en')} articles, p${share * 100}`,
    unit: 'ms',
    ours: percentile(ours, share),
    reference: percentile(reference, share),
    against: `raw FTS5 MATCH by rank, ${queries.length} queries × ${rounds}`,
    aim: 1.5,
  }));
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
