import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = join(import.meta.dirname, '..', '..', '..', '.cache', 'wordpress');

const packages = [
  'wordpress',
  'wordpress-theme-twentytwentyfive',
  'libjs-cropper',
  'libjs-lodash',
  'libjs-underscore',
  'libjs-jquery-ui',
  'libphp-phpmailer',
  'php-getid3',
];

export interface WordPressFiles {
  readonly folder: string;
  /** As WordPress itself says, e.g. `7.1.3`. */
  readonly version: string;
}

/**
 * WordPress as Debian ships it, unpacked into .cache and never installed: 7.1 from `forky`, or 6.8 from `trixie`
 * where the former is gone. Needs Debian's archive and its keyring.
 */
export async function wordpressFiles(): Promise<WordPressFiles> {
  for (const suite of ['forky', 'trixie']) {
    const folder = join(cache, suite);
    if (!existsSync(folder) && !(await unpackSuite(suite, folder))) continue;
    return { folder, version: await versionOf(folder) };
  }
  throw new Error('WordPress could not be fetched from Debian’s archive (neither forky nor trixie).');
}

async function unpackSuite(suite: string, target: string): Promise<boolean> {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await download(suite, work);
    await unpack(join(work, 'debs'), join(work, 'root'));
    await rename(await assemble(join(work, 'root')), target);
    return true;
  } catch (error) {
    if (suite === 'trixie') throw error;
    return false;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A private apt: its one source is the machine's own Debian archive with another suite, checked by its keyring. */
async function download(suite: string, work: string): Promise<void> {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'parts', 'debs', 'root']) {
    await mkdir(join(work, folder), { recursive: true });
  }
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(
    join(work, 'sources.list'),
    `deb [signed-by=${keyring}] ${await archive()} ${suite} main\n`,
  );
  const options = [
    `Dir::Etc::sourcelist=${join(work, 'sources.list')}`,
    `Dir::Etc::sourceparts=${join(work, 'parts')}`,
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::Cache=${join(work, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  await run('apt-get', [...options, 'update', '-q']);
  await run('apt-get', [...options, 'download', '-q', ...packages], { cwd: join(work, 'debs') });
}

/** The archive this machine already uses, from either spelling of apt's sources. */
async function archive(): Promise<string> {
  const folder = '/etc/apt/sources.list.d';
  const names = existsSync(folder) ? (await readdir(folder)).map((name) => join(folder, name)) : [];
  for (const file of ['/etc/apt/sources.list', ...names].filter((name) => existsSync(name))) {
    const found = /(?:^URIs:\s*|^deb\s+(?:\[[^\]]*\]\s+)?)(\S+\/debian)\/?(?:\s|$)/m.exec(
      await readFile(file, 'utf8'),
    );
    if (found?.[1] !== undefined) return found[1];
  }
  return 'http://deb.debian.org/debian';
}

async function unpack(debs: string, root: string): Promise<void> {
  for (const deb of await readdir(debs)) await run('dpkg', ['-x', join(debs, deb), root]);
}

/** Debian spreads WordPress over the system by links: those that leave the unpacked root are pointed back into it. */
async function assemble(root: string): Promise<string> {
  const { stdout } = await run('find', [root, '-type', 'l', '-lname', '/*', '-print0']);
  for (const link of stdout.split('\0').filter(Boolean)) {
    const target = await readlink(link);
    await rm(link);
    if (existsSync(join(root, target))) await symlink(join(root, target), link);
    else if (existsSync(target) && !target.startsWith('/etc/wordpress')) await symlink(target, link);
  }
  const whole = join(root, 'whole');
  await cp(join(root, 'usr/share/wordpress'), whole, { recursive: true, dereference: true });
  await cp(join(import.meta.dirname, 'php', 'wp-config.php'), join(whole, 'wp-config.php'));
  return whole;
}

async function versionOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'wp-includes', 'version.php'), 'utf8');
  return /\$wp_version = '([^']+)'/.exec(text)?.[1] ?? 'unknown';
}
