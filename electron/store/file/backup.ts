import Database from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { storeFailure } from '../failures';
import type { Store } from './open';

/** How many daily copies are kept. */
export const daysKept = 7;

export type BackupOutcome = { readonly kind: 'made' | 'already-today'; readonly path: string };

/**
 * Copies the database to `backups/stet-<day>.db`, once a day, while work goes on: a few pages at a time. The copy is
 * checked before it takes its name, and older copies are let go only after that, so a damaged database never pushes
 * a good copy out. Fails with `store.unreadable`, `store.disk-full`; pictures are not copied, they are never changed.
 */
export function backupStore(store: Store, now: () => Date): Promise<Result<BackupOutcome>> {
  const running = underWay.get(store) ?? copyStore(store, now).finally(() => underWay.delete(store));
  underWay.set(store, running);
  return running;
}

/** Two windows asking at once get the one copy. */
const underWay = new WeakMap<Store, Promise<Result<BackupOutcome>>>();

async function copyStore(store: Store, now: () => Date): Promise<Result<BackupOutcome>> {
  const folder = join(store.directory, 'backups');
  const path = join(folder, `stet-${now().toISOString().slice(0, 10)}.db`);
  if (existsSync(path)) return ok({ kind: 'already-today', path });
  const unfinished = `${path}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const left of [folder, join(store.directory, 'media')]) removeUnfinished(left);
    closeSync(openSync(unfinished, 'wx', 0o600));
    await store.db.backup(unfinished, { progress: () => 256 });
    if (!(await isSound(unfinished))) {
      rmSync(unfinished, { force: true });
      return failed('store.unreadable', { path, cause: 'quick_check' });
    }
    flush(unfinished);
    renameSync(unfinished, path);
    chmodSync(path, 0o600);
    for (const name of backups(folder).slice(daysKept)) rmSync(join(folder, name));
    return ok({ kind: 'made', path });
  } catch (error) {
    rmSync(unfinished, { force: true });
    const failure = storeFailure(error);
    if (failure === null) throw error;
    return failed(failure.code, { ...failure.details, path });
  }
}

/** The daily copies, newest first. */
export function backups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^stet-\d{4}-\d{2}-\d{2}\.db$/.test(name))
    .sort()
    .reverse();
}

/** What a killed process left half-written. Nothing else writes now: the store is ours alone. */
function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name));
}

/** Checks one table after the other, so that the window is answered in between. */
async function isSound(path: string): Promise<boolean> {
  const db = new Database(path);
  try {
    // A copy of a WAL database is one too; out of that mode it is a single file that can be carried away.
    db.pragma('journal_mode = DELETE');
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
      .pluck()
      .all() as string[];
    for (const table of tables) {
      const answer = db.prepare('SELECT quick_check FROM pragma_quick_check(?) LIMIT 1').pluck().get(table);
      if (answer !== 'ok') return false;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return true;
  } finally {
    db.close();
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
