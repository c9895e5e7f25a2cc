import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import type { PreferenceStore, WindowPlace } from '../preferences';
import { windowPage } from './origin';

/** The paper's colour in each theme, so that nothing flashes before the page is drawn. */
const paper = { light: '#fbf9f5', dark: '#16171a' };

const firstSize = { width: 1360, height: 880 };
const smallest = { width: 900, height: 600 };

/** A window that nobody sees yet: its page is being loaded. */
export interface OpenedWindow {
  readonly window: BrowserWindow;
  /** Resolves when its first screen is drawn. */
  readonly drawn: Promise<void>;
}

/** Opens a window, hidden: all that it needs of the person's preferences comes with {@link showWindow}. */
export function openWindow(resourcesFolder: string): OpenedWindow {
  const window = new BrowserWindow({
    ...firstSize,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Stet',
    icon: join(resourcesFolder, 'icons', 'stet-256.png'),
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      navigateOnDragDrop: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  const drawn = Promise.withResolvers<void>();
  window.once('ready-to-show', () => drawn.resolve());
  recoverFromCrash(window);
  // Dictionaries come with the system or not at all: nothing is fetched.
  window.webContents.session.setSpellCheckerDictionaryDownloadURL('http://127.0.0.1:9/');
  void window.loadURL(windowPage);
  return { window, drawn: drawn.promise };
}

/** Puts a window where one last stood, on the theme's paper, and shows it once its first screen is drawn. */
export function showWindow({ window, drawn }: OpenedWindow, preferences: PreferenceStore): void {
  const place = preferences.windowPlace();
  window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? paper.dark : paper.light);
  if (place && isOnAScreen(place)) window.setBounds(place.bounds);
  if (place?.maximized) window.maximize();
  if (place?.fullScreen) window.setFullScreen(true);
  keepPlace(window, preferences);
  void drawn.then(() => {
    if (!window.isDestroyed()) window.show();
  });
}

/** A screen may be gone since: a window must show at least a corner that can be grabbed. */
function isOnAScreen({ bounds }: WindowPlace): boolean {
  const area = screen.getDisplayMatching(bounds).workArea;
  return (
    bounds.x < area.x + area.width - 100 &&
    bounds.x + bounds.width > area.x + 100 &&
    bounds.y < area.y + area.height - 50 &&
    bounds.y >= area.y - 50
  );
}

function keepPlace(window: BrowserWindow, preferences: PreferenceStore): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    preferences.keepWindowPlace({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', keep);
}

/** Reloading inside the event kills main; one turn later it recovers, and the journal has the text. */
function recoverFromCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}
