import { expect, test } from '@playwright/test';
import { channels } from '../../shared/ipc/channels';
import { oneStet } from '../helpers/one-stet';

const stet = oneStet();

const nodeNames = [
  'require',
  'process',
  'module',
  'exports',
  'Buffer',
  'global',
  '__dirname',
  'electron',
  'ipcRenderer',
];

test('the page has nothing of Node and nothing of Electron', async () => {
  const found = await stet().page.evaluate(
    (names) => names.filter((name) => name in window || Reflect.get(globalThis, name) !== undefined),
    nodeNames,
  );
  expect(found).toEqual([]);
});

test('every window is sandboxed, isolated, and without Node', async () => {
  const wanted = { sandbox: true, contextIsolation: true, webSecurity: true };
  const refused = [
    'nodeIntegration',
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'navigateOnDragDrop',
  ];
  const windows = await stet().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      return { ...contents.getLastWebPreferences() };
    }),
  );
  expect(windows).toHaveLength(1);
  expect(windows[0]).toMatchObject(wanted);
  expect(refused.filter((name) => windows[0]?.[name] === true)).toEqual([]);
});

test('the bridge is one named function per channel, and nothing else', async () => {
  const names = await stet().page.evaluate(() => Object.keys(window.stet));
  expect([...names].sort()).toEqual([...channels, 'on'].sort());
});

test('the bridge listens to no event that is not listed', async () => {
  const answer = await stet().page.evaluate(() => {
    try {
      (window.stet.on as (name: string, listener: () => void) => unknown)('console-message', () => undefined);
      return 'listens';
    } catch {
      return 'refused';
    }
  });
  expect(answer).toBe('refused');
});

test('a page that spoils the language’s own functions cannot reach into the preload script', async () => {
  const stolen = await stet().page.evaluate(async () => {
    const seen: string[] = [];
    const invoke = Reflect.get(Function.prototype, 'call') as (...given: unknown[]) => unknown;
    Reflect.set(Function.prototype, 'call', function (this: unknown, ...given: unknown[]) {
      seen.push(...given.map(String).filter((text) => /ipc|Electron|Module/.test(text)));
      return Reflect.apply<unknown, unknown[], unknown>(invoke, this, given);
    });
    await window.stet['app:info']({});
    Reflect.set(Function.prototype, 'call', invoke);
    return seen;
  });
  expect(stolen).toEqual([]);
});

test('the preview’s frame has no bridge, no Node and no script', async () => {
  const { page } = stet();
  await page.getByText('Council keeps the ferry downtown').first().click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Shift+V');
  const frame = page.locator('iframe');
  await frame.waitFor();
  expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin');
  const found = await page.evaluate((names) => {
    const inside = document.querySelector('iframe')?.contentWindow;
    if (!inside) return ['there is no frame'];
    return [...names, 'stet'].filter((name) => Reflect.get(inside, name) !== undefined);
  }, nodeNames);
  expect(found).toEqual([]);
});
