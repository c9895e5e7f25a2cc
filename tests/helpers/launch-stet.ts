import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Preferences } from '../../shared/ipc/preferences';

export interface LaunchOptions {
  /** A newsroom that was opened before; without one, a first run with the samples. */
  readonly userData?: string;
  readonly preferences?: Partial<Preferences>;
  readonly size?: { readonly width: number; readonly height: number };
  /** Leaves the preferences' file as it was found: the window's place included. */
  readonly place?: 'as it was';
  readonly environment?: Readonly<Record<string, string>>;
  readonly arguments?: readonly string[];
}

/** A running Stet: the real program, its real window. */
export interface Stet {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Closes it as a person does; what was typed is flushed. */
  readonly close: () => Promise<void>;
  /** Ends it as a dead battery does: SIGKILL, no warning. */
  readonly kill: () => Promise<void>;
  /** What main would have opened in the system's browser. */
  readonly openedLinks: () => readonly string[];
}

/** Starts the built application and waits until its window can be used. */
export async function launchStet(options: LaunchOptions = {}): Promise<Stet> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'stet-e2e-'));
  if (options.place === undefined) layPreferences(userData, options);
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  delete environment['ELECTRON_RUN_AS_NODE'];
  const app = await attached({
    executablePath: electronBinary(),
    args: [
      '-r',
      join(import.meta.dirname, 'hold-until-driven.cjs'),
      process.cwd(),
      `--user-data-dir=${userData}`,
      '--force-device-scale-factor=1',
      ...(options.arguments ?? []),
    ],
    env: { ...environment, STET_TEST: '1', ...options.environment },
    // Playwright would hold every page light; Stet and its frames follow the theme they are given.
    colorScheme: null,
    timeout: 20_000,
  });
  const page = await app.firstWindow();
  // A newsroom that cannot be opened shows why, and nothing else.
  await page.getByRole('navigation').or(page.getByRole('alert')).first().waitFor();
  const main = app.process();
  return {
    app,
    page,
    userData,
    close: () => app.close(),
    kill: async () => {
      const ended = new Promise((resolve) => main.once('exit', resolve));
      main.kill('SIGKILL');
      await ended;
    },
    openedLinks: () => linesOf(join(userData, 'opened-links.log')),
  };
}

/**
 * About once in thirty starts Playwright's attachment to Electron never settles although the program runs (its window
 * shows, its database is open). Playwright then ends the program, and it is started again.
 */
async function attached(
  start: NonNullable<Parameters<typeof _electron.launch>[0]>,
  tries = 3,
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(start);
  } catch (error) {
    if (tries <= 1) throw error;
    return attached(start, tries - 1);
  }
}

/** Throws a newsroom away with everything in it. */
export function forgetNewsroom(userData: string): void {
  rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The Electron that the scripts found; they name it in the environment. */
export function electronBinary(): string {
  const binary = process.env['STET_ELECTRON'];
  if (binary === undefined) throw new Error('Run this through: node scripts/run.mjs playwright test');
  return binary;
}

function layPreferences(userData: string, { preferences, size }: LaunchOptions): void {
  const file = join(userData, 'preferences.json');
  mkdirSync(userData, { recursive: true });
  const { width, height } = size ?? { width: 1280, height: 860 };
  const before = stored(file);
  writeFileSync(
    file,
    JSON.stringify({
      preferences: { locale: 'en', theme: 'light', person: 'Maya Tremblay', ...before, ...preferences },
      window: { bounds: { x: 0, y: 0, width, height }, maximized: false, fullScreen: false },
    }),
  );
}

function stored(file: string): Partial<Preferences> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { preferences: Partial<Preferences> }).preferences;
  } catch {
    return {};
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}
