import { test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '../../shared/ipc/preferences';
import { startKeyring, type Keyring } from '../helpers/keyring';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import { SiteModel } from '../e2e/models/site';
import { layReviewedNewsroom, reviewedHeadline } from './reviewed-story';

/** Where the pictures go, and how wide the window is: STET_PICTURES, STET_PICTURE_WIDTH. */
const folder = process.env['STET_PICTURES'] ?? join('docs', 'pictures');
const width = Number(process.env['STET_PICTURE_WIDTH'] ?? 1440);

const stories = { en: 'Council keeps the ferry downtown', fr: 'Le traversier reste au centre-ville' };
const words = {
  en: { changes: 'Changes', written: ' The council meets again on April 12.' },
  fr: { changes: 'Suivi', written: ' Le conseil se réunit de nouveau le 12 avril.' },
};

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
      const userData = mkdtempSync(join(tmpdir(), 'stet-pictures-'));
      layReviewedNewsroom(userData, locale);
      const stet = await launchStet({
        userData,
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
      await page.keyboard.press('ControlOrMeta+Shift+V');
      await page.keyboard.press('ControlOrMeta+1');
      await page.getByText(reviewedHeadline[locale]).first().click();
      await page.keyboard.press('Enter');
      const copy = page.locator('[contenteditable=true]').first();
      await copy.waitFor();
      await page.getByRole('tab').filter({ hasText: words[locale].changes }).click();
      await take('review');
      await page.keyboard.press('ControlOrMeta+Alt+I');
      await take('comments');
      await copy.locator('p').last().click();
      await page.keyboard.press('End');
      await page.keyboard.type(words[locale].written);
      await page.keyboard.press('ControlOrMeta+Alt+h');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await take('versions');
      await stet.close();
      forgetNewsroom(stet.userData);
    });
  }
}
