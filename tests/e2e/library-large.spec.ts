import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../electron/store/file/open';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import { valueOf } from '../helpers/newsroom';
import { seedNewsroom } from '../helpers/seed-newsroom';
import { LibraryModel } from './models/library';

const stories = Number(process.env['STET_STORIES'] ?? 20_000);

test(`a library of ${stories.toLocaleString('en')} stories scrolls from end to end`, async () => {
  test.setTimeout(300_000);
  const userData = mkdtempSync(join(tmpdir(), 'stet-large-'));
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now: () => new Date() }));
  seedNewsroom(store.db, { count: stories, seed: 7, words: 30 });
  store.close();
  const stet = await launchStet({ userData });
  try {
    const library = new LibraryModel(stet.page);
    await expect.poll(() => library.count()).toBe(stories);
    // Only what is in sight exists.
    expect(await library.rows.count()).toBeLessThan(80);

    await library.list.focus();
    await stet.page.keyboard.press('End');
    await expect(library.list.locator(`[aria-posinset="${stories}"]`)).toBeVisible();
    await stet.page.keyboard.press('Home');
    await expect(library.list.locator('[aria-posinset="1"]')).toBeVisible();

    const gaps = await scrollThrough(library);
    expect(gaps.length).toBeGreaterThan(30);
    // A frame that takes a second is a list that stands still under the hand.
    expect(Math.max(...gaps)).toBeLessThan(1_000);
    await expect(library.rows.first()).toContainText(/\w/);

    await library.find('ferry council');
    await expect(library.hits().first()).toBeVisible();
  } finally {
    await stet.close();
    forgetNewsroom(userData);
  }
});

/** Scrolls the whole list down in sixty frames; the milliseconds between them. */
async function scrollThrough(library: LibraryModel): Promise<readonly number[]> {
  return await library.list.evaluate(async (list) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const gaps: number[] = [];
    let last = await frame();
    for (let step = 1; step <= 60; step += 1) {
      list.scrollTop = (list.scrollHeight * step) / 60;
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  });
}
