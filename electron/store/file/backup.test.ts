import Database from 'better-sqlite3';
import {
  existsSync,
  mkdirSync,
  writeFileSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, makeNewsroom, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { seedNewsroom } from '../../../tests/helpers/seed-newsroom';
import { backupStore, daysKept } from './backup';

let newsroom: Newsroom;
let folder = '';
const on = (day: number) => () => new Date(Date.UTC(2026, 10, day, 12));

beforeEach(() => {
  newsroom = makeNewsroom();
  folder = join(newsroom.directory, 'backups');
  seedNewsroom(newsroom.db(), { count: 300, seed: 3 });
});
afterEach(() => newsroom.remove());

describe('the daily backup', () => {
  it('is a whole, private copy, made once a day', async () => {
    const made = valueOf(await backupStore(newsroom.store(), on(1)));
    expect(made.kind).toBe('made');
    expect(statSync(made.path).mode & 0o777).toBe(0o600);
    const copy = new Database(made.path, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(300);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    expect(valueOf(await backupStore(newsroom.store(), on(1))).kind).toBe('already-today');
  });

  it('is one copy when asked for twice at once, and clears away what a killed one left', async () => {
    mkdirSync(folder, { mode: 0o700 });
    for (const name of ['stet-2026-10-31.db.part', 'stet-2026-11-01.db.part'])
      writeFileSync(join(folder, name), 'half');
    const outcomes = await Promise.all([
      backupStore(newsroom.store(), on(1)),
      backupStore(newsroom.store(), on(1)),
    ]);
    expect(outcomes.map((outcome) => valueOf(outcome).kind)).toEqual(['made', 'made']);
    expect(readdirSync(folder)).toEqual(['stet-2026-11-01.db']);
  });

  it('keeps the newest seven', async () => {
    for (let day = 1; day <= 9; day += 1) valueOf(await backupStore(newsroom.store(), on(day)));
    const names = readdirSync(folder).sort();
    expect(names).toHaveLength(daysKept);
    expect(names[0]).toBe('stet-2026-11-03.db');
  });

  it('never lets a damaged database push a good copy out', async () => {
    const good = valueOf(await backupStore(newsroom.store(), on(1)));
    const bytes = readFileSync(good.path);
    const db = newsroom.db();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const leaves =
      "SELECT pageno FROM dbstat WHERE name = 'article_texts' AND pagetype = 'leaf' ORDER BY pageno";
    const pages = db.prepare(leaves).pluck().all() as number[];
    const page = pages[Math.floor(pages.length / 2)]!;
    const file = openSync(join(newsroom.directory, 'stet.db'), 'r+');
    writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    closeSync(file);
    newsroom.reopen();
    for (let day = 2; day <= 12; day += 1)
      expect(codeOf(await backupStore(newsroom.store(), on(day)))).toBe('store.unreadable');
    expect(existsSync(good.path)).toBe(true);
    expect(readFileSync(good.path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['stet-2026-11-01.db']);
  });
});
