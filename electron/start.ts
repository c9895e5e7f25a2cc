import { app, BrowserWindow, Menu, nativeTheme, shell } from 'electron';
import { appendFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Preferences } from '../shared/ipc/preferences';
import { createBroadcast } from './ipc/broadcast';
import type { Broadcast } from './ipc/broadcast';
import { registerHandlers } from './ipc/registry';
import { openLog } from './log';
import type { OpenedNewsroom } from './open-newsroom';
import { openPreferences } from './preferences';
import type { PreferenceStore } from './preferences';
import { openSecrets } from './secrets';
import { createFlushWaits, flushBeforeClosing, flushOnSystemEvents } from './windows/flush-on-close';
import { setApplicationMenu } from './windows/menu';
import { menuText } from './windows/menu-text';
import { serveApp } from './windows/protocol';
import { keepScreenshot } from './windows/screenshot';
import { denyByDefault } from './windows/security';
import { openWindow } from './windows/window';

/** Shows the first window and opens the newsroom behind it while the window's own process starts. */
export async function start(): Promise<void> {
  const now = (): Date => new Date();
  const userData = app.getPath('userData');
  const resources = join(app.getAppPath(), 'resources');
  const log = openLog(join(userData, 'logs'), now);
  process.on('uncaughtException', (error) => log.problem('uncaught', error));
  process.on('unhandledRejection', (error) => log.problem('unhandled', error));
  const broadcast = createBroadcast();
  const waits = createFlushWaits(broadcast);
  // Loaded while Chromium gets ready.
  const loading = import('./open-newsroom');
  // The menu that Electron builds by itself costs time and speaks English only.
  Menu.setApplicationMenu(null);
  await app.whenReady();

  const preferences = openPreferences(firstPreferences());
  nativeTheme.themeSource = preferences.get().theme;
  const opening = Promise.withResolvers<OpenedNewsroom>();
  registerHandlers(
    opening.promise.then(({ handlers }) => handlers),
    log,
  );
  denyByDefault();
  serveApp(
    join(app.getAppPath(), 'build', 'renderer'),
    opening.promise.then(({ pictures }) => pictures),
  );
  const showWindow = (): void => {
    const window = openWindow(preferences, resources);
    flushBeforeClosing(window, waits, menuText(preferences.get().locale));
    const picture = process.env['STET_SCREENSHOT'];
    if (picture !== undefined && picture !== '') keepScreenshot(window, picture);
  };
  showWindow();

  // The window's process starts meanwhile; its first question waits for the answer.
  const { openNewsroom } = await loading;
  const newsroom = openNewsroom({
    userData,
    resources,
    preferences,
    secrets: openSecrets(join(userData, 'secrets')),
    broadcast,
    waits,
    log,
    now,
    openInBrowser: (href) => openInBrowser(href, userData),
    preferencesChanged: () => {
      nativeTheme.themeSource = preferences.get().theme;
      refreshMenu(preferences, broadcast);
      tellAppearance(preferences, broadcast);
    },
  });
  opening.resolve(newsroom);
  nativeTheme.on('updated', () => tellAppearance(preferences, broadcast));
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', newsroom.close);
  flushOnSystemEvents(waits);
  refreshMenu(preferences, broadcast);
  newsroom.settle();
}

function firstPreferences(): Preferences {
  const french = app.getLocale().toLowerCase().startsWith('fr');
  return {
    locale: french ? 'fr' : 'en',
    theme: 'system',
    person: userInfo().username,
    writingLanguage: french ? 'fr-CA' : 'en-CA',
    queueOpen: true,
    inspectorOpen: true,
    previewWidth: 'desktop',
    lastArticle: null,
  };
}

function refreshMenu(preferences: PreferenceStore, broadcast: Broadcast): void {
  setApplicationMenu(menuText(preferences.get().locale), (command) => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window) broadcast.to(window, 'app:command', { command });
  });
}

function tellAppearance(preferences: PreferenceStore, broadcast: Broadcast): void {
  broadcast.all('app:appearance', {
    dark: nativeTheme.shouldUseDarkColors,
    preferences: preferences.get(),
  });
}

/** Tests read what would have been opened; nothing leaves the machine under them. */
async function openInBrowser(href: string, userData: string): Promise<void> {
  if (process.env['STET_TEST'] === '1') appendFileSync(join(userData, 'opened-links.log'), `${href}\n`);
  else await shell.openExternal(href);
}
