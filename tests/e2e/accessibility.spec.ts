import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { axeFindings } from '../helpers/axe-findings';
import { oneStet } from '../helpers/one-stet';
import { showComparison } from '../helpers/show-comparison';
import { storyId } from '../helpers/story-id';
import { DeskModel } from './models/desk';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';
import { PreviewModel } from './models/preview';
import { answerSavingWith } from './models/save-dialog';
import { SettingsModel } from './models/settings';
import { VersionsModel } from './models/versions';

const stet = oneStet({ size: { width: 1500, height: 950 } });

const ferry = 'Council keeps the ferry downtown';
type Screen = readonly [name: string, show: (page: Page) => Promise<void>];

const screens: readonly Screen[] = [
  ['the library', async (page) => await new LibraryModel(page).open()],
  ...(['3', '4', '5', '6'] as const).map((key): Screen => [
    `queue ${key}`,
    async (page) => await page.keyboard.press(`ControlOrMeta+${key}`),
  ]),
  [
    'a filter that is open',
    async (page) => {
      await new PaletteModel(page).run('Show All Stories');
      await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'State' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  ],
  [
    'the saved filters',
    async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
      await new PaletteModel(page).run('Save This Filter');
      await expect(page.getByRole('textbox', { name: 'Name for what is shown' })).toBeFocused();
    },
  ],
  [
    'several stories at once',
    async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await new LibraryModel(page).row(ferry).locator('[data-check]').click();
      await expect(new DeskModel(page).bar).toContainText('1 selected');
    },
  ],
  ['whose they are to be', async (page) => await new DeskModel(page).act('Assign…')],
  [
    'where they are to go',
    async (page) => {
      await closed(page);
      await new DeskModel(page).act('Move to section…');
    },
  ],
  [
    'what waits',
    async (page) => {
      await closed(page);
      await new PaletteModel(page).run('Select No Story');
      await page.keyboard.press('ControlOrMeta+7');
      await expect(new DeskModel(page).waiting).toBeVisible();
    },
  ],
  [
    'a search',
    async (page) => {
      await closed(page);
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
      await library.row(ferry).click();
      await new EditorModel(page).ready();
    },
  ],
  ...(['Comments', 'Changes', 'Versions', 'Story'] as const).map((tab): Screen => [
    `the inspector: ${tab}`,
    async (page) =>
      await new EditorModel(page).inspector.getByRole('tab', { name: new RegExp(`^${tab}`) }).click(),
  ]),
  ['the versions', async (page) => await new VersionsModel(page).open()],
  [
    'versions side by side',
    async (page) => await new PaletteModel(page).run('Compare Versions Side by Side'),
  ],
  [
    'the log that was written',
    async (page) => {
      await new VersionsModel(page).back();
      await answerSavingWith(stet().app, join(stet().userData, 'log.csv'));
      await new PaletteModel(page).run('Export the Log as CSV');
      await expect(page.getByText(/log\.csv/)).toBeVisible();
    },
  ],
  ['the preview', async (page) => await new PreviewModel(page).open()],
  [
    'the two texts of a story',
    async (page) => {
      await new PreviewModel(page).close();
      const headline = (await new EditorModel(page).headline.textContent()) ?? '';
      await showComparison(stet(), await storyId(page, headline));
    },
  ],
  [
    'the outbox',
    async (page) => {
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

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen can be used by everybody, ${theme}`, async () => {
    test.setTimeout(300_000);
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
