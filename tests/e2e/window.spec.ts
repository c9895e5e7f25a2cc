import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../electron/store/file/open';
import { commands } from '../../shared/ipc/commands';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { valueOf } from '../helpers/newsroom';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';
import { SettingsModel } from './models/settings';

interface MenuLine {
  readonly label: string;
  readonly accelerator: string | undefined;
}

/** Every line of the application menu and of the menus in it, as the person sees it. */
async function menuOf({ app }: Stet): Promise<readonly MenuLine[]> {
  return await app.evaluate(({ Menu }) => {
    const linesOf = (items: readonly Electron.MenuItem[]): MenuLine[] =>
      items
        .filter(({ type }) => type !== 'separator')
        .flatMap(({ label, accelerator, submenu }) =>
          submenu ? linesOf(submenu.items) : [{ label, accelerator: accelerator as string | undefined }],
        );
    return linesOf(Menu.getApplicationMenu()?.items ?? []);
  });
}

async function paperOf(page: Page): Promise<number> {
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
}

test.describe('one window', () => {
  let stet: Stet;
  test.beforeAll(async () => {
    stet = await launchStet({ preferences: { theme: 'system' } });
  });
  test.afterAll(async () => {
    await stet.close();
    forgetNewsroom(stet.userData);
  });

  test('every command of the menu has its words and its key', async () => {
    const menu = await menuOf(stet);
    const withKey = commands.filter(({ shortcut }) => shortcut.other !== null);
    for (const { shortcut } of withKey) {
      const accelerator = shortcut.other?.replace('Mod', 'CommandOrControl');
      expect(menu.filter((line) => line.accelerator === accelerator).length, accelerator).toBe(1);
    }
    expect(menu.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['New Story', 'Open Quickly…', 'Submit to the Desk', 'Spike', 'Quit Stet']),
    );
  });

  test('a line of the menu does what its words say', async () => {
    await stet.app.evaluate(({ Menu }) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
      items.find(({ label }) => label === 'New Story')?.click();
    });
    await new EditorModel(stet.page).ready();
    await stet.app.evaluate(({ Menu }) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
      items.find(({ label }) => label === 'Library')?.click();
    });
    await expect(new LibraryModel(stet.page).list).toBeVisible();
  });

  test('the palette runs an action, and says which cannot be done now', async () => {
    const palette = new PaletteModel(stet.page);
    await palette.run('Outbox');
    await expect(stet.page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
    await palette.open();
    await palette.field.fill('Fetch from the Site');
    await expect(palette.actions.first()).toHaveAttribute('aria-disabled', 'true');
    await stet.page.keyboard.press('Escape');
    await expect(palette.field).toHaveCount(0);
  });

  test('the sheet of keys shows every key', async () => {
    await new LibraryModel(stet.page).open();
    await stet.page.keyboard.press('Shift+?');
    const sheet = stet.page.getByRole('dialog', { name: 'Keyboard Shortcuts' });
    await expect(sheet).toContainText('New Story');
    const shown = commands.filter(({ shortcut }) => shortcut.other !== null).length;
    await expect(sheet.locator('dt')).toHaveCount(shown);
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect(sheet).toHaveCount(0);
  });

  test('light, dark, and as the system has it', async () => {
    const settings = new SettingsModel(stet.page);
    await settings.look();
    await settings.choose('Dark');
    await expect.poll(() => paperOf(stet.page)).toBeLessThan(200);
    await settings.choose('Light');
    await expect.poll(() => paperOf(stet.page)).toBeGreaterThan(600);
    await settings.choose('As the system');
    expect(await stet.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system');
  });

  test('the language changes at once, menu and window, and changes back', async () => {
    const settings = new SettingsModel(stet.page);
    await settings.look();
    await settings.choose('Français');
    await expect(stet.page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
    await expect(stet.page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect.poll(async () => (await menuOf(stet)).map(({ label }) => label)).toContain('Quitter Stet');
    await settings.choose('English');
    await expect(stet.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expect.poll(async () => (await menuOf(stet)).map(({ label }) => label)).toContain('Quit Stet');
  });

  test('a second start gives the first window the focus and opens no other', async () => {
    const second = await stet.app.evaluate(({ app, BrowserWindow }) => {
      app.emit('second-instance');
      return BrowserWindow.getAllWindows().length;
    });
    expect(second).toBe(1);
  });
});

test('a window opens where it was left, in the theme and language it had', async () => {
  const first = await launchStet({ preferences: { theme: 'dark' } });
  const { userData } = first;
  const bounds = { x: 40, y: 60, width: 1111, height: 777 };
  await first.app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    bounds,
  );
  await first.page.waitForTimeout(700);
  await first.close();
  const kept = JSON.parse(readFileSync(join(userData, 'preferences.json'), 'utf8')) as {
    window: { bounds: typeof bounds };
  };
  expect(kept.window.bounds).toEqual(bounds);
  const second = await launchStet({ userData, place: 'as it was' });
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(bounds);
  expect(await paperOf(second.page)).toBeLessThan(200);
  await second.close();
  forgetNewsroom(userData);
});

test('a French window prints its keys in French', async () => {
  const { page, close, userData } = await launchStet({ preferences: { locale: 'fr' } });
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const submit = page.getByRole('option', { name: /^Remettre au pupitre/ });
  await expect(submit).toContainText('Ctrl+Maj+Entrée');
  await close();
  forgetNewsroom(userData);
});

test('a window that stood on a screen that is gone comes back where it can be seen', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'stet-e2e-'));
  writeFileSync(
    join(userData, 'preferences.json'),
    JSON.stringify({
      window: {
        bounds: { x: 9_000, y: 9_000, width: 1_000, height: 700 },
        maximized: false,
        fullScreen: false,
      },
    }),
  );
  const stet = await launchStet({ userData, place: 'as it was' });
  const bounds = await stet.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds?.x).toBeLessThan(1_600);
  expect(bounds?.y).toBeLessThan(1_000);
  await stet.close();
  forgetNewsroom(userData);
});

test.describe('a database that cannot be opened', () => {
  let userData: string;
  let folder: string;
  test.beforeEach(() => {
    userData = mkdtempSync(join(tmpdir(), 'stet-e2e-'));
    folder = join(userData, 'newsroom');
  });
  test.afterEach(() => {
    chmodSync(userData, 0o700);
    forgetNewsroom(userData);
  });

  async function problemShown(): Promise<{ readonly sentence: string; readonly page: string }> {
    const stet = await launchStet({ userData });
    const sentence = (await stet.page.getByRole('alert').textContent()) ?? '';
    const page = (await stet.page.getByRole('main').textContent()) ?? '';
    await stet.close();
    return { sentence, page };
  }

  test('one from a newer version is left as it is, and the screen says so', async () => {
    const store = valueOf(openStore({ directory: folder, now: () => new Date() }));
    store.db.pragma('user_version = 999');
    store.close();
    const before = readFileSync(join(folder, 'stet.db'));
    const { sentence, page } = await problemShown();
    expect(sentence).toBe(
      'This database was written by a newer Stet. Nothing was changed. Install that version to open it.',
    );
    expect(page).toContain(folder);
    expect(readFileSync(join(folder, 'stet.db')).equals(before)).toBe(true);
  });

  test('one that is no database is kept, and the screen says what to do', async () => {
    mkdirSync(folder, { mode: 0o700 });
    const rubbish = Buffer.from('This is no database, but somebody’s only copy of something. '.repeat(500));
    writeFileSync(join(folder, 'stet.db'), rubbish);
    const { sentence } = await problemShown();
    expect(sentence).toMatch(
      /^The database with your stories cannot be read; the file may be damaged\. Nothing was changed or deleted\./,
    );
    expect(readFileSync(join(folder, 'stet.db')).equals(rubbish)).toBe(true);
  });

  test('a folder that cannot be made ends in a sentence, not in a crash', async () => {
    // A file where the folder should be: no mode keeps root out.
    writeFileSync(folder, 'in the way');
    const { sentence } = await problemShown();
    expect(sentence.length).toBeGreaterThan(40);
    expect(sentence).not.toMatch(/error\.|undefined|ENOTDIR|EEXIST/);
  });
});
