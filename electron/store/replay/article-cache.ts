import type { ArticleId } from '../../../shared/article/ids';
import type { ArticleHead } from './article-head';
import type { ReadableDb } from '../database';
import type { LiveArticle } from './live-article';

/** How many articles are kept parsed: those in open windows, those just closed, and what sync is at. */
const mostKept = 24;

const caches = new WeakMap<ReadableDb, Map<ArticleId, LiveArticle>>();

/**
 * The parsed article if it is the one at `head`. A copy left over from a transaction that was rolled back does not
 * match its head, and is dropped here.
 */
export function cachedArticle(db: ReadableDb, head: ArticleHead): LiveArticle | null {
  const cache = cacheOf(db);
  const live = cache.get(head.id);
  if (live === undefined) return null;
  cache.delete(head.id);
  if (live.seq !== head.seq || !live.sha.equals(head.sha)) return null;
  cache.set(head.id, live);
  return live;
}

/** Keeps a parsed article; the one that was used longest ago makes room. Call it after the commit. */
export function rememberArticle(db: ReadableDb, live: LiveArticle): void {
  const cache = cacheOf(db);
  cache.delete(live.id);
  cache.set(live.id, live);
  const oldest = cache.keys().next();
  if (cache.size > mostKept && !oldest.done) cache.delete(oldest.value);
}

/** Lets go of a parsed article; the next use reads and verifies it again. */
export function forgetArticle(db: ReadableDb, id: ArticleId): void {
  cacheOf(db).delete(id);
}

function cacheOf(db: ReadableDb): Map<ArticleId, LiveArticle> {
  let cache = caches.get(db);
  if (cache === undefined) caches.set(db, (cache = new Map<ArticleId, LiveArticle>()));
  return cache;
}
