import Database from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { WritableDb } from '../database';
import { storeFailure } from '../failures';
import { lockStore } from './lock';
import type { StoreLock } from './lock';
import { migrations } from '../migrations';
import type { Migration } from '../migrations/migration';
import { missingFromSchema } from './schema-check';
import { mendSearch } from '../library/search';

/** The newsroom on this machine, opened for the life of the process. */
export interface Store {
  readonly db: WritableDb;
  readonly directory: string;
  /** Folds the log into the database file and lets go of both. Safe to call twice. */
  readonly close: () => void;
}

/** "Stet" in ASCII: tells our databases from anybody else's SQLite files. */
export const applicationId = 0x53746574;

/** The file name of the database inside the store's directory. */
export const databaseName = 'stet.db';

interface OpenOptions {
  readonly directory: string;
  readonly now: () => Date;
  /** Only tests pass their own. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens (or makes) the database in `directory`, brings it up to date, and holds it alone. Fails with
 * `store.in-use`, `store.newer`, `store.unreadable` or `store.disk-full`; a file that is refused is left byte for byte
 * as it was.
 */
export function openStore(options: OpenOptions): Result<Store> {
  const path = join(options.directory, databaseName);
  let lock: StoreLock | null = null;
  let db: Database.Database | null = null;
  try {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    chmodSync(options.directory, 0o700);
    const locked = lockStore(options.directory);
    if (!locked.ok) return locked;
    lock = locked.value;
    const steps = options.migrations ?? migrations;
    const inspected = inspect(path, steps);
    if (!inspected.ok) {
      lock.release();
      return inspected;
    }
    // SQLite gives -wal and -shm the mode of the database file, so that one must be private before they exist.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
    db = new Database(path, { timeout: 5_000 });
    configure(db);
    migrate(db, steps, join(options.directory, 'backups'));
    mendSearch(db as WritableDb);
    return ok(storeOf(db as WritableDb, options.directory, lock));
  } catch (error) {
    db?.close();
    lock?.release();
    const failure = storeFailure(error);
    if (failure === null) throw error;
    return failed(failure.code, { ...failure.details, path });
  }
}

function storeOf(db: WritableDb, directory: string, lock: StoreLock): Store {
  return {
    db,
    directory,
    close: () => {
      if (!db.open) return;
      try {
        db.close();
      } finally {
        lock.release();
      }
    },
  };
}

/** Looks at an existing file through a read-only connection, so that refusing it changes nothing. */
function inspect(path: string, steps: readonly Migration[]): Result<null> {
  if (!existsSync(path) || statSync(path).size === 0) return ok(null);
  const db = new Database(path, { readonly: true, timeout: 5_000 });
  try {
    const id = db.pragma('application_id', { simple: true });
    const version = Number(db.pragma('user_version', { simple: true }));
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all() as string[];
    if (id !== applicationId && tables.length > 0) {
      return failed('store.unreadable', { path, cause: 'not-a-newsroom' });
    }
    if (version > steps.length) return failed('store.newer', { path, version, newest: steps.length });
    const missing = missingFromSchema(db, steps.slice(0, version));
    if (missing.length > 0)
      return failed('store.unreadable', { path, cause: 'schema', missing: missing.length });
    for (const table of tables) touch(db, table);
    return ok(null);
  } finally {
    db.close();
  }
}

/** Reads the first and last page of a table: a torn, truncated or overwritten file throws here. Costs microseconds. */
function touch(db: Database.Database, table: string): void {
  const name = `"${table.replaceAll('"', '""')}"`;
  if (/_(data|idx|docsize|config|content)$/.test(table) || table === 'article_search') return;
  const order = db.prepare(`SELECT name FROM pragma_table_info(?) WHERE pk = 1`).pluck().get(table);
  const column = typeof order === 'string' ? `"${order}"` : 'rowid';
  db.prepare(`SELECT * FROM ${name} ORDER BY ${column} LIMIT 1`).get();
  db.prepare(`SELECT * FROM ${name} ORDER BY ${column} DESC LIMIT 1`).get();
}

function configure(db: Database.Database): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new Error(`The database refused WAL and stayed in ${String(mode)}`);
  // better-sqlite3 is compiled so that a WAL database opens with synchronous=NORMAL, which forgets commits on power loss.
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('The database refused synchronous=FULL');
  // macOS keeps an fsync in the drive's cache unless asked for more.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('journal_size_limit = 67108864');
}

/** Runs what is missing in one transaction; a database that already holds rows is copied to `backups` first. */
function migrate(db: Database.Database, steps: readonly Migration[], backups: string): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from === steps.length) return;
  if (from > 0) keepCopy(db, backups, from);
  db.transaction(() => {
    db.pragma(`application_id = ${applicationId}`);
    for (const step of steps.slice(from)) {
      step.up(db);
      db.pragma(`user_version = ${step.version}`);
    }
  }).immediate();
}

function keepCopy(db: Database.Database, backups: string, version: number): void {
  const path = join(backups, `before-version-${version + 1}.db`);
  if (existsSync(path)) return;
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  db.prepare('VACUUM INTO ?').run(path);
  chmodSync(path, 0o600);
}
