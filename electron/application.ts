import { app, BrowserWindow, nativeTheme, shell } from 'electron';
import { appendFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Locale, Preferences } from '../shared/ipc/preferences';
import { createBroadcast } from './ipc/broadcast';
import type { Broadcast } from './ipc/broadcast';
import { answersBy } from './ipc/registry';
import type { Answer } from './ipc/wire';
import { openLog } from './log';
import { openPreferences } from './preferences';
import type { PreferenceStore } from './preferences';
import { openSecrets } from './secrets';
import { createFlushWaits, flushBeforeClosing, flushOnSystemEvents } from './windows/flush-on-close';
import { setApplicationMenu } from './windows/menu';
import { menuText } from './windows/menu-text';
import { notifySystem } from './windows/notifications';
import type { PictureSources } from './windows/protocol';
import { keepScreenshot } from './windows/screenshot';
import { openWindow, showWindow } from './windows/window';
import type { OpenedWindow } from './windows/window';

/** What stands behind the windows. */
export interface Application {
  readonly answer: Answer;
  readonly pictures: PictureSources;
}

/** Shows the first window as its person left it, opens the newsroom behind it, and follows the system's events. */
export async function openApplication(first: OpenedWindow, resources: string): Promise<Application> {
  const now = (): Date => new Date();
  const userData = app.getPath('userData');
  const log = openLog(join(userData, 'logs'), now);
  process.on('uncaughtException', (error) => log.problem('uncaught', error));
  process.on('unhandledRejection', (error) => log.problem('unhandled', error));
  const broadcast = createBroadcast();
  const waits = createFlushWaits(broadcast);
  const preferences = openPreferences(firstPreferences());
  const refreshMenu = menuIn(preferences, broadcast);
  nativeTheme.themeSource = preferences.get().theme;
  const show = (opened: OpenedWindow): void => {
    showWindow(opened, preferences);
    flushBeforeClosing(opened.window, waits, menuText(preferences.get().locale));
    const picture = process.env['STET_SCREENSHOT'];
    if (picture !== undefined && picture !== '') keepScreenshot(opened.window, picture);
  };
  show(first);

  const { openNewsroom } = await import('./open-newsroom');
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
    notify: (notification) =>
      notifySystem(notification, (window) =>
        broadcast.to(window, 'desk:show', { articleId: notification.articleId }),
      ),
    preferencesChanged: () => {
      nativeTheme.themeSource = preferences.get().theme;
      refreshMenu();
      tellAppearance(preferences, broadcast);
    },
  });
  nativeTheme.on('updated', () => tellAppearance(preferences, broadcast));
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show(openWindow(resources));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', newsroom.close);
  flushOnSystemEvents(waits);
  refreshMenu();
  newsroom.settle();
  return { answer: answersBy(newsroom.handlers, log), pictures: newsroom.pictures };
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
    notifications: 'quiet',
    changesView: 'all',
    lastArticle: null,
  };
}

/** Brings the menu into the person's language where it is not; making it takes longer than reading a story. */
function menuIn(preferences: PreferenceStore, broadcast: Broadcast): () => void {
  let shown: Locale | null = null;
  return () => {
    const { locale } = preferences.get();
    if (locale === shown) return;
    shown = locale;
    setApplicationMenu(menuText(locale), (command) => {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      if (window) broadcast.to(window, 'app:command', { command });
    });
  };
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
