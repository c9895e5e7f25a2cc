import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import { randomUUID } from 'node:crypto';
import type { Broadcast } from '../ipc/broadcast';
import type { MenuText } from './menu-text';

/** Resolves the waits for `app:flushed`. */
export interface FlushWaits {
  /** Asks a window to send what is unsent; false where it did not say so in time. */
  readonly flush: (window: Electron.BrowserWindow) => Promise<boolean>;
  readonly flushed: (token: string) => void;
}

const patienceMs = 5_000;

export function createFlushWaits(broadcast: Broadcast): FlushWaits {
  const waiting = new Map<string, () => void>();
  return {
    flush: (window) =>
      new Promise((resolve) => {
        if (window.isDestroyed() || window.webContents.isCrashed()) {
          resolve(true);
          return;
        }
        const token = randomUUID();
        const impatience = setTimeout(() => {
          waiting.delete(token);
          resolve(false);
        }, patienceMs);
        waiting.set(token, () => {
          clearTimeout(impatience);
          waiting.delete(token);
          resolve(true);
        });
        broadcast.to(window, 'app:flush', { token });
      }),
    flushed: (token) => waiting.get(token)?.(),
  };
}

/** A window closes only when its text is on disk, or when the person says to close it all the same. */
export function flushBeforeClosing(window: BrowserWindow, waits: FlushWaits, text: MenuText): void {
  let mayClose = false;
  let asking = false;
  window.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void closeWhenSafe(window, waits, text).then((close) => {
      asking = false;
      mayClose = close;
      if (close && !window.isDestroyed()) window.close();
    });
  });
}

/** Sleep, shutdown and another program's window are moments after which there may be no other. */
export function flushOnSystemEvents(waits: FlushWaits): void {
  const flushAll = (): void => {
    for (const window of BrowserWindow.getAllWindows()) void waits.flush(window);
  };
  powerMonitor.on('suspend', flushAll);
  powerMonitor.on('lock-screen', flushAll);
  powerMonitor.on('shutdown', flushAll);
  app.on('browser-window-blur', (_event, window) => void waits.flush(window));
}

async function closeWhenSafe(window: BrowserWindow, waits: FlushWaits, text: MenuText): Promise<boolean> {
  if (await waits.flush(window)) return true;
  if (window.isDestroyed()) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: text('menu.unsaved.message'),
    detail: text('menu.unsaved.detail'),
    buttons: [text('menu.unsaved.stay'), text('menu.unsaved.close')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
