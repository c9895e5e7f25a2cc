import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The least that keeps a keystroke for good: one INSERT of its size, WAL and synchronous=FULL. */
export interface RawAppends {
  /** Milliseconds of single appends, with a typist's pause between them. */
  take(count: number, random: () => number): Promise<readonly number[]>;
  close(): void;
}

/** Opens a bare database in this folder, on the disk that Stet's own lies on. */
export function openRawAppends(folder: string): RawAppends {
  const path = join(folder, 'raw-append.db');
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite refused synchronous=FULL.');
  db.exec('CREATE TABLE journal (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const append = db.prepare('INSERT INTO journal (payload) VALUES (?)');
  const slice = { content: [{ type: 'text', text: 'e' }] };
  const payload = JSON.stringify({ stepType: 'replace', from: 30_000, to: 30_000, slice });
  return {
    async take(count, random) {
      const samples: number[] = [];
      for (let index = 0; index < count; index += 1) {
        await pause(60 + random() * 80);
        const started = performance.now();
        append.run(payload);
        samples.push(performance.now() - started);
      }
      return samples;
    },
    close() {
      db.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    },
  };
}
