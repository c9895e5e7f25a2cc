import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of single appends of a keystroke's size to a bare table, WAL and FULL, on the same disk. */
export function measureRawAppends(folder: string, count: number): readonly number[] {
  const path = join(folder, 'raw-append.db');
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE journal (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const append = db.prepare('INSERT INTO journal (payload) VALUES (?)');
  const payload = JSON.stringify({
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'text', text: 'e' }] },
  });
  const samples = Array.from({ length: count }, () => {
    const started = performance.now();
    append.run(payload);
    return performance.now() - started;
  });
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return samples;
}
