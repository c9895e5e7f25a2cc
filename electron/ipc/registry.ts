import { BrowserWindow } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { failed } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Handler, Handlers } from '../../shared/ipc/bridge';
import type { Channel } from '../../shared/ipc/channels';
import { requestSchemas } from '../../shared/ipc/requests';
import type { Log } from '../log';
import { isPage, windowPage } from '../windows/origin';
import type { Answer } from './wire';

/**
 * Answers every channel: the sender is one of our windows' main frames on our own origin, the payload parses strictly,
 * and a bug becomes `internal` instead of a stack trace in a window.
 */
export function answersBy(handlers: Handlers, log: Log): Answer {
  return (channel, event, payload) => answer(channel, handlers, event, payload, log);
}

async function answer<Name extends Channel>(
  channel: Name,
  handlers: Handlers,
  event: IpcMainInvokeEvent,
  payload: unknown,
  log: Log,
): Promise<Result<unknown>> {
  const windowId = trustedWindow(event);
  if (windowId === null) return failed('request.invalid', { channel });
  const request = requestSchemas[channel].safeParse(payload);
  if (!request.success) return failed('request.invalid', { channel });
  try {
    const handler: Handler<Name> = handlers[channel];
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
