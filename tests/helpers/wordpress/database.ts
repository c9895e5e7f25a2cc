import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A MariaDB of a test's own: its data folder and its socket, no network. */
export interface TestDatabase {
  readonly socket: string;
  readonly stop: () => Promise<void>;
}

/** MariaDB refuses to run as root unless told to. */
const asWho = process.getuid?.() === 0 ? ['--user=root'] : [];

/** Makes an empty data folder; root signs in without a password over the socket. */
export async function createDataFolder(folder: string): Promise<void> {
  await run('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${folder}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=8M',
    ...asWho,
  ]);
}

/** Starts MariaDB on a data folder and waits, 60 s at most, until it answers on a socket beside it. */
export async function startDatabase(dataFolder: string, socketFolder: string): Promise<TestDatabase> {
  const socket = join(socketFolder, 'db.sock');
  const program = existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd';
  const child = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${dataFolder}`,
      `--socket=${socket}`,
      `--pid-file=${join(socketFolder, 'db.pid')}`,
      '--skip-networking',
      '--innodb-log-file-size=8M',
      '--innodb-buffer-pool-size=64M',
      // A test site needs no durability of its own; the disk is for Stet's journal.
      '--innodb-flush-log-at-trx-commit=0',
      ...asWho,
    ],
    { stdio: 'ignore' },
  );
  await answering(child, socket);
  return { socket, stop: () => end(child) };
}

/** Runs SQL as root. */
export async function runSql(socket: string, statement: string): Promise<void> {
  await run('mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', statement]);
}

async function answering(child: ChildProcess, socket: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('MariaDB ended at once.');
    try {
      await run('mariadb-admin', ['--no-defaults', `--socket=${socket}`, '-uroot', 'ping']);
      return;
    } catch {
      await pause(100);
    }
  }
  child.kill('SIGKILL');
  throw new Error('MariaDB did not answer within 60 s.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(impatience);
}
