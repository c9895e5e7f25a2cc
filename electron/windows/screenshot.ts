import type { BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';

const everyMs = 3_000;

/** Keeps a picture of the window in a file, for machines without a display. Ends with the window. */
export function keepScreenshot(window: BrowserWindow, path: string): void {
  const shoot = async (): Promise<void> => {
    if (window.isDestroyed()) return;
    const image = await window.webContents.capturePage();
    if (!image.isEmpty()) await writeFile(path, image.toPNG());
  };
  const again = (): void => void shoot().catch(() => undefined);
  window.webContents.once('did-finish-load', () => setTimeout(again, 500));
  const timer = setInterval(again, everyMs);
  window.once('closed', () => clearInterval(timer));
}
