import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { Result } from '../../shared/errors/app-error';
import { channels } from '../../shared/ipc/channels';
import type { Channel } from '../../shared/ipc/channels';

/** Answers what a page asked on a channel; nothing of it is trusted yet. */
export type Answer = (
  channel: Channel,
  event: IpcMainInvokeEvent,
  payload: unknown,
) => Promise<Result<unknown>>;

/**
 * Puts every channel on the wire, so that a first window can ask at once; it waits until the answers are there.
 * They go out as the text of their JSON, which the preload script's part in the page parses.
 */
export function listenToWindows(answering: Promise<Answer>): void {
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, payload: unknown) => {
      const answer = await answering;
      return JSON.stringify(await answer(channel, event, payload));
    });
  }
}
