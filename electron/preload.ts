import { contextBridge, ipcRenderer } from 'electron';
import { channels, eventNames } from '../shared/ipc/channels';
import type { EventName } from '../shared/ipc/channels';

/** One named function per channel: a window cannot reach a channel that is not listed. */
const calls = Object.fromEntries(
  channels.map((channel) => [channel, (request: unknown) => ipcRenderer.invoke(channel, request)]),
);

function on(name: EventName, listener: (payload: unknown) => void): () => void {
  if (!eventNames.includes(name)) throw new Error('There is no such event.');
  // The Electron event carries the sender; it stays on this side.
  const relay = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(name, relay);
  return () => ipcRenderer.removeListener(name, relay);
}

contextBridge.exposeInMainWorld('stet', { ...calls, on });
