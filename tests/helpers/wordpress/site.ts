import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDatabase } from './database';
import { newsroomTemplate, runPhp, siteEnvironment, type People } from './template';

/** A real WordPress with a database of its own, on loopback. */
export interface WordPressSite {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly version: string;
  readonly people: People;
  /** Runs PHP inside WordPress and returns what it echoed. */
  readonly wp: (code: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface SiteOptions {
  /** A port to listen on; any free one if left out. */
  readonly port?: number;
  /** Must-use plugins by file name: how a site is made to behave like another (a stripped header, a plugin's REST). */
  readonly plugins?: Readonly<Record<string, string>>;
  /** Whether Stet's companion plugin is there and active. */
  readonly companion?: boolean;
}

const php = join(import.meta.dirname, 'php');
const companion = join(import.meta.dirname, '../../../resources/wordpress-plugin/stet');

/** Starts a fresh copy of the test newsroom; takes a second or two once its template is made. */
export async function startWordPress(options: SiteOptions = {}): Promise<WordPressSite> {
  const template = await newsroomTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'stet-wp-'));
  const content = join(folder, 'content');
  await cp(join(template.folder, 'data'), join(folder, 'data'), { recursive: true });
  await cp(join(template.folder, 'content'), content, { recursive: true });
  await mkdir(join(content, 'mu-plugins'), { recursive: true });
  for (const [name, code] of Object.entries(options.plugins ?? {})) {
    await writeFile(join(content, 'mu-plugins', name), code);
  }
  if (options.companion) await cp(companion, join(content, 'plugins', 'stet'), { recursive: true });
  const database = await startDatabase(join(folder, 'data'), folder);
  const port = options.port ?? (await freePort());
  const host = `127.0.0.1:${port}`;
  const environment = siteEnvironment({ files: template.files, content, socket: database.socket, host });
  // A group of its own, because PHP's workers outlive a parent that is ended alone.
  const server = spawn(
    'php',
    [
      '-d',
      'upload_max_filesize=64M',
      '-d',
      'post_max_size=64M',
      '-d',
      'memory_limit=512M',
      '-d',
      'display_errors=0',
      '-S',
      host,
      '-t',
      template.files.folder,
      join(php, 'router.php'),
    ],
    { env: { ...environment, PHP_CLI_SERVER_WORKERS: '4' }, stdio: 'ignore', detached: true },
  );
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.pid !== undefined) {
      const ended = once(server, 'exit');
      process.kill(-server.pid, 'SIGKILL');
      await ended;
    }
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://${host}`;
  try {
    if (options.companion) await runPhp(join(php, 'evaluate.php'), environment, activateCompanion);
    await answering(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    version: template.files.version,
    people: template.people,
    wp: (code) => runPhp(join(php, 'evaluate.php'), environment, code),
    stop,
  };
}

/** As the plugins screen does it; a plugin that fails to start fails the test that asked for it. */
const activateCompanion = `
  require_once ABSPATH . 'wp-admin/includes/plugin.php';
  $problem = activate_plugin('stet/stet.php');
  if (is_wp_error($problem)) throw new Exception($problem->get_error_message());
`;

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

async function answering(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  let last = 'no answer';
  while (Date.now() < deadline) {
    try {
      const answer = await fetch(`${url}/wp-json/`);
      if (answer.ok) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    } catch {
      last = 'no answer';
    }
    await pause(100);
  }
  throw new Error(`WordPress did not come up within 60 s: ${last}`);
}
