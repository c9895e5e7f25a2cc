import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import { migrations } from '../../electron/store/migrations';
import type { Migration } from '../../electron/store/migrations/migration';
import { approvalHash } from '../../electron/store/review/approval';
import { createArticle, loadLive, loadRecord } from '../../electron/store/articles/articles';
import { appendEvent, setField } from '../../electron/store/journal/journal';
import { applicationId, openStore } from '../../electron/store/file/open';
import { openArticle } from '../../electron/store/articles/open-article';
import { refreshProjections, refreshStale, staleProjections } from '../../electron/store/library/projections';
import { nobody } from '../../electron/store/desk/reader';
import { libraryFacets, listArticles, sectionFigures } from '../../electron/store/library/library';
import { searchArticles } from '../../electron/store/library/search';
import { noon, valueOf } from '../helpers/newsroom';
import { makeOlder } from '../helpers/older-store';

const versionOne = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'store', 'version-1.sql'),
  'utf8',
);
let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-migrations-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The newsroom as version 1 left it on disk. */
function oldDatabase(): void {
  const db = new Database(join(directory, 'stet.db'));
  db.pragma('journal_mode = WAL');
  db.exec(versionOne);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('user_version = 1');
  db.close();
}

function rowsOf(table: string): unknown[] {
  const db = new Database(join(directory, 'stet.db'), { readonly: true });
  const rows = db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
  db.close();
  return rows;
}

const broken: Migration = {
  version: migrations.length + 1,
  up: (db) => {
    db.exec("UPDATE articles SET headline = 'half done'; CREATE TABLE leftover (a TEXT) STRICT");
    throw new Error('the migration broke');
  },
};

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('make a new database from nothing, an empty file included', () => {
    writeFileSync(join(directory, 'stet.db'), '');
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(existsSync(join(directory, 'backups'))).toBe(false);
    close();
  });

  it('carry every story of version 1 on, its history, search and delivery included', () => {
    oldDatabase();
    const journal = rowsOf('journal');
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const filter = {
      states: [],
      sections: [],
      languages: [],
      authors: [],
      delivery: 'any' as const,
      queue: 'all' as const,
      unseen: false,
    };
    const page = listArticles(db, { filter, sort: 'changed', descending: true, offset: 0, limit: 9 });
    expect(page.total).toBe(3);
    const french = searchArticles(db, { query: 'tag:elections mairesse hotel', offset: 0, limit: 9 }).hits[0]
      ?.row;
    expect(french).toMatchObject({
      headline: 'La mairesse à l’hôtel de ville',
      state: 'submitted',
      delivery: { kind: 'waiting' },
    });
    expect(staleProjections(db)).toHaveLength(3);
    const data = valueOf(openArticle(db, french?.id as ArticleId));
    expect(data).toMatchObject({ readOnly: null, version: 6, fields: { tags: ['Élections'] } });
    expect(data.tail).toHaveLength(6);
    for (const row of page.rows) expect(valueOf(loadRecord(db, row.id)).id).toBe(row.id);
    close();
    expect(rowsOf('journal')).toEqual(journal);
  });

  it('lay in what the desk’s queues look at, in slices, and call nothing new that was here before', () => {
    oldDatabase();
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    expect(valueOf(refreshStale(db, 2))).toBe(2);
    expect(staleProjections(db)).toHaveLength(1);
    expect(valueOf(refreshStale(db, 2))).toBe(1);
    expect(valueOf(refreshStale(db, 2))).toBe(0);
    const filter = {
      states: [],
      sections: [],
      languages: [],
      authors: [],
      delivery: 'any' as const,
      queue: 'all' as const,
      unseen: false,
    };
    const query = { filter, sort: 'changed' as const, descending: true, offset: 0, limit: 9 };
    const writers = db
      .prepare("SELECT DISTINCT person FROM article_people WHERE tie = 'writer' ORDER BY person")
      .pluck()
      .all() as string[];
    expect(writers.length).toBeGreaterThan(0);
    const [name] = writers.filter((person) => person.startsWith('='));
    const reader = { ...nobody, keys: [name ?? '', ''] as const };
    const mine = listArticles(db, { ...query, filter: { ...filter, queue: 'mine' } }, reader);
    expect(mine.total).toBeGreaterThan(0);
    expect(listArticles(db, query).rows.map(({ unseen }) => unseen)).toEqual([false, false, false]);
    expect(sectionFigures(db, filter, nobody).reduce((sum, { words }) => sum + words, 0)).toBeGreaterThan(0);
    const hits = searchArticles(db, { query: 'mairesse', offset: 0, limit: 9 });
    expect(hits.total).toBe(2);
    close();
  });

  it('find the approvals that were void before lists said so', () => {
    const first = valueOf(openStore({ directory, now: noon }));
    const author = { actor: 'Ann', now: noon };
    const id = valueOf(createArticle(first.db, { language: 'en-CA', ...author }));
    const live = valueOf(loadLive(first.db, id));
    const hash = approvalHash(first.db, live);
    const event = {
      id: 'e1',
      kind: 'approved',
      to: 'approved',
      actor: 'Ben',
      at: noon().toISOString(),
      hash,
    } as const;
    valueOf(appendEvent(first.db, id, event, author));
    valueOf(setField(first.db, id, { field: 'slug', value: 'ferry' }, author));
    valueOf(refreshProjections(first.db, id));
    first.close();
    makeOlder(directory, 7);
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const isVoid = () => db.prepare('SELECT approval_void FROM articles').pluck().all();
    expect(isVoid()).toEqual([0]);
    expect(valueOf(refreshStale(db, 9))).toBe(1);
    expect(isVoid()).toEqual([1]);
    close();
  });

  it('find who had signed off the first of two before the queues looked at it', () => {
    const first = valueOf(openStore({ directory, now: noon }));
    const author = { actor: 'Ann', now: noon };
    const id = valueOf(createArticle(first.db, { language: 'en-CA', ...author }));
    valueOf(createArticle(first.db, { language: 'en-CA', ...author }));
    const hash = approvalHash(first.db, valueOf(loadLive(first.db, id)));
    const ben = { actor: 'Ben', person: 'ben', at: noon().toISOString(), hash };
    const steps = [
      { id: 'e1', kind: 'submitted', to: 'submitted', ...ben },
      { id: 'e2', kind: 'signed-off', to: 'in-review', ...ben },
    ] as const;
    for (const event of steps) valueOf(appendEvent(first.db, id, event, author));
    valueOf(refreshStale(first.db, 9));
    first.close();
    makeOlder(directory, 9);
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const signedBy = () => db.prepare('SELECT signed_by FROM articles ORDER BY key').pluck().all();
    expect(signedBy()).toEqual([null, null]);
    valueOf(refreshStale(db, 9));
    expect(signedBy()).toEqual(['@ben', null]);
    close();
  });

  it('list what a person began or was given before lists by person did', () => {
    const first = valueOf(openStore({ directory, now: noon }));
    const author = { actor: 'Ann', now: noon };
    const id = valueOf(createArticle(first.db, { language: 'en-CA', ...author }));
    const assignee = { slug: 'ben', name: 'Ben' };
    valueOf(setField(first.db, id, { field: 'assignee', value: assignee }, author));
    valueOf(refreshStale(first.db, 9));
    // As version 10 left them: bylines alone.
    first.db.exec("DELETE FROM article_terms WHERE kind = 'author'");
    first.close();
    makeOlder(directory, 10);
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    expect(libraryFacets(db).authors).toEqual([]);
    expect(valueOf(refreshStale(db, 9))).toBe(1);
    expect(libraryFacets(db).authors.map(({ value }) => value)).toEqual(['Ann', 'Ben']);
    close();
  });

  it('keep a copy of what they start from', () => {
    oldDatabase();
    const next: Migration = {
      version: migrations.length + 1,
      up: (db) => void db.exec('CREATE TABLE later (a TEXT) STRICT'),
    };
    valueOf(openStore({ directory, now: noon, migrations: [...migrations, next] })).close();
    const [name] = readdirSync(join(directory, 'backups'));
    const copy = new Database(join(directory, 'backups', name ?? ''), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(3);
    copy.close();
  });

  it('are all or nothing: one that breaks leaves the database as it was', () => {
    oldDatabase();
    const before = rowsOf('articles');
    expect(() => openStore({ directory, now: noon, migrations: [...migrations, broken] })).toThrow(
      'the migration broke',
    );
    expect(rowsOf('articles')).toEqual(before);
    expect(rowsOf('sqlite_schema').some((row) => (row as { name: string }).name === 'leftover')).toBe(false);
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    close();
  });
});
