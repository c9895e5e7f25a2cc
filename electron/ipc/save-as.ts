import { BrowserWindow, dialog } from 'electron';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed, ok } from '../../shared/errors/app-error';
import type { ErrorCode, Result } from '../../shared/errors/app-error';

/** A file that a person saves where they choose. */
export interface FileToSave {
  /** A name that every system takes. */
  readonly name: string;
  /** What kind it is, in the person's language. */
  readonly kind: string;
  readonly extension: string;
  /** The failure that says it could not be written. */
  readonly failure: ErrorCode;
  /** Writes it, piece by piece; false gives it up, and nothing is left of it. */
  readonly write: (put: (text: string) => Promise<void>) => Promise<boolean>;
}

/**
 * Asks where to, then writes the file beside and moves it there: what stood under that name is whole until then. The
 * file's name, or null where the person chose none or the writing was given up.
 */
export async function saveAs(windowId: number, file: FileToSave): Promise<Result<string | null>> {
  const window = BrowserWindow.fromId(windowId);
  if (window === null) return ok(null);
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: file.name,
    filters: [{ name: file.kind, extensions: [file.extension] }],
  });
  if (filePath === '') return ok(null);
  const unfinished = `${filePath}.part`;
  try {
    if (!(await writeTo(unfinished, file.write))) {
      await rm(unfinished, { force: true });
      return ok(null);
    }
    await rename(unfinished, filePath);
    return ok(basename(filePath));
  } catch (error) {
    await rm(unfinished, { force: true });
    const cause = (error as NodeJS.ErrnoException).code;
    if (cause === undefined) throw error;
    return failed(file.failure, { cause });
  }
}

async function writeTo(path: string, write: FileToSave['write']): Promise<boolean> {
  const handle = await open(path, 'w');
  try {
    const isWhole = await write((text) => handle.appendFile(text));
    if (isWhole) await handle.sync();
    return isWhole;
  } finally {
    await handle.close();
  }
}
