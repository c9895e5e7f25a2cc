import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';

const stet = oneStet();

const opens = [
  'https://example.org/news?id=1#top',
  'http://example.org/',
  'mailto:desk@example.org?subject=Tip',
];
const refuses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'file:///etc/passwd',
  'smb://server/share',
  'ftp://example.org/',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'app://stet/index.html',
  'stet://auth',
  'ms-settings:',
  'search-ms:query=x',
  'tel:+15145550100',
  '//example.org/',
  'https:example.org',
  'https:\\\\example.org',
  'http://',
  'www.example.org',
  '/etc/passwd',
  '',
];

test('web addresses and mail open in the system’s browser', async () => {
  for (const href of opens) {
    const answer = await stet().page.evaluate(
      (address) => window.stet['app:openLink']({ href: address }),
      href,
    );
    expect(answer, href).toEqual({ ok: true, value: null });
  }
  expect(stet().openedLinks()).toEqual(opens);
});

test('nothing else opens anywhere', async () => {
  const before = stet().openedLinks();
  for (const href of refuses) {
    const answer = await stet().page.evaluate(
      (address) => window.stet['app:openLink']({ href: address }),
      href,
    );
    expect(answer, href).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  }
  expect(stet().openedLinks()).toEqual(before);
});

test('a link in the copy opens outside, with Ctrl held, and never in the window', async () => {
  const { page } = stet();
  await page.keyboard.press('ControlOrMeta+N');
  const copy = page.getByRole('textbox', { name: 'Copy' });
  await copy.locator('h1').click();
  await page.keyboard.type('Minutes');
  await page.keyboard.press('ControlOrMeta+End');
  // The editor learns where the caret went by an event of its own, before the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.evaluate(() => {
    const pasted = new DataTransfer();
    pasted.setData(
      'text/html',
      '<p>Read <a href="https://example.org/minutes">the minutes</a> and <a href="javascript:window.ran=1">this</a> and <a href="file:///etc/passwd">that</a>.</p>',
    );
    const paste = new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true });
    document.querySelector('[contenteditable=true]')?.dispatchEvent(paste);
  });
  await expect(copy).toContainText('Read the minutes and this and that.');
  expect(
    await copy.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://example.org/minutes']);
  const before = stet().openedLinks().length;
  await copy.getByText('the minutes').click();
  await copy.getByText('the minutes').click({ modifiers: ['ControlOrMeta'] });
  await copy.getByText('the minutes').click({ button: 'middle' });
  await expect.poll(() => stet().openedLinks().slice(before)).toEqual(['https://example.org/minutes']);
  expect(page.url()).toBe('app://stet/index.html');
  expect(stet().app.windows()).toHaveLength(1);
});
