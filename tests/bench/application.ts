import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachDevTools, type DevTools } from './devtools';

/** An Electron program to be started plainly, as a person's click would start it. */
export interface Program {
  /** The folder or file that Electron is given. */
  readonly entry: string;
  readonly page: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RunningProgram {
  readonly startedAt: number;
  readonly tools: DevTools;
  stop(): Promise<void>;
}

/** Starts it with a userData folder and waits for its page. Times are milliseconds since the epoch. */
export async function startProgram(program: Program, userData: string): Promise<RunningProgram> {
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const environment: NodeJS.ProcessEnv = { ...process.env, STET_TEST: '1', ...program.environment };
  delete environment['ELECTRON_RUN_AS_NODE'];
  const startedAt = Date.now();
  const child = spawn(
    process.execPath,
    [program.entry, ...root, '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { env: environment, stdio: 'ignore' },
  );
  const tools = await attachDevTools(userData, program.page);
  return {
    startedAt,
    tools,
    async stop() {
      tools.close();
      await end(child);
    },
  };
}

export function temporaryUserData(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'stet-bench-'));
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(impatience);
}
