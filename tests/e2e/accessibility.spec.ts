import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { oneStet } from '../helpers/one-stet';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';
import { PreviewModel } from './models/preview';
import { SettingsModel } from './models/settings';

const stet = oneStet({ size: { width: 1500, height: 950 } });

const screens: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the library', async (page) => await new LibraryModel(page).open()],
  [
    'a search',
    async (page) => {
      const library = new LibraryModel(page);
      await library.find('ferry');
      await expect(library.hits().first()).toBeVisible();
    },
  ],
  [
    'the editor',
    async (page) => {
      const library = new LibraryModel(page);
      await library.find('');
      await library.open();
      await library.row('Council keeps the ferry downtown').click();
      await new EditorModel(page).ready();
    },
  ],
  ['the preview', async (page) => await new PreviewModel(page).open()],
  [
    'the outbox',
    async (page) => {
      await new PreviewModel(page).close();
      await page.keyboard.press('ControlOrMeta+2');
      await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
    },
  ],
  ['the settings', async (page) => await new SettingsModel(page).open()],
  ['look and language', async (page) => await new SettingsModel(page).look()],
  ['the palette', async (page) => await new PaletteModel(page).open()],
  [
    'the sheet of keys',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];

for (const theme of ['light', 'dark'] as const) {
  test(`every screen can be used by everybody, ${theme}`, async () => {
    const { page } = stet();
    await page.evaluate((chosen) => window.stet['app:setPreferences']({ change: { theme: chosen } }), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [name, show] of screens) {
      await test.step(name, async () => {
        await show(page);
        // Colours fade for up to 120 ms; axe reads them as they are.
        await page.waitForTimeout(200);
        expect.soft(await axeFindings(page), name).toEqual([]);
      });
    }
    await page.keyboard.press('Escape');
  });
}
