import { expect, test } from '@playwright/test';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { EditorModel } from './models/editor';

let stet: Stet;
let editor: EditorModel;
test.beforeEach(async () => {
  stet = await launchStet();
  editor = new EditorModel(stet.page);
  await stet.page.keyboard.press('ControlOrMeta+N');
  await editor.ready();
});
test.afterEach(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

test('a cut, a word and a new paragraph are suggested, decided by key, and shown in four ways', async () => {
  const { page } = stet;
  await editor.write({
    headline: 'Council votes',
    dek: 'Late',
    body: ['The council sat late.', 'The ferry left.'],
  });
  const mode = page.getByRole('button', { name: 'Suggesting' });
  await expect(mode).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await expect(mode).toHaveAttribute('aria-pressed', 'true');

  const body = editor.copy.locator('p', { hasText: 'The ferry left.' });
  await body.click();
  await page.keyboard.press('End');
  for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('sailed');
  await expect(editor.copy.locator('del')).toHaveText('left.');
  await expect(editor.copy.locator('ins')).toHaveText('sailed');
  const first = editor.copy.locator('p', { hasText: 'The council sat late.' });
  await first.click();
  await page.keyboard.press('Home');
  for (let letter = 0; letter < 11; letter += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(editor.copy.locator('[data-kind="split"]')).toHaveText(' sat late.');
  await editor.savedHere();

  await editor.inspector.getByRole('tab', { name: /Changes/ }).click();
  const cards = editor.inspector.getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await expect(cards.nth(0)).toContainText('paragraph split');
  await expect(cards.nth(1)).toContainText('replaced');
  await page.screenshot({ path: 'test-results/suggesting-all.png' });

  const view = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: /^(All marks|Simple|Original|Final)$/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  // Each is the whole text as it would be settled: the split is undone in the one and plain in the other.
  await view('Show the Original');
  await expect(editor.copy).toHaveAttribute('contenteditable', 'false');
  await expect(editor.copy.locator('[data-suggestion]')).toHaveCount(0);
  await expect(editor.copy.locator('> p')).toHaveText(['The council sat late.', 'The ferry left.']);
  await page.screenshot({ path: 'test-results/suggesting-original.png' });
  await view('Show the Final Text');
  await expect(editor.copy.locator('[data-suggestion]')).toHaveCount(0);
  await expect(editor.copy.locator('> p')).toHaveText(['The council', ' sat late.', 'The ferry sailed']);
  await view('Show Simple Marks');
  await expect(editor.copy).toHaveAttribute('contenteditable', 'true');
  await expect(editor.copy.locator('del')).toBeHidden();
  await view('Show All Marks');
  await expect(editor.copy.locator('del')).toBeVisible();

  await editor.copy.focus();
  await page.keyboard.press('ControlOrMeta+Alt+.');
  await page.keyboard.press('ControlOrMeta+Alt+Enter');
  await expect(editor.copy.locator('[data-suggestion]')).not.toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Alt+Enter');
  await expect(editor.copy.locator('[data-suggestion]')).toHaveCount(0);
  await expect(editor.copy).toContainText('The ferry sailed');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.copy.locator('[data-suggestion]')).not.toHaveCount(0);
  await editor.savedHere();
});

test('news of the story takes the keyboard from nobody', async () => {
  const { page } = stet;
  await editor.write({ headline: 'Council votes', dek: 'Late', body: ['The council sat late.'] });
  await editor.savedHere();
  const slug = editor.inspector.getByRole('textbox', { name: 'Slug' });
  await slug.focus();
  // As when a colleague's comment arrives: main tells every window.
  await page.evaluate(async () => {
    const found = await window.stet['library:search']({ query: 'Council votes', offset: 0, limit: 1 });
    const articleId = found.ok ? found.value.hits[0]?.row.id : undefined;
    if (articleId === undefined) throw new Error('No such story');
    await window.stet['comment:start']({
      articleId,
      threadId: 'thread-of-leo',
      anchor: { kind: 'field', field: 'slug' },
      quote: { text: '', prefix: '', suffix: '' },
      text: 'Shorter, please',
      mentions: [],
      assignee: null,
    });
  });
  await expect(editor.inspector.getByRole('tab', { name: 'Comments (1)' })).toBeVisible();
  await expect(slug).toBeFocused();
});

test('everything one author suggests is rejected at once', async () => {
  const { page } = stet;
  await editor.write({ headline: 'Council votes', dek: 'Late', body: ['The council sat late.'] });
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await page.keyboard.type(' It rained.');
  await expect(editor.copy.locator('ins')).toHaveText(' It rained.');
  await editor.headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await expect(editor.copy.locator('ins')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.keyboard.type('reject all of this');
  await page.keyboard.press('Enter');
  await expect(editor.copy.locator('[data-suggestion]')).toHaveCount(0);
  await expect(editor.headline).toHaveText('Council votes');
});
