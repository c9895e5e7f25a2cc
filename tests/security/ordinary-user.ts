import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronBinary } from '../helpers/launch-stet';

/** Stet as an ordinary user has it: the Chromium sandbox on, nothing of root's. */
export interface OrdinaryInstallation {
  /** A folder that the user owns. */
  readonly home: string;
  /** Starts it with these switches; `end` kills everything that it started. */
  readonly start: (
    program: 'electron' | 'stet',
    switches: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => { readonly process: ChildProcess; readonly output: () => string; readonly end: () => Promise<void> };
  readonly remove: () => void;
}

const isRoot = process.getuid?.() === 0;

/**
 * Copies Electron and the built app to where anybody may read them, with the sandbox's helper set up as a package
 * would; as root, makes a user for the time of the test. `electron` runs it as in development, `stet` as if packaged:
 * Electron tells by the program's name.
 */
export function installForOrdinaryUser(): OrdinaryInstallation {
  const place = mkdtempSync(join(tmpdir(), 'stet-installed-'));
  chmodSync(place, 0o755);
  const user = isRoot ? addUser() : null;
  const dist = dirname(electronBinary());
  for (const name of ['electron', 'stet'] as const) {
    const folder = join(place, name);
    mkdirSync(join(folder, 'resources'), { recursive: true });
    for (const entry of readdirSync(dist).filter((each) => each !== 'resources')) {
      if (name === 'stet' && entry === 'electron')
        linkSync(join(place, 'electron', entry), join(folder, name));
      else if (name === 'stet') symlinkSync(join(place, 'electron', entry), join(folder, entry));
      else cpSync(join(dist, entry), join(folder, entry), { recursive: true });
    }
    if (name === 'electron') cpSync(join(dist, 'resources'), join(folder, 'resources'), { recursive: true });
  }
  const app = join(place, 'stet', 'resources', 'app');
  for (const part of ['build', 'resources', 'package.json', join('node_modules', 'better-sqlite3')]) {
    cpSync(part, join(app, part), { recursive: true, dereference: true });
  }
  if (isRoot) chmodSync(join(place, 'electron', 'chrome-sandbox'), 0o4755);
  const home = join(place, 'home');
  mkdirSync(home);
  if (user !== null) chownSync(home, user.id, user.id);

  return {
    home,
    start: (program, switches, environment = {}) => {
      const binary = join(place, program, program);
      const args = [
        ...(program === 'electron' ? [app] : []),
        `--user-data-dir=${join(home, program)}`,
        ...switches,
      ];
      const env = { ...process.env, ...environment, HOME: home, STET_TEST: '1' };
      for (const name of ['ELECTRON_RUN_AS_NODE', 'DBUS_SESSION_BUS_ADDRESS'])
        Reflect.deleteProperty(env, name);
      if (process.env['XAUTHORITY'] !== undefined && user !== null) {
        copyFileSync(process.env['XAUTHORITY'], join(home, '.Xauthority'));
        chownSync(join(home, '.Xauthority'), user.id, user.id);
        Object.assign(env, { XAUTHORITY: join(home, '.Xauthority') });
      }
      const child = spawn(binary, args, {
        cwd: home,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(user !== null && { uid: user.id, gid: user.id }),
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return { process: child, output: () => said, end: () => endGroup(child) };
    },
    remove: () => {
      rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      if (user !== null) execFileSync('userdel', [user.name], { stdio: 'ignore' });
    },
  };
}

function addUser(): { readonly name: string; readonly id: number } {
  const name = `stet-test-${process.pid}`;
  execFileSync('useradd', ['--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', name]);
  return { name, id: Number(execFileSync('id', ['-u', name], { encoding: 'utf8' })) };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
