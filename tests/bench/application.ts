import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { attachDevTools, type DevTools } from './devtools';

/** An Electron program to be started plainly, as a person's click would start it. */
export interface Program {
  /** The folder or file that Electron is given. */
  readonly entry: string;
  readonly page: RegExp;
  /** Kept over all its starts. */
  readonly userData: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RunningProgram {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly tools: DevTools;
  /** Ends it as a shutdown would, and after 8 s for good. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts it under this very Electron and waits for its page. */
export async function startProgram(program: Program): Promise<RunningProgram> {
  const { userData } = program;
  await mkdir(userData, { recursive: true, mode: 0o700 });
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const environment: NodeJS.ProcessEnv = { ...process.env, STET_TEST: '1', ...program.environment };
  delete environment['ELECTRON_RUN_AS_NODE'];
  const startedAt = Date.now();
  const child = spawn(
    process.execPath,
    [
      program.entry,
      ...root,
      '--remote-debugging-port=0',
      '--force-device-scale-factor=1',
      `--user-data-dir=${userData}`,
    ],
    { env: environment, stdio: 'ignore' },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  const tools = await attachDevTools(userData, program.page).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  return {
    startedAt,
    tools,
    async stop() {
      tools.close();
      await end(child);
    },
  };
}

/** Ends whatever is still running; for when the benchmark itself is ended. */
export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map(end));
}

async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(impatience);
}
