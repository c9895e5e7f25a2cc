import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataFolder, runSql, startDatabase } from './database';
import { wordpressFiles, type WordPressFiles } from './files';

export interface Person {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly applicationPassword: string;
}

/** The people of the test newsroom by what they may do; `reporter` is a second author. */
export type People = Readonly<
  Record<'administrator' | 'editor' | 'author' | 'contributor' | 'reporter', Person>
>;

export interface Template {
  readonly files: WordPressFiles;
  readonly folder: string;
  readonly people: People;
}

const php = join(import.meta.dirname, 'php');

/**
 * An installed test newsroom (data folder, wp-content, people), made once and kept in .cache: a site is a copy of it.
 * It is made again when WordPress or the installation script changes.
 */
export async function newsroomTemplate(): Promise<Template> {
  const files = await wordpressFiles();
  const key = createHash('sha256').update(files.version);
  for (const name of (await readdir(php)).sort()) key.update(await readFile(join(php, name)));
  const folder = join(files.folder, '..', `newsroom-${key.digest('hex').slice(0, 12)}`);
  if (!existsSync(folder)) await install(files, folder);
  const people = JSON.parse(await readFile(join(folder, 'people.json'), 'utf8')) as People;
  return { files, folder, people };
}

async function install(files: WordPressFiles, folder: string): Promise<void> {
  // The configuration is part of the key: a copy made before it changed is brought up to date here.
  await cp(join(php, 'wp-config.php'), join(files.folder, 'wp-config.php'));
  const work = await mkdtemp(join(folder, '..', 'installing-'));
  const sockets = await mkdtemp(join(tmpdir(), 'stet-db-'));
  const content = join(work, 'content');
  await cp(join(files.folder, 'wp-content'), content, { recursive: true });
  await mkdir(join(content, 'uploads'), { recursive: true });
  await createDataFolder(join(work, 'data'));
  const database = await startDatabase(join(work, 'data'), sockets);
  try {
    await runSql(database.socket, 'CREATE DATABASE wordpress CHARACTER SET utf8mb4');
    const environment = siteEnvironment({ files, content, socket: database.socket, host: '127.0.0.1' });
    const printed = await runPhp(join(php, 'install.php'), environment, '');
    const json = /\{.*\}\s*$/s.exec(printed)?.[0];
    if (json === undefined) throw new Error(`WordPress could not be installed:\n${printed}`);
    await writeFile(join(work, 'people.json'), json);
  } finally {
    await database.stop();
    await rm(sockets, { recursive: true, force: true });
  }
  await rename(work, folder);
}

/** What wp-config.php reads. */
export function siteEnvironment(site: {
  readonly files: WordPressFiles;
  readonly content: string;
  readonly socket: string;
  readonly host: string;
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    STET_WP_FILES: site.files.folder,
    STET_WP_CONTENT: site.content,
    STET_DB_SOCKET: site.socket,
    STET_WP_HOST: site.host,
  };
}

/** Runs a PHP file with this standard input and returns what it printed; fails with it where PHP fails. */
export function runPhp(file: string, environment: NodeJS.ProcessEnv, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('php', ['-d', 'display_errors=stderr', '-d', 'memory_limit=512M', file], {
      env: environment,
    });
    let output = '';
    let problems = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`PHP ended with ${String(code)}:\n${problems}\n${output}`));
    });
    child.stdin.end(input);
  });
}
