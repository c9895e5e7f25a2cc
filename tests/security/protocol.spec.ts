import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneStet } from '../helpers/one-stet';

const stet = oneStet();

/** What main's own session is answered, no page's policy in between: status, or the kind of refusal. */
async function ask(address: string, method = 'GET'): Promise<{ status: number | string; body: string }> {
  return await stet().app.evaluate(
    async ({ session }, request) => {
      try {
        const answer = await session.defaultSession.fetch(request.address, { method: request.method });
        return { status: answer.status, body: await answer.text() };
      } catch (error) {
        return { status: error instanceof Error ? error.message : 'refused', body: '' };
      }
    },
    { address, method },
  );
}

test('the window’s page comes from the app’s own origin', async () => {
  expect(stet().page.url()).toBe('app://stet/index.html');
  expect((await ask('app://stet/index.html')).status).toBe(200);
});

for (const path of [
  '../package.json',
  '..%2fpackage.json',
  '..%2f..%2fpackage.json',
  '%2e%2e/%2e%2e/package.json',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '..%5c..%5cpackage.json',
  'assets/..%2f..%2f..%2fpackage.json',
  '%252e%252e%252f%252e%252e%252fpackage.json',
  '/etc/hostname.json',
  '%2fetc%2fhostname',
  'index.html%00.png',
  '..%2felectron%2fmain.js',
  '..%2felectron%2fpreload.cjs',
  '..%2frenderer-beside%2fsecret.json',
]) {
  test(`${path} leads out of nothing`, async () => {
    writeFileSync(join(stet().userData, 'newsroom', 'secret.json'), '{"secret":true}');
    expect(await ask(`app://stet/${path}`)).toEqual({ status: 404, body: 'Not found' });
  });
}

test('no other host, method or scheme is served', async () => {
  expect((await ask('app://other/index.html')).status).toBe(404);
  expect((await ask('app://stet.example/index.html')).status).toBe(404);
  expect((await ask('app://stet/index.html', 'POST')).status).toBe(404);
  expect((await ask('app://stet/index.html', 'PUT')).status).toBe(404);
  for (const address of ['file:///etc/hostname', 'http://127.0.0.1:9/', 'ftp://127.0.0.1/']) {
    expect(typeof (await ask(address)).status, address).toBe('string');
  }
});

test('a page cannot read a file of the machine', async () => {
  const read = await stet().page.evaluate(
    async (addresses) =>
      await Promise.all(
        addresses.map((address) =>
          fetch(address).then(
            (answer) => (answer.ok ? 'read' : 'refused'),
            () => 'refused',
          ),
        ),
      ),
    ['file:///etc/hostname', 'app://stet/..%2f..%2fpackage.json', 'view-source:file:///etc/hostname'],
  );
  expect(read).toEqual(['refused', 'refused', 'refused']);
});

test('pictures are served by their hash alone, as pictures', async () => {
  const folder = join(stet().userData, 'newsroom', 'media');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const kept = files.find((name) => /[0-9a-f]{64}/.test(name.replaceAll('/', ''))) ?? '';
  const hash = /[0-9a-f]{64}/.exec(kept)?.[0] ?? '';
  expect(hash).toHaveLength(64);
  const answer = await stet().app.evaluate(async ({ session }, address) => {
    const response = await session.defaultSession.fetch(address);
    const { headers, status } = response;
    // Read to its end: what is left in a stream may hold the next answer up.
    await response.arrayBuffer();
    return [
      status,
      headers.get('content-type'),
      headers.get('x-content-type-options'),
      headers.get('content-security-policy'),
    ];
  }, `app://stet/media/${hash}`);
  expect(answer).toEqual([200, expect.stringMatching(/^image\//), 'nosniff', "default-src 'none'"]);
  const guesses = [
    kept,
    hash.toUpperCase(),
    `..%2f${hash}`,
    `${hash}.jpg`,
    '..%2fstet.db',
    'stet.db',
    hash.slice(0, 63),
    createHash('sha256').update('never imported').digest('hex'),
  ];
  for (const guess of guesses.filter((each) => each !== hash)) {
    expect((await ask(`app://stet/media/${guess}`)).status, guess).toBe(404);
  }
});

test('a picture on the site is fetched from no other host, and from no file', async () => {
  for (const address of [
    'http://127.0.0.1:9/x.png',
    'https://example.org/x.png',
    'file:///etc/hostname',
    'x',
    '',
  ]) {
    expect((await ask(`app://stet/remote/${encodeURIComponent(address)}`)).status, address).toBe(404);
  }
});
