import type { Request } from '../../../shared/ipc/requests';
import type { Highlight, SearchPage } from '../../../shared/ipc/library-answers';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { storeFailure } from '../failures';
import { rowsByKey } from './library';
import { searchExpression } from './search-query';

/** Mark what matched; projections hold no control characters, so these cannot stand in a text. */
const hitStart = '\u0001';
const hitEnd = '\u0002';

/** Words around a hit, at most 64 by FTS5's own limit. */
const snippetWords = 24;

/** The best matches first: a word in the headline weighs most, by the weights in the table's `rank`. */
export const searchStatement = `SELECT rowid AS key, highlight(article_search, 0, ?, ?) AS headline,
  snippet(article_search, 2, ?, ?, '…', ${snippetWords}) AS body,
  snippet(article_search, -1, ?, ?, '…', ${snippetWords}) AS best
  FROM article_search WHERE article_search MATCH ? ORDER BY rank LIMIT ? OFFSET ?`;

interface Found {
  key: number;
  headline: string;
  body: string;
  best: string;
}

/**
 * Searches headline, dek, body, bylines and tags; accents and case are ignored. See `searchExpression` for what may be
 * typed: nothing of it fails. The snippet comes from the body, or from where the hit is if the body has none.
 */
export function searchArticles(db: ReadableDb, query: Request<'library:search'>): SearchPage {
  const expression = searchExpression(query.query);
  if (expression === null) return { total: 0, hits: [] };
  const total = Number(
    sql(db, 'SELECT count(*) FROM article_search WHERE article_search MATCH ?').pluck().get(expression),
  );
  const marks = [hitStart, hitEnd, hitStart, hitEnd, hitStart, hitEnd];
  const found = sql<Found>(db, searchStatement).all(...marks, expression, query.limit, query.offset);
  const hits = found.flatMap(({ key, headline, body, best }) => {
    const [row] = rowsByKey(db, [key]);
    const snippet = body.includes(hitStart) ? body : best.includes(hitStart) ? best : body;
    return row === undefined ? [] : [{ row, headline: cut(headline), snippet: cut(snippet) }];
  });
  return { total, hits };
}

function cut(marked: string): Highlight {
  return marked.split(hitStart).flatMap((piece, index) => {
    const [first = '', rest = ''] = index === 0 ? ['', piece] : piece.split(hitEnd);
    const parts = [
      { text: first, hit: true },
      { text: rest, hit: false },
    ];
    return parts.filter((part) => part.text !== '');
  });
}

/**
 * Asks the full-text index for one word, and makes it anew from the stored texts if it cannot answer: a damaged index
 * is no reason to keep anybody from their stories. Free when it is sound; some 30 seconds at 100,000 stories when not.
 */
export function mendSearch(db: WritableDb): void {
  try {
    sql(db, 'SELECT rowid FROM article_search WHERE article_search MATCH \'"a"*\' LIMIT 1').get();
  } catch (error) {
    if (storeFailure(error)?.code !== 'store.unreadable') throw error;
    db.exec("INSERT INTO article_search (article_search) VALUES ('rebuild')");
  }
}
