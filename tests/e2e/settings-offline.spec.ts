import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oneStet } from '../helpers/one-stet';
import { SettingsModel } from './models/settings';

const stet = oneStet();
let website: Server;
let address: string;
let gone: string;

test.beforeAll(async () => {
  website = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>A bakery</title><p>Bread.</p>');
  });
  website.listen(0, '127.0.0.1');
  await once(website, 'listening');
  address = `http://127.0.0.1:${(website.address() as AddressInfo).port}`;
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  gone = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  closed.close();
});
test.afterAll(() => {
  website.closeAllConnections();
  website.close();
});

const sentences = [
  ['no address at all', () => 'the ledger, please', 'This does not look like a web address.'],
  ['a file', () => 'file:///etc/hostname', 'This does not look like a web address.'],
  ['http without TLS', () => 'http://ledger.example', 'This address is not encrypted (http)'],
  ['a machine that does not answer', () => gone, 'Nothing answered at this address.'],
  ['a name that is nobody’s', () => 'https://newsroom.invalid', 'Nothing answered at this address.'],
  ['a website that is no WordPress', () => address, 'There is a website at this address, but no WordPress'],
  [
    'TLS that is none',
    () => address.replace('http:', 'https:'),
    'The site’s certificate could not be trusted',
  ],
] as const;

for (const [what, typed, sentence] of sentences) {
  test(`${what} gets its sentence, and the address can be mended`, async () => {
    const settings = new SettingsModel(stet().page);
    await settings.open();
    await settings.findSite(typed());
    await expect(stet().page.getByText(sentence)).toBeVisible();
    await expect(settings.address).toHaveValue(typed());
    await expect(settings.address).toHaveAttribute('aria-invalid', 'true');
    await expect(settings.address).toBeEditable();
  });
}

test('without a site, stories are written and queued all the same, and the status line says so', async () => {
  const { page } = stet();
  await expect(page.getByRole('button', { name: 'No site connected' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByText('Nothing waits to be sent.')).toBeVisible();
});
