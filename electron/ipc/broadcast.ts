import { BrowserWindow } from 'electron';
import type { EventName } from '../../shared/ipc/channels';
import type { Events } from '../../shared/ipc/responses';

/** Tells windows what happened; a window that is gone or still loading is passed over. */
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
  const to: Broadcast['to'] = ({ webContents }, name, payload) => {
    if (!webContents.isDestroyed()) webContents.send(name, JSON.stringify(payload));
  };
  return {
    all: (name, payload) => {
      for (const window of BrowserWindow.getAllWindows()) to(window, name, payload);
    },
    others: (windowId, name, payload) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.id !== windowId) to(window, name, payload);
    },
    to,
  };
}
