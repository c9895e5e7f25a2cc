import { existsSync, readFileSync } from 'node:fs';
import { capture } from './processes.mjs';
import { SetupError, say, step } from './progress.mjs';

/** What Electron's window needs on Debian and Ubuntu. */
const windowPackages = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
];
const displayPackages = ['xvfb'];
/** WordPress, its database, and the browser its editor and public pages are opened in. */
const cmsPackages = [
  'php-cli',
  'php-mysql',
  'php-xml',
  'php-mbstring',
  'php-curl',
  'php-gd',
  'mariadb-server',
  'ca-certificates',
];
const testPackages = [...displayPackages, ...cmsPackages, 'chromium', 'dbus', 'gnome-keyring'];

/** @typedef {'run' | 'cms' | 'test'} Purpose */

/**
 * Installs the system packages a purpose needs where they are missing: with apt-get as root or through sudo without a
 * password; otherwise it prints the exact command and stops. Elsewhere than on Debian it only says what is needed.
 * @param {Purpose} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux') return;
  const wanted = packagesFor(purpose);
  if (!existsSync('/usr/bin/dpkg-query')) {
    say(`this is not Debian or Ubuntu; Stet needs what these packages hold: ${wanted.join(' ')}`);
    return;
  }
  const missing = [];
  for (const name of wanted) if (!(await installed(name))) missing.push(name);
  if (missing.length === 0) return;
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const prefix = process.getuid?.() === 0 ? [] : (await sudoWorks()) ? ['sudo', '-n'] : null;
  if (prefix === null) {
    throw new SetupError(
      `these system packages are missing. Run this, then try again:\n  sudo ${command.join(' ')}`,
    );
  }
  await step(`installing system packages (${missing.join(' ')})`, async () => {
    await apt(prefix, ['apt-get', 'update', '-q']);
    await apt(prefix, command);
  });
}

/** @param {Purpose} purpose */
function packagesFor(purpose) {
  const names = [...windowPackages];
  if (purpose === 'cms') return cmsPackages;
  if (purpose === 'test') names.push(...testPackages);
  else if (!hasDisplay()) names.push(...displayPackages);
  return names;
}

export function hasDisplay() {
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Newer releases carry the same library under a name that ends in t64. @param {string} name */
async function installed(name) {
  for (const candidate of [name, `${name}t64`]) {
    const { code, output } = await capture('dpkg-query', ['-W', '-f=${Status}', candidate]);
    if (code === 0 && output.includes('install ok installed')) return true;
  }
  return false;
}

async function sudoWorks() {
  const { code } = await capture('sudo', ['-n', 'true']);
  return code === 0;
}

/** @param {readonly string[]} prefix @param {readonly string[]} command */
async function apt(prefix, command) {
  const [file = 'apt-get', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  const { code, output } = await capture(file, args);
  if (code === 0) return;
  const shown = command.filter((word) => word !== 'env').join(' ');
  throw new SetupError(`\`${shown}\` failed:\n${output.trim().split('\n').slice(-12).join('\n')}`);
}

/** The version codename of this Debian, for messages; empty elsewhere. */
export function debianRelease() {
  const file = '/etc/os-release';
  if (!existsSync(file)) return '';
  return /^VERSION_CODENAME=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}
