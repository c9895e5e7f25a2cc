import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import { applicationId, openStore } from '../../electron/store/file/open';
import { listVersions, momentsOf, nameVersion, readVersion } from '../../electron/store/versions/versions';
import { noon, valueOf } from '../helpers/newsroom';

const versionOne = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'store', 'version-1.sql'),
  'utf8',
);
let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-migrations-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('stories written before there were versions can be read at every row, and named from then on', () => {
  const old = new Database(join(directory, 'stet.db'));
  old.pragma('journal_mode = WAL');
  old.exec(versionOne);
  old.pragma(`application_id = ${applicationId}`);
  old.pragma('user_version = 1');
  const stories = old.prepare('SELECT id, head_seq FROM articles').all() as {
    id: ArticleId;
    head_seq: number;
  }[];
  old.close();
  const { db, close } = valueOf(openStore({ directory, now: noon }));
  expect(stories.some(({ head_seq }) => head_seq > 5)).toBe(true);
  for (const { id, head_seq } of stories) {
    expect(valueOf(listVersions(db, id)).map(({ seq, label }) => [seq, label])).toEqual([[0, 'created']]);
    for (let seq = 0; seq <= head_seq; seq += 1) expect(valueOf(readVersion(db, id, seq)).seq).toBe(seq);
    expect(valueOf(momentsOf(db, id)).head).toBe(head_seq);
    const named = valueOf(nameVersion(db, id, { seq: null, name: 'As found', actor: 'Ann', now: noon }));
    expect(named[0]).toMatchObject({ seq: head_seq, kind: 'named', label: 'As found' });
  }
  close();
});
