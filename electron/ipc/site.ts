import { ok } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import { exportOperation } from '../sync/outbox/outbox-export';
import { menuText } from '../windows/menu-text';
import { done, withNewsroom, withNewsroomAsync } from './context';
import type { HandlerContext } from './context';
import { saveAs } from './save-as';

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
        if (!story.ok) return story;
        const { name, html } = story.value;
        return saveAs(windowId, {
          name,
          kind: menuText(context.preferences.get().locale)('menu.dialog.webPage'),
          extension: 'html',
          failure: 'export.not-written',
          write: (put) => put(html).then(() => true),
        });
      }),
  };
}
