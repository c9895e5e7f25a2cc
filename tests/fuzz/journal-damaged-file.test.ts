import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import { loadRecord } from '../../electron/store/articles/articles';
import { storeFailure } from '../../electron/store/failures';
import { appendSteps, setField } from '../../electron/store/journal/journal';
import { listArticles } from '../../electron/store/library/library';
import { openStore } from '../../electron/store/file/open';
import type { Store } from '../../electron/store/file/open';
import { openArticle } from '../../electron/store/articles/open-article';
import { searchArticles } from '../../electron/store/library/search';
import { ann, makeNewsroom, noon, typingGroup, valueOf } from '../helpers/newsroom';
import type { Newsroom } from '../helpers/newsroom';
import { seedNewsroom } from '../helpers/seed-newsroom';

const runs = Number(process.env['STET_CASES'] ?? 150);
const stories = 12;
let healthy: Newsroom;
let scratch = '';
let ids: ArticleId[];
let records: Map<ArticleId, string>;

beforeAll(() => {
  healthy = makeNewsroom();
  scratch = mkdtempSync(join(tmpdir(), 'stet-damaged-'));
  ids = seedNewsroom(healthy.db(), { count: stories, seed: 9, words: 60 });
  for (const id of ids) {
    // Most of it in the database file, the last story in the log.
    if (id === ids.at(-1)) healthy.db().pragma('wal_checkpoint(TRUNCATE)');
    for (let version = 0; version < 15; version += 1) {
      const groups = [typingGroup(healthy.db(), id, `word${version} `)];
      valueOf(appendSteps(healthy.db(), id, { version, groups, ...ann }));
    }
  }
  records = new Map(ids.map((id) => [id, JSON.stringify(valueOf(loadRecord(healthy.db(), id)))]));
});
afterAll(() => {
  healthy.remove();
  rmSync(scratch, { recursive: true });
});

interface Damage {
  readonly file: 'stet.db' | 'stet.db-wal';
  /** Where, as a share of the file; and what is laid over the byte there. */
  readonly hits: readonly (readonly [share: number, mask: number, length: number])[];
  readonly cut: number | null;
}

/** Evenly spread over the file; fast-check's doubles crowd towards zero. */
const share = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.constantFrom('stet.db' as const, 'stet.db' as const, 'stet.db-wal' as const),
  hits: fc.array(fc.tuple(share, fc.integer({ min: 1, max: 255 }), fc.constantFrom(1, 1, 16, 600)), {
    minLength: 1,
    maxLength: 4,
  }),
  cut: fc.option(share, { freq: 5 }),
});

function hurt(directory: string, { file, hits, cut }: Damage): void {
  const path = join(directory, file);
  const bytes = readFileSync(path);
  for (const [share, mask, length] of hits) {
    const at = Math.floor(share * bytes.length);
    for (let index = at; index < Math.min(bytes.length, at + length); index += 1)
      bytes[index] = (bytes[index] ?? 0) ^ mask;
  }
  writeFileSync(path, bytes);
  if (cut !== null) truncateSync(path, Math.floor(cut * bytes.length));
}

/** Runs a read that answers with plain values; only failures the store knows may be thrown. */
function read(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    const failure = storeFailure(error);
    if (failure === null) throw error;
    expect(failure.code).toBe('store.unreadable');
  }
}

/** Uses everything; returns how many stories were whole. A story is whole, or says that it is not: never different. */
function use({ db }: Store, wholeFile: boolean): number {
  let whole = 0;
  for (const id of ids) {
    const record = loadRecord(db, id);
    read(() => openArticle(db, id));
    if (!record.ok) {
      expect(['article.quarantined', 'article.newer', 'article.not-found', 'store.unreadable']).toContain(
        record.error.code,
      );
      continue;
    }
    whole += 1;
    if (wholeFile) expect(JSON.stringify(record.value)).toBe(records.get(id));
    setField(db, id, { field: 'slug', value: 'still-works' }, ann);
  }
  const filter = {
    states: [],
    sections: [],
    languages: [],
    authors: [],
    delivery: 'any' as const,
    queue: 'all' as const,
    unseen: false,
  };
  read(() => listArticles(db, { filter, sort: 'changed', descending: true, offset: 0, limit: 50 }));
  read(() => searchArticles(db, { query: 'word1', offset: 0, limit: 50 }));
  return whole;
}

describe('a damaged database file', () => {
  it('is refused, or every story in it is whole or quarantined; nothing throws', () => {
    const outcomes = { refused: 0, opened: 0, whole: 0 };
    let round = 0;
    fc.assert(
      fc.property(damage, (how) => {
        const directory = join(scratch, String((round += 1)));
        cpSync(healthy.directory, directory, {
          recursive: true,
          filter: (path) => !/-shm$|\.lock$/.test(path),
        });
        hurt(directory, how);
        const opened = openStore({ directory, now: noon });
        if (opened.ok) {
          outcomes.opened += 1;
          // A hurt log ends at its last whole transaction: what was acknowledged after it is lost with the disk's bytes.
          outcomes.whole += use(opened.value, how.file === 'stet.db');
          read(() => opened.value.close());
        } else {
          outcomes.refused += 1;
          expect(opened.error.code).toBe('store.unreadable');
        }
        rmSync(directory, { recursive: true });
      }),
      { numRuns: runs },
    );
    expect(outcomes.refused).toBeGreaterThan(runs / 50);
    expect(outcomes.opened).toBeGreaterThan(runs / 20);
    expect(outcomes.whole).toBeGreaterThan(0);
    expect(outcomes.whole).toBeLessThan(outcomes.opened * stories);
  }, 180_000);
});
