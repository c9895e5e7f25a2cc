import { test } from '@playwright/test';
import { join } from 'node:path';
import type { Locale } from '../../shared/ipc/preferences';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';

const folder = process.env['STET_PICTURES'] ?? join('docs', 'pictures');
const stories = { en: 'Council keeps the ferry downtown', fr: 'Le traversier reste au centre-ville' };
const preview = { en: 'Preview', fr: 'Aperçu' };
const settings = { en: 'Settings', fr: 'Réglages' };

for (const locale of ['en', 'fr'] as const satisfies readonly Locale[]) {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [900, 1600]) {
      test(`${locale} ${theme} ${width}`, async () => {
        const stet = await launchStet({ preferences: { locale, theme }, size: { width, height: 1000 } });
        const { page } = stet;
        const take = async (screen: string): Promise<void> => {
          await page.mouse.move(0, 0);
          await page.waitForTimeout(600);
          await page.screenshot({ path: join(folder, `${screen}-${theme}-${locale}-${width}.png`) });
        };
        await page.getByText(stories[locale]).first().waitFor();
        await take('library');
        await page.getByText(stories[locale]).first().click();
        await page.keyboard.press('Enter');
        await page.locator('[contenteditable=true]').first().waitFor();
        await take('editor');
        await page.keyboard.press('ControlOrMeta+Shift+V');
        await page
          .getByRole('region', { name: preview[locale] })
          .or(page.locator('iframe'))
          .first()
          .waitFor();
        await take('preview');
        await page.keyboard.press('ControlOrMeta+,');
        await page.getByRole('heading', { name: settings[locale] }).first().waitFor();
        await take('settings');
        await page.keyboard.press('ControlOrMeta+2');
        await take('outbox');
        await page.keyboard.press('ControlOrMeta+Shift+P');
        await take('palette');
        await stet.close();
        forgetNewsroom(stet.userData);
      });
    }
  }
}
