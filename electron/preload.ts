import { contextBridge, ipcRenderer } from 'electron';
import { channels, eventNames } from '../shared/ipc/channels';
import type { EventName } from '../shared/ipc/channels';

type Ask = (channel: string, request: unknown) => Promise<string>;
type Listen = (name: string, listener: (text: string) => void) => () => void;

/** A window cannot reach a channel that is not listed. */
const ask: Ask = (channel, request) => {
  if (!(channels as readonly string[]).includes(channel)) throw new Error('There is no such channel.');
  return ipcRenderer.invoke(channel, request) as Promise<string>;
};

const listen: Listen = (name, listener) => {
  if (!eventNames.includes(name as EventName)) throw new Error('There is no such event.');
  // The Electron event carries the sender; it stays on this side.
  const relay = (_event: unknown, text: string): void => listener(text);
  ipcRenderer.on(name, relay);
  return () => ipcRenderer.removeListener(name, relay);
};

/**
 * Runs in the page's own world, with nothing around it: one named function per channel. What main says comes as the text
 * of its JSON and is parsed here, because the bridge between the worlds copies objects one by one, and a story under
 * review has thousands.
 */
function installBridge(names: readonly string[], asking: Ask, listening: Listen): void {
  const calls: Record<string, (request: unknown) => Promise<unknown>> = {};
  for (const name of names)
    calls[name] = async (request) => JSON.parse(await asking(name, request)) as unknown;
  const on = (name: string, listener: (payload: unknown) => void): (() => void) =>
    listening(name, (text) => listener(JSON.parse(text)));
  Object.defineProperty(globalThis, 'stet', { value: Object.freeze({ ...calls, on }), enumerable: true });
}

contextBridge.executeInMainWorld({ func: installBridge, args: [channels, ask, listen] });
