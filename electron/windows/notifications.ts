import { BrowserWindow, Notification } from 'electron';
import type { SystemNotification } from './notification-words';

const shown = new Set<Notification>();

/** Shows a notification without a sound; choosing it brings a window to the front and calls back with that. */
export function notifySystem(
  { words }: SystemNotification,
  onChosen: (window: Electron.BrowserWindow) => void,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: 'Stet', body: words, silent: true });
  // Collected as garbage, it could not be chosen any more.
  shown.add(notification);
  const forget = (): void => void shown.delete(notification);
  notification.on('click', () => {
    forget();
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    onChosen(window);
  });
  notification.on('close', forget);
  notification.show();
}
