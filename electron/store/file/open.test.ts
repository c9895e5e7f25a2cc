import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedNewsroom } from '../../../tests/helpers/seed-newsroom';
import type { Store } from './open';
import { applicationId, openStore } from './open';
import { searchArticles } from '../library/search';

const now = () => new Date('2026-11-23T12:00:00Z');
let directory = '';
const opened: Store[] = [];

function open(): Store {
  const result = openStore({ directory, now });
  if (!result.ok) throw new Error(result.error.code);
  opened.push(result.value);
  return result.value;
}

function codeOf(result: ReturnType<typeof openStore>): string {
  if (result.ok) {
    result.value.close();
    return 'opened';
  }
  return result.error.code;
}

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'stet-open-')), 'newsroom');
});
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(join(directory, '..'), { recursive: true });
});

describe('opening the newsroom', () => {
  it('is durable on the first open and on every later one', () => {
    for (let round = 0; round < 3; round += 1) {
      const { db, close } = open();
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
      close();
    }
  });

  it('keeps every file to the person alone', () => {
    const { db } = open();
    db.exec('CREATE TABLE written (a INTEGER) STRICT; INSERT INTO written VALUES (1)');
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const names = readdirSync(directory);
    expect(names).toContain('stet.db-wal');
    for (const name of names)
      expect([name, statSync(join(directory, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it('refuses a second opener and lets it in after the first has closed', () => {
    const first = open();
    expect(codeOf(openStore({ directory, now }))).toBe('store.in-use');
    first.close();
    expect(codeOf(openStore({ directory, now }))).toBe('opened');
  });

  it('refuses a database from the future and keeps it byte for byte', () => {
    const store = open();
    store.db.pragma('user_version = 999');
    store.close();
    const before = readFileSync(join(directory, 'stet.db'));
    expect(codeOf(openStore({ directory, now }))).toBe('store.newer');
    expect(readFileSync(join(directory, 'stet.db')).equals(before)).toBe(true);
  });

  it('refuses a file that is no database and keeps it byte for byte', () => {
    open().close();
    const noise = Buffer.alloc(20_000, 'not a database ');
    writeFileSync(join(directory, 'stet.db'), noise);
    expect(codeOf(openStore({ directory, now }))).toBe('store.unreadable');
    expect(readFileSync(join(directory, 'stet.db')).equals(noise)).toBe(true);
  });

  it('refuses a database cut short and keeps it', () => {
    open().close();
    const path = join(directory, 'stet.db');
    const half = readFileSync(path).subarray(0, 12_288);
    writeFileSync(path, half);
    expect(codeOf(openStore({ directory, now }))).toBe('store.unreadable');
    expect(readFileSync(path).equals(half)).toBe(true);
  });

  it.each(['journal', 'article_texts', 'USING fts5'])(
    'refuses a database with one flipped bit in %j',
    (name) => {
      open().close();
      const path = join(directory, 'stet.db');
      const bytes = readFileSync(path);
      for (let at = bytes.indexOf(name, 0, 'latin1'); at >= 0; at = bytes.indexOf(name, at + 1, 'latin1')) {
        bytes[at + name.length - 2] = (bytes[at + name.length - 2] ?? 0) ^ 1;
      }
      writeFileSync(path, bytes);
      expect(codeOf(openStore({ directory, now }))).toBe('store.unreadable');
      expect(readFileSync(path).equals(bytes)).toBe(true);
    },
  );

  it('makes the full-text index anew when it is damaged, instead of keeping anybody from their stories', () => {
    const first = open();
    seedNewsroom(first.db, { count: 20, seed: 4 });
    const search = ({ db }: Store) => searchArticles(db, { query: 'the', offset: 0, limit: 50 }).total;
    const before = search(first);
    first.db.unsafeMode();
    first.db.exec('DELETE FROM article_search_data');
    first.close();
    expect(before).toBeGreaterThan(0);
    expect(search(open())).toBe(before);
  });

  it("refuses somebody else's database and keeps it", () => {
    open().close();
    const path = join(directory, 'stet.db');
    rmSync(path);
    const other = new Database(path);
    other.exec('CREATE TABLE notes (a TEXT)');
    other.close();
    expect(codeOf(openStore({ directory, now }))).toBe('store.unreadable');
  });

  it('makes every table strict', () => {
    const { db } = open();
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all() as string[];
    expect(loose.filter((name) => !name.startsWith('sqlite_'))).toEqual([]);
  });
});
