import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';
import { startTrapServer } from './trap-server';
import type { TrapServer } from './trap-server';

const stet = oneStet();
let trap: TrapServer;
test.beforeAll(async () => {
  trap = await startTrapServer();
});
test.afterAll(async () => await trap.stop());
test.afterEach(() => {
  expect(trap.requests).toEqual([]);
});

/** What a block from a site may hold when that site was broken into. */
const hostile = (url: string): string =>
  [
    '<p>Before the storm.</p>',
    '<script>top.ran = "script"; window.ran = "script"</script>',
    `<script src="${url}/script.js"></script>`,
    `<img src="${url}/pixel.png" onerror="top.ran = 'onerror'" alt="A pixel">`,
    '<img src="x" onerror="top.ran = \'onerror\'">',
    '<svg onload="top.ran = \'svg\'"><script>top.ran = "svg script"</script></svg>',
    `<iframe src="${url}/frame" srcdoc="<script>top.ran = 1</script>"></iframe>`,
    `<object data="${url}/object"></object><embed src="${url}/embed">`,
    `<link rel="stylesheet" href="${url}/style.css"><style>@import "${url}/import.css"; body { display: none }</style>`,
    `<meta http-equiv="refresh" content="0; url=${url}/refresh"><base href="${url}/">`,
    `<form action="${url}/form"><button>Send</button></form>`,
    '<a href="javascript:top.ran = 1" onclick="top.ran = \'onclick\'">a link</a>',
    `<p style="background: url(${url}/background.png)">After the storm.</p>`,
    `<video src="${url}/video.mp4" poster="${url}/poster.png" autoplay onerror="top.ran = 'video'"></video>`,
    '<math><mtext><img src="x" onerror="top.ran = \'math\'"></mtext></math>',
    '<template><img src="x" onerror="top.ran = \'template\'"></template>',
  ].join('');

/** Opens a new story whose second block is `raw`, as a pulled post would have it. */
async function openStoryWith(page: Page, raw: string, inline: boolean): Promise<string> {
  const headline = `${inline ? 'Inline' : 'Block'} <script>top.ran = 1</script>`;
  await page.evaluate(
    async ({ source, isInline, title }) => {
      const made = await window.stet['article:create']({ language: 'en-CA' });
      if (!made.ok) throw new Error(made.error.code);
      const { articleId } = made.value;
      const opened = await window.stet['article:open']({ articleId });
      if (!opened.ok) throw new Error(opened.error.code);
      const { content } = opened.value.base as { content: { content?: { text: string }[] }[] };
      const text = (node: { content?: { text: string }[] } | undefined): number =>
        (node?.content ?? []).reduce((size, each) => size + each.text.length, 0);
      const body = text(content[0]) + text(content[1]) + 4;
      const foreign = isInline
        ? {
            type: 'paragraph',
            attrs: { id: 'hostile', dress: null },
            content: [
              { type: 'text', text: 'Words beside it. ' },
              { type: 'opaqueInline', attrs: { raw: source } },
            ],
          }
        : { type: 'opaque', attrs: { id: 'hostile', raw: source, label: 'core/html' } };
      const headline = { type: 'text', text: title };
      const answer = await window.stet['article:append']({
        articleId,
        version: opened.value.version,
        groups: [
          {
            steps: [
              { stepType: 'replace', from: body, to: body, slice: { content: [foreign] } },
              { stepType: 'replace', from: 1, to: 1, slice: { content: [headline] } },
            ],
            origin: 'edit',
            at: Date.now(),
            clientId: 'hostile-site',
          },
        ],
      });
      if (!answer.ok) throw new Error(answer.error.code);
    },
    { source: raw, isInline: inline, title: headline },
  );
  await page.getByText(headline).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Copy' })).toContainText(headline);
  return headline;
}

for (const inline of [false, true]) {
  test(`${inline ? 'inline markup' : 'a block'} Stet does not know runs nothing, in the copy or in the preview`, async () => {
    const { page } = stet();
    const headline = await openStoryWith(page, hostile(trap.url), inline);
    await page.keyboard.press('ControlOrMeta+Shift+V');
    const news = page.frameLocator('iframe');
    await expect(news.locator('body')).toContainText(headline);
    await expect(news.locator('body')).toContainText(inline ? 'Words beside it.' : 'After the storm.');
    expect(
      await news
        .locator(
          'script, iframe, object, embed, form, base, meta[http-equiv=refresh], [onerror], [onclick], [onload], a[href^=javascript]',
        )
        .count(),
    ).toBe(0);
    await expect(news.locator('body')).toBeVisible();
    // Long enough for an error event of a picture, or for a refresh of no seconds.
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBe(undefined);
    expect(page.url()).toBe('app://stet/index.html');
    await page.keyboard.press('ControlOrMeta+Shift+V');
  });
}

test('what gets into the preview’s frame all the same finds no script engine there', async () => {
  const { page } = stet();
  await page.keyboard.press('ControlOrMeta+Shift+V');
  await page.locator('iframe').waitFor();
  await page.frameLocator('iframe').locator('h1').first().waitFor();
  const ran = await page.evaluate(async () => {
    const inside = document.querySelector('iframe')?.contentDocument;
    if (!inside) return 'there is no frame';
    const script = inside.createElement('script');
    script.text = 'top.ran = "script in the frame"';
    inside.body.append(script);
    inside.body.insertAdjacentHTML(
      'beforeend',
      '<img src="app://stet/none.png" onerror="top.ran = \'onerror\'">',
    );
    inside.body.insertAdjacentHTML(
      'beforeend',
      '<a id="x" href="javascript:top.ran = 1" target="_top">x</a>',
    );
    inside.querySelector<HTMLElement>('#x')?.click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return (Reflect.get(window, 'ran') as unknown) ?? 'nothing';
  });
  expect(ran).toBe('nothing');
  await page.keyboard.press('ControlOrMeta+Shift+V');
});

test('hostile paste is cleaned: the words stay, nothing runs', async () => {
  const { page } = stet();
  await page.keyboard.press('ControlOrMeta+N');
  const copy = page.getByRole('textbox', { name: 'Copy' });
  await copy.locator('h1').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate((html) => {
    const pasted = new DataTransfer();
    pasted.setData('text/html', html);
    const paste = new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true });
    document.querySelector('[contenteditable=true]')?.dispatchEvent(paste);
  }, hostile(trap.url));
  await expect(copy).toContainText('Before the storm.');
  await expect(copy).toContainText('a link');
  await expect(copy).toContainText('After the storm.');
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBe(undefined);
  expect(
    await copy
      .locator('script, style, iframe, object, embed, form, svg script, [onerror], [onclick], [style*=url]')
      .count(),
  ).toBe(0);
});
