import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Downloads and prepared test sites; may be deleted at any time, everything in it is fetched again. */
export const cacheFolder = join(root, '.cache');

/** Compiled main, preload and renderer. */
export const buildFolder = join(root, 'build');

/** An absolute path below the repository's root. @param {...string} parts */
export function fromRoot(...parts) {
  return join(root, ...parts);
}
