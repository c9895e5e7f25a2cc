import { BrowserWindow, dialog } from 'electron';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import { exportOperation } from '../sync/outbox-export';
import type { ExportedStory } from '../sync/outbox-export';
import { menuText } from '../windows/menu-text';
import { done, withNewsroom, withNewsroomAsync } from './context';
import type { HandlerContext } from './context';

type SiteChannel = Extract<keyof Handlers, `site:${string}` | `outbox:${string}`>;

export function siteHandlers(context: HandlerContext): Pick<Handlers, SiteChannel> {
  return {
    'site:status': () => withNewsroom(context, ({ sync }) => ok(sync.status())),
    'site:inspect': ({ address }) => withNewsroomAsync(context, ({ sync }) => sync.inspect(address)),
    'site:connectInBrowser': ({ address }) =>
      withNewsroomAsync(context, ({ sync }) => sync.connectInBrowser(address, context.openInBrowser)),
    'site:cancelConnect': () =>
      withNewsroom(context, ({ sync }) => {
        sync.cancelConnect();
        return ok(null);
      }),
    'site:connectWithPassword': (request) =>
      withNewsroomAsync(context, ({ sync }) => sync.connectWithPassword(request)),
    'site:disconnect': () => withNewsroom(context, ({ sync }) => done(sync.disconnect())),
    'site:pull': () => withNewsroom(context, ({ sync }) => done(sync.pull())),
    'site:cancelPull': () =>
      withNewsroom(context, ({ sync }) => {
        sync.cancelPull();
        return ok(null);
      }),
    'site:decideGone': ({ decision }) => withNewsroomAsync(context, ({ sync }) => sync.decideGone(decision)),
    'site:setPolicy': ({ policy }) => withNewsroomAsync(context, ({ sync }) => sync.setPolicy(policy)),
    'outbox:list': () => withNewsroom(context, ({ sync }) => ok(sync.outbox())),
    'outbox:retry': ({ operationId }) => withNewsroom(context, ({ sync }) => done(sync.retry(operationId))),
    'outbox:hold': ({ operationId }) => withNewsroom(context, ({ sync }) => done(sync.hold(operationId))),
    'outbox:release': ({ operationId }) =>
      withNewsroom(context, ({ sync }) => done(sync.release(operationId))),
    'outbox:withdraw': ({ operationId }) =>
      withNewsroom(context, ({ sync }) => done(sync.withdraw(operationId))),
    'outbox:export': ({ operationId }, { windowId }) =>
      withNewsroomAsync(context, async ({ store }) => {
        const story = await exportOperation(store, operationId);
        return story.ok ? saveAs(windowId, story.value, context) : story;
      }),
  };
}

/** Asks where to, then writes the file beside and moves it there: what stood under that name is whole until then. */
async function saveAs(
  windowId: number,
  { name, html }: ExportedStory,
  { preferences }: HandlerContext,
): Promise<Result<string | null>> {
  const window = BrowserWindow.fromId(windowId);
  if (window === null) return ok(null);
  const text = menuText(preferences.get().locale);
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: name,
    filters: [{ name: text('menu.dialog.webPage'), extensions: ['html'] }],
  });
  if (filePath === '') return ok(null);
  const unfinished = `${filePath}.part`;
  try {
    await writeFile(unfinished, html, { flush: true });
    await rename(unfinished, filePath);
    return ok(basename(filePath));
  } catch (error) {
    await rm(unfinished, { force: true });
    return failed('export.not-written', { cause: (error as NodeJS.ErrnoException).code ?? '' });
  }
}
