import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { storeFailure } from '../failures';

export interface StoreLock {
  readonly release: () => void;
}

/**
 * Takes the folder for this process alone: an exclusive transaction on an empty database beside the real one, held
 * until `release`. The operating system drops it when the process dies, kill -9 included, so it never goes stale.
 * Fails with `store.in-use` when somebody holds it.
 */
export function lockStore(directory: string): Result<StoreLock> {
  const path = join(directory, 'stet.lock');
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const failure = storeFailure(error);
    if (failure === null) throw error;
    return failed(failure.code, { ...failure.details, path });
  }
  return ok({ release: () => db.close() });
}
