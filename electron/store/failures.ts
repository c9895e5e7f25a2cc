import { SqliteError } from 'better-sqlite3';
import { ZodError } from 'zod';
import { failed } from '../../shared/errors/app-error';
import type { AppError, Result } from '../../shared/errors/app-error';

/** Thrown inside a transaction to undo it and answer with this failure. */
export class Refused extends Error {
  constructor(readonly error: AppError) {
    super(error.code);
  }
}

/** Stops the transaction at hand with an expected failure; `guarded` turns it back into a value. */
export function refuse(code: AppError['code'], details: AppError['details'] = {}): never {
  throw new Refused({ code, details });
}

/**
 * What an error thrown by SQLite or the file system means to a person, or null where it is a bug. ENOSPC while
 * SQLite grows its shared memory file arrives as SQLITE_IOERR_SHMSIZE.
 */
export function storeFailure(error: unknown): AppError | null {
  if (error instanceof Refused) return error.error;
  const code = codeOf(error);
  if (code === null) return null;
  if (['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code)) {
    return { code: 'store.disk-full', details: { cause: code } };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'store.in-use', details: { cause: code } };
  }
  if (
    /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|READONLY|PERM|AUTH)|^E(ACCES|PERM|ROFS|IO|EXIST|NOTDIR|ISDIR)$/.test(
      code,
    )
  ) {
    return { code: 'store.unreadable', details: { cause: code } };
  }
  return null;
}

/** Runs `work` and turns the store's expected failures into values; bugs are thrown on. */
export function guarded<Value>(work: () => Result<Value>): Result<Value> {
  try {
    return work();
  } catch (error) {
    const failure = storeFailure(error);
    if (failure === null) throw error;
    return failed(failure.code, failure.details);
  }
}

/**
 * Runs what parses or applies content and refuses with `article.invalid` where the content does not fit: ProseMirror
 * throws RangeError for that, and TypeError where JSON has the wrong shape; Zod throws its own.
 */
export function refusingUnsound<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const unsound = error instanceof RangeError || error instanceof TypeError || error instanceof ZodError;
    if (!unsound) throw error;
    return refuse('article.invalid', { cause: error.constructor.name });
  }
}

function codeOf(error: unknown): string | null {
  // FTS5 reports some damage to its own tables as a plain error that names it.
  if (error instanceof SqliteError)
    return error.message.includes('fts5') ? 'SQLITE_CORRUPT_VTAB' : error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
