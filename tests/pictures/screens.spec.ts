import { test } from '@playwright/test';
import { join } from 'node:path';
import type { Locale } from '../../shared/ipc/preferences';
import { startKeyring, type Keyring } from '../helpers/keyring';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import { SiteModel } from '../e2e/models/site';

/** Where the pictures go, and how wide the window is: STET_PICTURES, STET_PICTURE_WIDTH. */
const folder = process.env['STET_PICTURES'] ?? join('docs', 'pictures');
const width = Number(process.env['STET_PICTURE_WIDTH'] ?? 1440);

const stories = { en: 'Council keeps the ferry downtown', fr: 'Le traversier reste au centre-ville' };

let site: WordPressSite;
let keyring: Keyring;
test.beforeAll(async () => {
  site = await startWordPress({ port: 8871 });
  keyring = await startKeyring();
});
test.afterAll(async () => {
  await keyring.stop();
  await site.stop();
});

for (const locale of ['en', 'fr'] as const satisfies readonly Locale[]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${locale} ${theme}`, async () => {
      const stet = await launchStet({
        preferences: { locale: 'en', theme },
        size: { width, height: 900 },
        environment: keyring.environment,
        arguments: keyring.arguments,
      });
      const { page } = stet;
      const take = async (screen: string): Promise<void> => {
        await page.mouse.move(0, 0);
        await page.waitForTimeout(600);
        await page.screenshot({ path: join(folder, `${screen}-${theme}-${locale}.png`) });
      };
      await new SiteModel(page).connect(site.url, site.people.editor);
      if (locale === 'fr') {
        await page.getByRole('tab', { name: 'Look and language' }).click();
        await page.getByRole('radio', { name: 'Français' }).check();
        await page.getByRole('tab').first().click();
      }
      await take('settings');
      await page.keyboard.press('ControlOrMeta+1');
      await page.getByText(stories[locale]).first().waitFor();
      await take('library');
      await page.getByText(stories[locale]).first().click();
      await page.keyboard.press('Enter');
      await page.locator('[contenteditable=true]').first().waitFor();
      await take('editor');
      await page.keyboard.press('ControlOrMeta+Shift+V');
      await page.locator('iframe').waitFor();
      await take('preview');
      await stet.close();
      forgetNewsroom(stet.userData);
    });
  }
}
