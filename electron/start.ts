import { app, Menu } from 'electron';
import { join } from 'node:path';
import type { Application } from './application';
import { listenToWindows } from './ipc/wire';
import { serveApp } from './windows/protocol';
import { denyByDefault } from './windows/security';
import { openWindow } from './windows/window';

/** Opens the first window, hidden, and the application behind it while the window's own process starts. */
export async function start(): Promise<void> {
  // The menu that Electron builds by itself costs time and speaks English only.
  Menu.setApplicationMenu(null);
  await app.whenReady();

  const resources = join(app.getAppPath(), 'resources');
  const opening = Promise.withResolvers<Application>();
  listenToWindows(opening.promise.then(({ answer }) => answer));
  denyByDefault();
  serveApp(
    join(app.getAppPath(), 'build', 'renderer'),
    opening.promise.then(({ pictures }) => pictures),
  );
  const first = openWindow(resources);

  const { openApplication } = await import('./application');
  opening.resolve(await openApplication(first, resources));
}
