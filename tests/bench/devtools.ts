import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Works in a window of a plainly spawned Electron over its debugging port: the app starts as it does for a person, with
 * no test driver between. Every call fails once the window is gone.
 */
export interface DevTools {
  /** The value of an expression in the page; a promise is waited for. Fails where the page throws. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Types one character as the keyboard would: key down with its text, key up. */
  typeKey(character: string): Promise<void>;
  /** Clicks at a place in the page, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  /** The page believes that its window has the keyboard, whichever window of the display is in front. */
  focus(): Promise<void>;
  close(): void;
}

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

interface Result {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: Result;
  readonly error?: { readonly message: string };
}

type Send = (method: string, params: object) => Promise<Result>;

/** Waits until the app with this userData folder has a page whose address matches. Fails after 30 s. */
export async function attachDevTools(userData: string, address: RegExp): Promise<DevTools> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const target = await findTarget(userData, address).catch(() => undefined);
    if (target) return await connect(target.webSocketDebuggerUrl);
    await pause(20);
  }
  throw new Error(`No page like ${address.source} appeared within 30 s.`);
}

/** Waits until the expression is true in the page, also while one page gives way to the next. Fails after 30 s. */
export async function until(tools: DevTools, expression: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (await tools.evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
    await pause(50);
  }
  throw new Error(`Within 30 s it never was so: ${expression}`);
}

async function findTarget(userData: string, address: RegExp): Promise<Target | undefined> {
  const [port] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
  const answer = await fetch(`http://127.0.0.1:${port ?? ''}/json/list`);
  const targets = (await answer.json()) as Target[];
  return targets.find((target) => target.type === 'page' && address.test(target.url));
}

async function connect(url: string): Promise<DevTools> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The debugging port refused.')), { once: true });
  });
  const send = sendThrough(socket);
  return {
    async evaluate<Value>(expression: string) {
      const result = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      return result.result?.value as Value;
    },
    async typeKey(character) {
      const key = keyOf(character);
      await send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        ...key,
        text: character,
        unmodifiedText: character,
      });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
    async click(x, y) {
      const button = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
    },
    async focus() {
      await send('Emulation.setFocusEmulationEnabled', { enabled: true });
    },
    close: () => socket.close(),
  };
}

function sendThrough(socket: WebSocket): Send {
  const waiting = new Map<number, { resolve: (value: Result) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  socket.addEventListener('message', (event) => {
    const answer = JSON.parse(String(event.data)) as Answer;
    const caller = waiting.get(answer.id ?? -1);
    if (!caller) return;
    waiting.delete(answer.id ?? -1);
    const thrown = answer.result?.exceptionDetails;
    const problem = answer.error?.message ?? thrown?.exception?.description ?? thrown?.text;
    if (problem !== undefined) caller.reject(new Error(problem));
    else caller.resolve(answer.result ?? {});
  });
  socket.addEventListener('close', () => {
    for (const caller of waiting.values()) caller.reject(new Error('The window is gone.'));
    waiting.clear();
  });
  return (method, params) =>
    new Promise<Result>((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) {
        reject(new Error('The window is gone.'));
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
}

/** A letter or the space bar, as a US keyboard names it. */
function keyOf(character: string): { key: string; code: string; windowsVirtualKeyCode: number } {
  const upper = character.toUpperCase();
  const code = character === ' ' ? 'Space' : `Key${upper}`;
  return { key: character, code, windowsVirtualKeyCode: upper.charCodeAt(0) };
}
