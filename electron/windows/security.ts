import { app, session } from 'electron';
import type { WebContents } from 'electron';
import { appScheme, framePage, isPage, windowPage } from './origin';

/** Devtools talk to themselves over these; everything else a page asks for must be our own. */
const ownSchemes = new Set([`${appScheme}:`, 'blob:', 'devtools:']);

/** Denies by default: permissions, devices, downloads, and every request that is not to the app itself. */
export function denyByDefault(): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  ours.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  ours.setDevicePermissionHandler(() => false);
  ours.setDisplayMediaRequestHandler(null);
  ours.on('will-download', (event) => event.preventDefault());
  ours.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ownSchemes.has(new URL(details.url).protocol) });
  });
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

/** No page is left for another, not even for one of ours; none opens a window, or embeds another. */
function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!isPage(event.url, event.isMainFrame ? windowPage : framePage)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // Chromium asks nobody before it shows an empty page; a window without its page would hide the story.
  contents.on('did-navigate', (_event, address) => {
    if (address.startsWith('about:')) setImmediate(() => void reopenPage(contents));
  });
}

async function reopenPage(contents: WebContents): Promise<void> {
  if (!contents.isDestroyed()) await contents.loadURL(windowPage).catch(() => undefined);
}

/**
 * Takes from a packaged app what opens it to other programs of the same user: the debugging port, ignored
 * certificates, key logs. Must run first; tests and development keep them.
 */
export function hardenPackagedApp(): void {
  if (!app.isPackaged) return;
  for (const name of [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'ignore-certificate-errors',
    'no-sandbox',
  ]) {
    app.commandLine.removeSwitch(name);
  }
  for (const name of [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'SSLKEYLOGFILE',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
  ]) {
    Reflect.deleteProperty(process.env, name);
  }
}
