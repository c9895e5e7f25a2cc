import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A small log of what went wrong, for the IT person: codes, names of errors and places in our code. */
export interface Log {
  readonly problem: (what: string, error: unknown) => void;
}

const largestLog = 1_000_000;

/** Opens the log in `folder`; it is turned over at 1 MB, and one old one is kept. Only the user may read it. */
export function openLog(folder: string, now: () => Date): Log {
  const path = join(folder, 'stet.log');
  return {
    problem: (what, error) => {
      const line = `${now().toISOString()} ${what}: ${describeError(error)}\n`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (existsSync(path) && statSync(path).size > largestLog) renameSync(path, `${path}.old`);
        appendFileSync(path, line, { mode: 0o600 });
        chmodSync(path, 0o600);
      } catch {
        // A full disk must not turn one problem into two.
      }
    },
  };
}

/**
 * An error as its class and the places it passed in our code. Messages are left out: ProseMirror and Zod quote the
 * text they fail on, and a network error may quote a header.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\S*[\\/](build[\\/]\S+?)\)?$/, '$1'));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code} ${places.join(' < ')}`;
}
