import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKeyring } from '../helpers/keyring';
import type { Keyring } from '../helpers/keyring';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';

const login = 'mtremblay';
const password = 'quiX 8Zcv hTTp 51xq Wm0b uuaR';
const expected = `Basic ${Buffer.from(`${login}:${password.replaceAll(' ', '')}`).toString('base64')}`;

let site: Server;
let address: string;
let signedIn = 0;
let userData: string;
let keyring: Keyring | null = null;

/** As much of a site as a sign-in asks for; the real WordPress is in tests/cms. */
test.beforeAll(async () => {
  const root = { name: 'The Tide', home: '', namespaces: ['wp/v2'], routes: {} };
  const authentication = { 'application-passwords': { endpoints: { authorization: 'http://127.0.0.1/x' } } };
  const person = {
    id: 2,
    name: 'Maya Tremblay',
    slug: login,
    roles: ['author'],
    capabilities: { edit_posts: true },
  };
  site = createServer((request, response) => {
    const address = decodeURIComponent(request.url ?? '');
    const told = request.headers.authorization;
    if (told === expected) signedIn += 1;
    response.writeHead(told === undefined || told === expected ? 200 : 401, {
      'Content-Type': 'application/json',
      'X-WP-Total': '0',
      'X-WP-TotalPages': '0',
    });
    if (address.includes('users/me')) response.end(JSON.stringify(person));
    else response.end(JSON.stringify(address.includes('wp/v2') ? [] : { ...root, authentication }));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  site.closeAllConnections();
  site.close();
});
test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'stet-keyring-'));
});
test.afterEach(() => forgetNewsroom(userData));

async function connect({ page }: Stet): Promise<void> {
  const answer = await page.evaluate((request) => window.stet['site:connectWithPassword'](request), {
    address,
    login,
    password,
  });
  expect(answer).toMatchObject({ ok: true, value: { personName: 'Maya Tremblay' } });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function filesWithPassword(): readonly string[] {
  const spellings = [password, password.replaceAll(' ', ''), expected.slice(10, -4)];
  return filesBelow(userData).filter((path) => {
    const bytes = readFileSync(path);
    return spellings.some((spelling) => bytes.includes(spelling));
  });
}

async function keptByKeyring({ page }: Stet): Promise<boolean> {
  const info = await page.evaluate(() => window.stet['app:info']({}));
  return info.ok && info.value.keyring;
}

test.describe('with a keyring', () => {
  test.beforeEach(async () => {
    keyring = await startKeyring();
  });
  test.afterEach(async () => await keyring?.stop());

  test('a password is kept encrypted, for the user alone, and signs in again after a restart', async () => {
    const session = {
      userData,
      environment: keyring?.environment ?? {},
      arguments: keyring?.arguments ?? [],
    };
    const first = await launchStet(session);
    expect(await keptByKeyring(first)).toBe(true);
    await connect(first);
    await first.close();

    const [secret = '', ...more] = filesBelow(join(userData, 'secrets'));
    expect(more).toEqual([]);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(join(userData, 'secrets')).mode & 0o777).toBe(0o700);
    expect(filesWithPassword()).toEqual([]);

    signedIn = 0;
    const second = await launchStet(session);
    await second.page.evaluate(() => window.stet['site:pull']({}));
    await expect.poll(() => signedIn).toBeGreaterThan(0);
    await second.page.evaluate(() => window.stet['site:disconnect']({}));
    expect(filesBelow(join(userData, 'secrets'))).toEqual([]);
    await second.close();
  });
});

test('without a keyring Stet says so, keeps the password in memory, and asks again after a restart', async () => {
  const first = await launchStet({ userData, arguments: ['--password-store=basic'] });
  expect(await keptByKeyring(first)).toBe(false);
  await first.page.keyboard.press('ControlOrMeta+,');
  await first.page.getByRole('textbox', { name: 'Address of the site' }).fill(address);
  await first.page.getByRole('button', { name: 'Find the site' }).click();
  await expect(first.page.getByText('This machine has no keyring that Stet can trust.')).toBeVisible();
  await connect(first);
  signedIn = 0;
  await first.page.evaluate(() => window.stet['site:pull']({}));
  await expect.poll(() => signedIn).toBeGreaterThan(0);
  await first.close();
  expect(existsSync(join(userData, 'secrets'))).toBe(false);
  expect(filesWithPassword()).toEqual([]);

  signedIn = 0;
  const second = await launchStet({ userData, arguments: ['--password-store=basic'] });
  await second.page.evaluate(() => window.stet['site:pull']({}));
  await expect
    .poll(() => second.page.evaluate(() => window.stet['site:status']({})))
    .toMatchObject({ ok: true, value: { url: address, link: { kind: 'paused' } } });
  expect(signedIn).toBe(0);
  await second.close();
});
