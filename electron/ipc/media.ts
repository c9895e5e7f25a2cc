import { BrowserWindow, dialog } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed, ok } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import { importMedia, largestMedia } from '../store/media/media';
import { menuText } from '../windows/menu-text';
import { withNewsroom } from './context';
import type { HandlerContext } from './context';

type MediaChannel = Extract<keyof Handlers, `media:${string}`>;

const pictureNames = ['png', 'jpg', 'jpeg', 'gif', 'webp'];

export function mediaHandlers(context: HandlerContext): Pick<Handlers, MediaChannel> {
  const keep = (bytes: Uint8Array, name: string) =>
    withNewsroom(context, ({ store }) => importMedia(store, { bytes, name, now: context.now }));
  return {
    'media:import': ({ bytes, name }) => keep(bytes, name),
    'media:choose': async (_request, { windowId }) => {
      const window = BrowserWindow.fromId(windowId);
      if (window === null) return ok(null);
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          {
            name: menuText(context.preferences.get().locale)('menu.dialog.pictures'),
            extensions: pictureNames,
          },
        ],
      });
      const [path] = filePaths;
      if (path === undefined) return ok(null);
      const { size } = await stat(path);
      if (size > largestMedia) return failed('media.too-large', { bytes: size, most: largestMedia });
      return keep(await readFile(path), basename(path));
    },
  };
}
