import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';
import { startTrapServer } from './trap-server';
import type { TrapServer } from './trap-server';

const stet = oneStet();
let trap: TrapServer;
test.beforeAll(async () => {
  trap = await startTrapServer();
});
test.afterAll(async () => await trap.stop());

/** Long enough for a navigation on this machine to begin; a refused one leaves nothing to wait for. */
const settle = 250;

test.beforeEach(async () => {
  // A page that was left would make every later test meaningless.
  await stet().page.evaluate(() => Reflect.set(window, 'stillHere', true));
});
test.afterEach(async () => {
  const { app, page } = stet();
  await page.waitForTimeout(settle);
  expect(page.url()).toBe('app://stet/index.html');
  expect(await page.evaluate(() => Reflect.get(window, 'stillHere') as unknown)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(trap.requests).toEqual([]);
});

const places = [
  ['a web page', () => `${trap.url}/away`],
  ['a file', () => 'file:///etc/hostname'],
  ['a data: page', () => 'data:text/html,<title>Away</title>'],
  ['another page of the app', () => 'app://stet/preview-frame.html'],
  ['a picture of the app', () => `app://stet/media/${'0'.repeat(64)}`],
  ['another host of the app’s scheme', () => 'app://other/index.html'],
  ['a script', () => 'javascript:window.ran = true'],
] as const;

for (const [place, address] of places) {
  test(`the page does not go to ${place} by itself`, async () => {
    await stet().page.evaluate((href) => {
      location.href = href;
    }, address());
  });

  test(`a link does not lead the window to ${place}, in whatever way it is clicked`, async () => {
    await stet().page.evaluate((href) => {
      for (const target of ['', '_blank', '_top', 'elsewhere']) {
        for (const init of [{}, { ctrlKey: true }, { shiftKey: true }, { metaKey: true }, { button: 1 }]) {
          const link = Object.assign(document.createElement('a'), { href, target, rel: 'opener' });
          document.body.append(link);
          link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
          link.remove();
        }
      }
    }, address());
    expect(await stet().page.evaluate(() => 'ran' in window)).toBe(false);
  });

  test(`no window opens on ${place}`, async () => {
    const opened = await stet().page.evaluate(
      (href) =>
        [window.open(href), window.open(href, '_blank', 'noopener'), window.open(href, 'x', 'popup')].some(
          (other) => other !== null,
        ),
      address(),
    );
    expect(opened).toBe(false);
  });
}

test('a window that was emptied shows its page again', async () => {
  const { page } = stet();
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await page.waitForURL('app://stet/index.html');
  await page.getByRole('navigation').first().waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'stillHere') as unknown)).toBe(undefined);
  await page.evaluate(() => Reflect.set(window, 'stillHere', true));
});

test('no form is sent', async () => {
  await stet().page.evaluate((url) => {
    for (const [method, target] of [
      ['get', ''],
      ['post', ''],
      ['post', '_blank'],
    ] as const) {
      const form = Object.assign(document.createElement('form'), { action: `${url}/form`, method, target });
      document.body.append(form);
      form.submit();
      form.remove();
    }
  }, trap.url);
});

test('a refresh that the markup asks for does not happen', async () => {
  await stet().page.evaluate((url) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0; url=${url}/refresh`;
    document.head.append(meta);
  }, trap.url);
});

test('a frame inside the page does not leave the app either', async () => {
  await stet().page.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = './preview-frame.html';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.contentWindow?.location.assign(`${url}/frame`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    frame.src = `${url}/frame-again`;
    await new Promise((resolve) => setTimeout(resolve, 300));
    frame.remove();
  }, trap.url);
});

for (const [thing, data] of [
  ['a link', { items: () => [{ mimeType: 'text/uri-list', data: `${trap.url}/dropped` }], files: [] }],
  ['a file', { items: () => [], files: ['/etc/hostname'] }],
] as const) {
  test(`${thing} dropped on the window does not open in it`, async () => {
    const session = await stet().page.context().newCDPSession(stet().page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', {
        type,
        x: 20,
        y: 400,
        data: { items: data.items(), files: [...data.files], dragOperationsMask: 1 },
      });
    }
    await session.detach();
  });
}

test('no webview can be put into the page', async () => {
  const kind = await stet().page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', `${url}/webview`);
    document.body.append(view);
    const { name } = view.constructor;
    view.remove();
    return name;
  }, trap.url);
  expect(kind).toMatch(/^HTML(Unknown)?Element$/);
});

test('nothing is downloaded', async () => {
  const { app, page } = stet();
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'downloads', seen);
    session.defaultSession.on('will-download', (event, item) => {
      seen.push(event.defaultPrevented ? 'refused' : item.getURL());
      event.preventDefault();
    });
  });
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['a download'])),
      download: 'download.txt',
    });
    document.body.append(link);
    link.click();
    link.remove();
  });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('app://stet/index.html'),
  );
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'downloads') as string[]))
    .toEqual(['refused', 'refused']);
});
