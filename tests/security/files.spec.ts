import { expect, test } from '@playwright/test';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';

const password = 'quiX 8Zcv hTTp 51xq Wm0b uuaR';
const login = 'mtremblay';

let stet: Stet;
let home: string;
let printed = '';

test.beforeAll(async () => {
  // A folder that everybody may look into, as a careless umask would leave it.
  process.umask(0o000);
  home = mkdtempSync(join(tmpdir(), 'stet-files-'));
  stet = await launchStet({ userData: join(home, 'profile') });
  process.umask(0o022);
  const main = stet.app.process();
  main.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  main.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
});
test.afterAll(async () => {
  await stet.kill();
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...filesBelow(path)] : [path];
  });
}

/** Paths below the newsroom's folders that anybody but the user may use, with their mode. */
function tooOpen(): readonly string[] {
  return ['newsroom', 'logs', 'preferences.json']
    .map((name) => join(stet.userData, name))
    .flatMap((path) => (statSync(path).isDirectory() ? [path, ...filesBelow(path)] : [path]))
    .filter((path) => !statSync(path).isSocket())
    .filter((path) => (statSync(path).mode & 0o777) !== (statSync(path).isDirectory() ? 0o700 : 0o600))
    .map((path) => `${relative(stet.userData, path)} ${(statSync(path).mode & 0o777).toString(8)}`);
}

test('the database, its log, pictures, backups and what went wrong belong to the user alone', async () => {
  const { app, page } = stet;
  await page.keyboard.press('ControlOrMeta+N');
  await page.getByRole('textbox', { name: 'Copy' }).locator('h1').click();
  await page.keyboard.type('A story for the write-ahead log');
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3, height: 2 });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
    const kept = await window.stet['media:import']({ name: 'dot.png', bytes });
    if (!kept.ok) throw new Error(kept.error.code);
  });
  await app.evaluate(() => process.emit('unhandledRejection', new Error('for the log'), Promise.resolve()));
  const names = (): readonly string[] =>
    filesBelow(stet.userData).map((path) => relative(stet.userData, path));
  await expect
    .poll(() => names().some((name) => /^newsroom\/backups\/stet-[0-9-]+\.db$/.test(name)))
    .toBe(true);
  expect(names()).toEqual(
    expect.arrayContaining(['newsroom/stet.db', 'newsroom/stet.db-wal', 'newsroom/media', 'logs/stet.log']),
  );
  expect(tooOpen()).toEqual([]);
});

test('a log line names the error and the place, never what it says', async () => {
  await stet.app.evaluate(
    (_electron, secret) =>
      process.emit('unhandledRejection', new Error(`Authorization: Basic ${secret}`), Promise.resolve()),
    password,
  );
  const log = readFileSync(join(stet.userData, 'logs', 'stet.log'), 'utf8');
  expect(log).toContain('unhandled: Error');
  expect(log).not.toContain(password);
  expect(log).not.toContain('Authorization');
});

const site = {
  name: 'A site',
  home: '',
  namespaces: ['wp/v2'],
  routes: {},
  authentication: { 'application-passwords': { endpoints: { authorization: 'http://127.0.0.1/authorize' } } },
};

/** Looks like WordPress until somebody signs in; then repeats what it was told, in answers that go wrong. */
function startHostileSite(seen: string[]): Server {
  const statuses = [500, 400, 401, 403, 404, 200] as const;
  return createServer((request, response) => {
    const told = request.headers.authorization;
    if (told === undefined) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(site));
      return;
    }
    seen.push(told);
    response.writeHead(statuses[seen.length % statuses.length] ?? 500, {
      'Content-Type': seen.length % 4 === 0 ? 'text/html' : 'application/json',
      'X-Echo': told,
    });
    const spaced = (decoded(told).split(':')[1] ?? '').replace(/(.{4})(?=.)/g, '$1 ');
    response.end(JSON.stringify({ code: told, message: `${told}: ${decoded(told)}, ${spaced}`, name: told }));
  }).listen(0, '127.0.0.1');
}

test('a password that was typed stands in no file, no answer and no line that was printed', async () => {
  const seen: string[] = [];
  const server = startHostileSite(seen);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dead = createServer();
  dead.listen(0, '127.0.0.1');
  await once(dead, 'listening');
  const deadPort = (dead.address() as AddressInfo).port;
  dead.close();

  const codes = await stet.page.evaluate(
    async ({ addresses, secret, name }) => {
      const answers = [];
      for (const address of addresses) {
        const answer = await window.stet['site:connectWithPassword']({
          address,
          login: name,
          password: secret,
        });
        answers.push(answer.ok ? 'connected' : answer.error.code);
        const text = decodeURIComponent(JSON.stringify(answer).replaceAll('%', '%25')).replaceAll(' ', '');
        answers.push(text.includes(secret.replaceAll(' ', '')) ? `${address}: ${text}` : 'clean');
      }
      return answers;
    },
    {
      addresses: [
        ...Array.from({ length: 12 }, () => `http://127.0.0.1:${port}`),
        `http://127.0.0.1:${deadPort}`,
        `http://${login}:${encodeURIComponent(password)}@127.0.0.1:${port}/`,
        'http://192.0.2.1',
        'not an address',
      ],
      secret: password,
      name: login,
    },
  );
  expect(codes.filter((code, index) => (index % 2 === 0 ? code === 'connected' : code !== 'clean'))).toEqual(
    [],
  );
  // It was really sent: otherwise nothing was tried.
  expect(seen.some((told) => decoded(told).endsWith(password.replaceAll(' ', '')))).toBe(true);
  server.closeAllConnections();
  server.close();
  expect(findSecret()).toEqual([]);
});

/** What a sign-in header says in clear. */
function decoded(authorization: string): string {
  return Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
}

/** The files, and `stdout`, in which the password stands in any spelling that a client might have given it. */
function findSecret(): readonly string[] {
  const compact = password.replaceAll(' ', '');
  const spellings = [
    password,
    compact,
    encodeURIComponent(password),
    JSON.stringify(password).slice(1, -1),
    Buffer.from(password).toString('hex'),
    ...[password, compact, `${login}:${password}`, `${login}:${compact}`].flatMap((text) =>
      // Inside a longer Base64 text, the first and last characters depend on their neighbours.
      [0, 1, 2].map((shift) =>
        Buffer.from(`${' '.repeat(shift)}${text}`)
          .toString('base64')
          .replace(/=+$/, '')
          .slice(4, -2),
      ),
    ),
    password.slice(5, 19),
  ];
  const holds = (bytes: Buffer): boolean =>
    spellings.some(
      (spelling) => bytes.includes(spelling) || bytes.includes(Buffer.from(spelling, 'utf16le')),
    );
  const files = filesBelow(stet.userData).filter((path) => lstatSync(path).isFile());
  return [
    ...files.filter((path) => holds(readFileSync(path))),
    ...(holds(Buffer.from(printed)) ? ['what was printed'] : []),
  ];
}

test('a crash of the window leaves no report behind, and the window is made anew', async () => {
  const { app } = stet;
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  // Its page is not asked: under Playwright a new renderer waits for a debugger that never says go on.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed() ?? true),
    )
    .toBe(false);
  expect(filesBelow(stet.userData).filter((path) => path.endsWith('.dmp'))).toEqual([]);
  expect(findSecret()).toEqual([]);
});
