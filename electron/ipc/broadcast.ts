import { BrowserWindow } from 'electron';
import type { EventName } from '../../shared/ipc/channels';
import type { Events } from '../../shared/ipc/responses';

/** Tells windows what happened, as the text of its JSON; a window that is gone or still loading is passed over. */
export interface Broadcast {
  readonly all: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
  /** All but the window that did it itself. */
  readonly others: <Name extends EventName>(windowId: number, name: Name, payload: Events[Name]) => void;
  readonly to: <Name extends EventName>(
    window: Electron.BrowserWindow,
    name: Name,
    payload: Events[Name],
  ) => void;
}

export function createBroadcast(): Broadcast {
  const send = ({ webContents }: Electron.BrowserWindow, name: EventName, text: string): void => {
    if (!webContents.isDestroyed()) webContents.send(name, text);
  };
  return {
    all: (name, payload) => {
      const text = JSON.stringify(payload);
      for (const window of BrowserWindow.getAllWindows()) send(window, name, text);
    },
    others: (windowId, name, payload) => {
      const text = JSON.stringify(payload);
      for (const window of BrowserWindow.getAllWindows())
        if (window.id !== windowId) send(window, name, text);
    },
    to: (window, name, payload) => send(window, name, JSON.stringify(payload)),
  };
}
