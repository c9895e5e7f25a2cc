import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFields } from '../../shared/article/fields';
import type { ArticleId } from '../../shared/article/ids';
import { createArticleFromSite } from '../../electron/store/articles/articles';
import type { WritableDb } from '../../electron/store/database';
import { databaseName, openStore } from '../../electron/store/file/open';
import { valueOf } from '../helpers/newsroom';
import { seedNewsroom } from '../helpers/seed-newsroom';
import { benchBlocks, copyOf, namedBlocks } from './article';
import type { BenchBlock } from './article';
import { underReview } from './review-article';
import type { ReviewCounts } from './review-article';
import type { ReviewedPair } from './reviewing';

/** A story's id, its headline, and the blocks below its dek. */
export interface BenchStory {
  readonly id: ArticleId;
  readonly headline: string;
  readonly blocks: readonly BenchBlock[];
}

/** The newest of the seeded stories is older than these. */
const now = () => new Date('2026-11-24T09:00:00.000Z');

/** A newsroom of 500 stories with one more of so many words, on top of its library and open when it was last closed. */
export function layNewsroom(userData: string, words: number): BenchStory {
  const blocks = benchBlocks(words);
  const headline = `The long council night in ${words} words`;
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now }));
  seedNewsroom(store.db, { count: 500, seed: 5 });
  const id = layStory(store.db, headline, blocks);
  store.close();
  writePreferences(userData, { lastArticle: id }, { width: 1280, height: 800 });
  return { id, headline, blocks };
}

/**
 * A newsroom with the same text twice, once under review. The window is wide and without inspector, so that the comments
 * stand beside the page: all that a review can show.
 */
export function layReviewed(userData: string, words: number, counts: ReviewCounts): ReviewedPair {
  const blocks = namedBlocks(benchBlocks(words));
  const [plain, reviewed] = ['The long council night', 'The long night under review'].map((headline) => ({
    headline,
    copy: copyOf(headline, blocks),
  }));
  if (plain === undefined || reviewed === undefined) throw new Error('Two stories.');
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now }));
  seedNewsroom(store.db, { count: 500, seed: 5 });
  const fields = { ...emptyFields('en-CA'), slug: 'long-council-night' };
  const parts = { fields, events: [], siteId: null, now };
  valueOf(createArticleFromSite(store.db, { ...parts, ...underReview(reviewed.copy, blocks, counts) }));
  const lastArticle = valueOf(createArticleFromSite(store.db, { ...parts, copy: plain.copy }));
  store.close();
  writePreferences(userData, { lastArticle, inspectorOpen: false }, { width: 1720, height: 900 });
  return { plain, reviewed, blocks: blocks.length };
}

function writePreferences(
  userData: string,
  chosen: { readonly lastArticle: ArticleId; readonly inspectorOpen?: boolean },
  size: { readonly width: number; readonly height: number },
): void {
  const preferences = {
    locale: 'en',
    theme: 'light',
    person: 'Maya Tremblay',
    writingLanguage: 'en-CA',
    ...chosen,
  };
  const window = { bounds: { x: 0, y: 0, ...size }, maximized: false, fullScreen: false };
  writeFileSync(join(userData, 'preferences.json'), JSON.stringify({ preferences, window }));
}

function layStory(db: WritableDb, headline: string, blocks: readonly BenchBlock[]): ArticleId {
  const copy = copyOf(headline, namedBlocks(blocks));
  const fields = { ...emptyFields('en-CA'), slug: 'long-council-night', tags: ['Housing', 'Transit'] };
  return valueOf(createArticleFromSite(db, { copy, fields, events: [], siteId: null, now }));
}

const seed = 11;

/**
 * The path of a database of so many seeded stories. It is made once (about half a minute for 100,000) and kept below
 * `cache` until the migrations or what makes the stories change.
 */
export function seededDatabase(cache: string, sources: string, count: number): string {
  const folder = join(cache, `newsroom-${count}-${hashOf(sources)}`);
  const path = join(folder, databaseName);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) {
    if (old.startsWith('newsroom-')) rmSync(join(cache, old), { recursive: true });
  }
  const unfinished = join(cache, `newsroom-unfinished-${process.pid}`);
  const store = valueOf(openStore({ directory: unfinished, now }));
  seedNewsroom(store.db, { count, seed });
  store.close();
  renameSync(unfinished, folder);
  return path;
}

/** A hash of everything that decides what the seeded database holds; `sources` is the repository's folder. */
function hashOf(sources: string): string {
  const migrations = join('electron', 'store', 'migrations');
  const files = [
    ...readdirSync(join(sources, migrations))
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => join(migrations, name)),
    ...['seed-newsroom.ts', 'seed-words.ts'].map((name) => join('tests', 'helpers', name)),
    join('electron', 'store', 'library', 'projections.ts'),
  ];
  const hash = createHash('sha256').update(String(seed));
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(sources, file)));
  return hash.digest('hex').slice(0, 16);
}
