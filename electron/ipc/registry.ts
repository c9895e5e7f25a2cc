import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { failed } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Handler, Handlers } from '../../shared/ipc/bridge';
import { channels } from '../../shared/ipc/channels';
import type { Channel } from '../../shared/ipc/channels';
import { requestSchemas } from '../../shared/ipc/requests';
import type { Log } from '../log';
import { isPage, windowPage } from '../windows/origin';

/**
 * Puts every channel on the wire: the sender is one of our windows' main frames on our own origin, the payload parses
 * strictly, and a bug becomes `internal` instead of a stack trace in a window. What is asked before the newsroom is
 * open waits for it.
 */
export function registerHandlers(handlers: Promise<Handlers>, log: Log): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, payload: unknown) => answer(channel, handlers, event, payload, log));
  }
}

async function answer<Name extends Channel>(
  channel: Name,
  handlers: Promise<Handlers>,
  event: IpcMainInvokeEvent,
  payload: unknown,
  log: Log,
): Promise<Result<unknown>> {
  const windowId = trustedWindow(event);
  if (windowId === null) return failed('request.invalid', { channel });
  const request = requestSchemas[channel].safeParse(payload);
  if (!request.success) return failed('request.invalid', { channel });
  try {
    const handler: Handler<Name> = (await handlers)[channel];
    return await handler(request.data as Parameters<typeof handler>[0], { windowId });
  } catch (error) {
    log.problem(channel, error);
    return failed('internal', { channel });
  }
}

function trustedWindow(event: IpcMainInvokeEvent): number | null {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  if (frame === null || window === null || frame !== event.sender.mainFrame) return null;
  return isPage(frame.url, windowPage) ? window.id : null;
}
