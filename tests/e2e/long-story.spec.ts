import { expect, test } from '@playwright/test';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { EditorModel } from './models/editor';

/** Fifty words of a page as Word puts it on the clipboard. */
const fiftyWords = `<p class="MsoNormal"><span style="color:red">${'Some <b>ten</b> words of a long story to be pasted. '.repeat(5)}</span></p>`;
const blocks = 4_000;

test('200,000 words are pasted, written on in, and read back after a crash', async () => {
  let stet = await launchStet();
  try {
    let editor = await newStory(stet);
    await copyElsewhere(stet, fiftyWords.repeat(blocks));
    const pressed = Date.now();
    await stet.page.keyboard.press('ControlOrMeta+V');
    const lastPasted = editor.copy.locator(':scope > p').last();
    await expect(lastPasted).toHaveText(/^Some ten words .* pasted\.$/);
    const shown = Date.now();
    await editor.savedHere();
    const saved = Date.now();
    await stet.page.keyboard.type(' And ten more.');
    await editor.savedHere();
    console.log(
      `200,000 words: shown after ${shown - pressed} ms, saved after ${saved - pressed} ms; ` +
        `14 keys more saved after ${Date.now() - saved} ms`,
    );

    const { userData } = stet;
    await stet.kill();
    stet = await launchStet({ userData });
    await stet.page.getByText('A long story').first().click();
    editor = new EditorModel(stet.page);
    await editor.ready();
    await expect(editor.copy.locator(':scope > p')).toHaveCount(blocks);
    await expect(editor.copy.locator('strong')).toHaveCount(5 * blocks);
    await expect(editor.copy.locator(':scope > p').last()).toHaveText(/pasted\. And ten more\.$/);
  } finally {
    await stet.kill();
    forgetNewsroom(stet.userData);
  }
});

/** Puts HTML on the system's clipboard, as another program does. */
async function copyElsewhere({ page }: Stet, html: string): Promise<void> {
  await page.evaluate((copied) => {
    const give = (event: ClipboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/html', copied);
      event.clipboardData?.setData('text/plain', 'not this');
    };
    window.addEventListener('copy', give, { capture: true, once: true });
  }, html);
  await page.keyboard.press('ControlOrMeta+C');
}

/** A new story with a headline and a dek, the caret in its empty body, all of it saved. */
async function newStory({ page }: Stet): Promise<EditorModel> {
  const editor = new EditorModel(page);
  await page.keyboard.press('ControlOrMeta+N');
  await editor.ready();
  await editor.write({ headline: 'A long story', dek: 'Pasted at once.', body: [''] });
  await editor.savedHere();
  return editor;
}
