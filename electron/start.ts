import { app, BrowserWindow, Menu, nativeTheme, powerMonitor, shell } from 'electron';
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { mediaHashSchema } from '../shared/article/ids';
import type { SiteId } from '../shared/article/ids';
import { ok } from '../shared/errors/app-error';
import type { Result } from '../shared/errors/app-error';
import type { Handlers } from '../shared/ipc/bridge';
import type { Preferences } from '../shared/ipc/preferences';
import { appHandlers } from './ipc/app';
import { articleHandlers } from './ipc/article';
import { createBroadcast } from './ipc/broadcast';
import type { Broadcast } from './ipc/broadcast';
import type { HandlerContext, Newsroom } from './ipc/context';
import { libraryHandlers } from './ipc/library';
import { mediaHandlers } from './ipc/media';
import { createProjectionTimer } from './ipc/projection-timer';
import { registerHandlers } from './ipc/registry';
import { siteHandlers } from './ipc/site';
import { openLog } from './log';
import type { Log } from './log';
import { openPreferences } from './preferences';
import type { PreferenceStore } from './preferences';
import { layInSamples } from './sample-newsroom';
import { openSecrets } from './secrets';
import type { Secrets } from './secrets';
import { backupStore } from './store/backup';
import { mediaByUrl, mediaFile, rememberRemoteMedia } from './store/media';
import { openStore } from './store/open';
import type { Store } from './store/open';
import { refreshProjections, staleProjections } from './store/projections';
import { wordpressGate } from './cms/wordpress/gate';
import { startSync } from './sync/engine';
import { createFlushWaits, flushBeforeClosing, flushOnSystemEvents } from './windows/flush-on-close';
import { setApplicationMenu } from './windows/menu';
import { menuText } from './windows/menu-text';
import { serveApp } from './windows/protocol';
import type { PictureBytes } from './windows/protocol';
import { keepScreenshot } from './windows/screenshot';
import { denyByDefault } from './windows/security';
import { openWindow } from './windows/window';

const now = (): Date => new Date();

/** Opens the newsroom and its first window. What can wait until the window stands, waits. */
export async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const resources = join(app.getAppPath(), 'resources');
  const log = openLog(join(userData, 'logs'), now);
  process.on('uncaughtException', (error) => log.problem('uncaught', error));
  process.on('unhandledRejection', (error) => log.problem('unhandled', error));
  const broadcast = createBroadcast();
  const waits = createFlushWaits(broadcast);
  // The menu that Electron builds by itself costs time and speaks English only.
  Menu.setApplicationMenu(null);
  await app.whenReady();

  const preferences = openPreferences(firstPreferences());
  nativeTheme.themeSource = preferences.get().theme;
  const secrets = openSecrets(join(userData, 'secrets'));
  const opened = openStore({ directory: join(userData, 'newsroom'), now });
  if (opened.ok) layInSamples(opened.value, join(resources, 'samples'), now);
  const newsroom = opened.ok ? ok(openNewsroom(opened.value, { broadcast, secrets, log })) : opened;
  const actor = (): string => signedInName(newsroom) ?? preferences.get().person;

  const context: HandlerContext = {
    newsroom,
    storeProblem: opened.ok ? null : { ...opened.error, path: join(userData, 'newsroom') },
    preferences,
    secrets,
    broadcast,
    waits,
    log,
    now,
    actor,
    openInBrowser: (href) => openInBrowser(href, userData),
    preferencesChanged: () => {
      nativeTheme.themeSource = preferences.get().theme;
      refreshMenu(preferences, broadcast);
      tellAppearance(preferences, broadcast);
    },
  };
  const handlers: Handlers = {
    ...appHandlers(context),
    ...articleHandlers(context),
    ...libraryHandlers(context),
    ...mediaHandlers(context),
    ...siteHandlers(context),
  };
  registerHandlers(handlers, log);
  denyByDefault();
  serveApp({
    rendererFolder: join(app.getAppPath(), 'build', 'renderer'),
    media: (hash) => storedPicture(newsroom, hash),
    remotePicture: (url) => remotePicture(newsroom, url),
  });
  nativeTheme.on('updated', () => tellAppearance(preferences, broadcast));

  const showWindow = (): void => {
    const window = openWindow(preferences, resources);
    flushBeforeClosing(window, waits, menuText(preferences.get().locale));
    const picture = process.env['STET_SCREENSHOT'];
    if (picture !== undefined && picture !== '') keepScreenshot(window, picture);
  };
  showWindow();
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => {
    if (!newsroom.ok) return;
    newsroom.value.sync.stop();
    newsroom.value.projections.now();
    newsroom.value.store.close();
  });
  flushOnSystemEvents(waits);
  refreshMenu(preferences, broadcast);
  if (newsroom.ok) afterTheWindow(newsroom.value, broadcast, log);
}

interface NewsroomParts {
  readonly broadcast: Broadcast;
  readonly secrets: Secrets;
  readonly log: Log;
}

function openNewsroom(store: Store, { broadcast, secrets, log }: NewsroomParts): Newsroom {
  const refresh = (id: Parameters<typeof refreshProjections>[1]): void => {
    refreshProjections(store.db, id);
    broadcast.all('library:changed', {});
  };
  const projections = createProjectionTimer(refresh);
  const sync = startSync({
    gate: wordpressGate({ now }),
    store,
    credentialsFor: (siteId: SiteId) => secrets.get(siteId),
    keepCredentials: (siteId, credentials) => secrets.set(siteId, credentials),
    forgetCredentials: (siteId) => secrets.forget(siteId),
    now,
    random: Math.random,
    onArticle: (status) => {
      projections.touched(status.articleId);
      broadcast.all('article:changed', status);
    },
    onSteps: (event) => broadcast.all('article:steps', event),
    onLibrary: () => broadcast.all('library:changed', {}),
    onOutbox: (counts) => broadcast.all('outbox:changed', counts),
    onSite: (status) => broadcast.all('site:changed', { status }),
    onProblem: (what, error) => log.problem(what, error),
  });
  return { store, sync, projections };
}

/** Work that a window never waits for. */
function afterTheWindow({ store, sync, projections }: Newsroom, broadcast: Broadcast, log: Log): void {
  setTimeout(() => {
    for (const id of staleProjections(store.db)) {
      projections.touched(id);
      projections.now(id);
    }
    sync.wake();
    // Without a site there is nothing to fetch, and nothing to say about it.
    sync.pull();
    backupStore(store, now).catch((error: unknown) => log.problem('backup', error));
  }, 1_500);
  powerMonitor.on('resume', () => {
    sync.wake();
    broadcast.all('library:changed', {});
  });
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

function signedInName(newsroom: Result<Newsroom>): string | null {
  return newsroom.ok ? (newsroom.value.sync.status()?.personName ?? null) : null;
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

async function storedPicture(newsroom: Result<Newsroom>, text: string): Promise<PictureBytes | null> {
  const hash = mediaHashSchema.safeParse(text);
  if (!hash.success || !newsroom.ok) return null;
  const file = mediaFile(newsroom.value.store, hash.data);
  return file === null ? null : { bytes: await readFile(file.path), type: file.type };
}

/** From the store where it was seen before, else from the connected site, and kept for when there is no network. */
async function remotePicture(newsroom: Result<Newsroom>, url: string): Promise<PictureBytes | null> {
  if (!newsroom.ok) return null;
  const { store, sync } = newsroom.value;
  const known = mediaByUrl(store, url);
  if (known !== null) return { bytes: await readFile(known.path), type: known.type };
  const fetched = await sync.fetchPicture(url);
  if (!fetched.ok) return null;
  const kept = rememberRemoteMedia(store, { url, bytes: fetched.value, now });
  return kept.ok ? { bytes: fetched.value, type: kept.value.type } : null;
}
