import { expect, test } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditorModel } from '../models/editor';
import { SiteModel } from '../models/site';
import { startWorld, type World } from './world';

let world: World;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stet-export-'));
  world = await startWorld();
});
test.afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a story that cannot go out leaves by hand as a file, and stays in the outbox', async () => {
  const stet = await world.open();
  const site = new SiteModel(stet.page);
  await site.connect(world.network.url, world.site.people.author);
  world.network.offline();
  const editor = new EditorModel(stet.page);
  await editor.startStory();
  const headline = 'The bridge is closed';
  await editor.write({ headline, dek: 'Until Monday.', body: ['No bus crosses it.', 'Nobody knows why.'] });
  await editor.savedHere();
  await editor.submit();
  await site.openOutbox();
  const entry = stet.page.getByRole('listitem', { name: headline });
  const give = entry.getByRole('button', { name: 'Export…' });

  await saveUnder(stet.app, '');
  await give.click();
  await expect(entry.getByText(/Written to/)).toHaveCount(0);

  await saveUnder(stet.app, join(folder, 'no such folder', 'bridge.html'));
  await give.click();
  await expect(entry.getByText(/The file could not be written. Nothing is lost/)).toBeVisible();

  const file = join(folder, 'bridge.html');
  await saveUnder(stet.app, file);
  await give.focus();
  await stet.page.keyboard.press('Enter');
  await expect(entry.getByText('Written to bridge.html. The story stays in the outbox.')).toBeVisible();
  await expect(entry.getByText(/could not be written/)).toHaveCount(0);
  expect(readdirSync(folder)).toEqual(['bridge.html']);
  const html = readFileSync(file, 'utf8');
  for (const words of [headline, 'Until Monday.', 'No bus crosses it.', 'Nobody knows why.'])
    expect(html).toContain(words);

  world.network.online();
  await site.sendNow(headline);
  await expect(stet.page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });
  await stet.close();
});

/** The system's own dialog is answered, not shown; an empty path is Cancel. */
async function saveUnder(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, file);
}
