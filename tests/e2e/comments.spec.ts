import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { LaunchOptions, Stet } from '../helpers/launch-stet';
import { userDataWithSite } from '../helpers/offline-site';
import { CommentsModel } from './models/comments';
import { EditorModel } from './models/editor';

let stet: Stet;
let editor: EditorModel;
let comments: CommentsModel;

async function begin(
  size: { readonly width: number; readonly height: number },
  options: LaunchOptions = {},
): Promise<void> {
  stet = await launchStet({ size, ...options });
  editor = new EditorModel(stet.page);
  comments = new CommentsModel(editor);
  await editor.startStory();
  await editor.write({
    headline: 'Ferry stays',
    dek: 'Nine to two',
    body: ['The council voted late on Monday.', 'Boats leave at noon from the east quay.'],
  });
  await editor.savedHere();
}
test.afterEach(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

async function found(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(200);
  return await axeFindings(page);
}

test('a comment is made, answered, resolved and reopened from the keyboard', async () => {
  await begin({ width: 1280, height: 860 });
  await comments.select('council');
  await comments.comment('Which council?');
  await expect(comments.anchors).toHaveText('council');
  await expect(editor.inspector.getByRole('tab', { name: 'Comments (1)' })).toBeVisible();

  // The words are selected still: the same key now answers.
  await stet.page.keyboard.press('ControlOrMeta+Alt+m');
  await expect(stet.page.getByRole('textbox', { name: 'Answer to Maya Tremblay' })).toBeFocused();
  await stet.page.keyboard.type('The regional one.');
  await stet.page.keyboard.press('ControlOrMeta+Enter');
  await expect(comments.openOne()).toContainText('The regional one.');
  await expect(editor.copy).toBeFocused();

  await comments.resolveByKey();
  await expect(comments.anchors).toHaveCount(0);
  const list = await comments.showList();
  await expect(list).toContainText('No open comments.');
  await list.getByText('Resolved (1)').click();
  const card = await comments.openCard('Which council?');
  await expect(card).toContainText('Resolved by Maya Tremblay');
  await card.getByRole('button', { name: 'Reopen' }).click();
  await expect(comments.anchors).toHaveText('council');
  expect(await editor.paragraphs()).toContain('The council voted late on Monday.');
});

test('without a selection the word at the caret is meant, and undo takes back words, never a comment', async () => {
  await begin({ width: 1280, height: 860 });
  await editor.typeAtEnd(' Daily');
  await comments.comment('Weekdays only?');
  await expect(comments.anchors).toHaveText('Daily');
  await stet.page.keyboard.press('End');
  await stet.page.keyboard.type(' trips');
  await editor.undo();
  await expect(editor.copy).not.toContainText('trips');
  await expect(comments.anchors).toHaveText('Daily');
});

test('deleted words leave their comment, which finds its place again', async () => {
  await begin({ width: 1280, height: 860 });
  await comments.select('at noon');
  await comments.comment('Check the timetable');
  await comments.select('at noon');
  await stet.page.keyboard.press('Backspace');
  const list = await comments.showList();
  await expect(list.getByRole('heading', { name: 'Their words are gone (1)' })).toBeVisible();

  await editor.undo();
  await expect(list.getByRole('heading', { name: 'Open (1)' })).toBeVisible();
  await expect(comments.anchors).toHaveText('at noon');

  await comments.select('at noon');
  await stet.page.keyboard.type('at one');
  await expect(list.getByRole('heading', { name: 'Their words are gone (1)' })).toBeVisible();
  await (
    await comments.openCard('Check the timetable')
  )
    .getByRole('button', { name: 'Attach where these words stand' })
    .click();
  await expect(comments.anchors).toHaveText('at one');

  await comments.select('at one');
  await stet.page.keyboard.press('Backspace');
  await expect(list.getByRole('heading', { name: 'Their words are gone (1)' })).toBeVisible();
  await comments.select('east quay');
  await (
    await comments.openCard('Check the timetable')
  )
    .getByRole('button', { name: 'Attach to the selection' })
    .click();
  await expect(comments.anchors).toHaveText('east quay');
});

test('keys go from comment to comment in reading order, and what was said is there after a crash', async () => {
  await begin({ width: 1280, height: 860 });
  await comments.select('east quay');
  await comments.comment('third');
  await comments.select('Ferry');
  await comments.comment('first');
  await comments.select('council');
  await comments.comment('second');
  await editor.headline.click();
  await stet.page.keyboard.press('Home');
  // The card follows the caret.
  await expect(comments.openOne()).toContainText('first');
  for (const said of ['second', 'third', 'first']) {
    await comments.next();
    await expect(comments.openOne()).toContainText(said);
    await expect(stet.page.getByRole('status', { name: 'Comments' })).toContainText(said);
  }
  await comments.previous();
  await expect(comments.openOne()).toContainText('third');
  await editor.savedHere();

  const { userData } = stet;
  await stet.kill();
  stet = await launchStet({ userData, size: { width: 1280, height: 860 } });
  editor = new EditorModel(stet.page);
  comments = new CommentsModel(editor);
  await editor.openStory('Ferry stays');
  await expect(comments.anchors).toHaveText(['Ferry', 'council', 'east quay']);
});

test('a colleague is called by name and given the comment, without the mouse and without a network', async () => {
  await begin({ width: 1280, height: 860 }, { userData: userDataWithSite() });
  const { keyboard } = stet.page;
  await comments.select('council');
  await keyboard.press('ControlOrMeta+Alt+m');
  await keyboard.type('Ask @le');
  await expect(stet.page.getByRole('option', { name: 'Léo Gagné' })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await keyboard.type('about it, or @');
  await keyboard.press('ArrowDown');
  await keyboard.press('Escape');
  await expect(stet.page.getByRole('listbox', { name: 'Colleagues' })).toHaveCount(0);
  await keyboard.type('Claire Roy');
  await keyboard.press('Escape');
  // Escape leaves, and loses nothing.
  await expect(editor.copy).toBeFocused();
  await stet.page.getByRole('textbox', { name: /^New comment/ }).focus();
  await keyboard.press('ControlOrMeta+Enter');
  const card = comments.card('Ask @Léo Gagné about it, or @Claire Roy');
  await expect(card.locator('b')).toHaveText(['@Léo Gagné', '@Claire Roy']);
  const assigned = card.getByRole('combobox', { name: 'Assigned to' });
  await assigned.focus();
  for (const key of ['ArrowDown', 'End', 'f']) {
    await keyboard.press(key);
    await expect(assigned).toHaveValue('');
    await keyboard.press('Escape');
  }
  await assigned.selectOption('for Léo Gagné');
  await expect(stet.page.getByRole('status', { name: 'Comments' })).toHaveText('Assigned to Léo Gagné.');
  await editor.headline.click();
  await expect(comments.cards).toContainText('for Léo Gagné');
  await (await comments.showList()).getByRole('radio', { name: 'Mine' }).check();
  await expect(comments.cards).toHaveCount(1);
});

test('a field can be commented on, and says so', async () => {
  await begin({ width: 1280, height: 860 });
  await editor.inspector.getByRole('button', { name: 'Comment on: Slug' }).click();
  await expect(stet.page.getByRole('textbox', { name: 'New comment, Slug' })).toBeFocused();
  await stet.page.keyboard.type('Shorter, please');
  await stet.page.keyboard.press('ControlOrMeta+Enter');
  await expect(comments.card('Shorter, please')).toContainText('Slug');
  await editor.inspector.getByRole('tab', { name: 'Story' }).click();
  await editor.inspector.getByRole('button', { name: '1 comment on: Slug' }).click();
  await expect(comments.openOne()).toContainText('Shorter, please');
});

test('cut words take their comment along, a copy does not double it', async () => {
  await begin({ width: 1280, height: 860 });
  await comments.select('east quay');
  await comments.comment('Which one?');
  await comments.select('east quay');
  await stet.page.keyboard.press('ControlOrMeta+c');
  await stet.page.keyboard.press('ControlOrMeta+End');
  await stet.page.keyboard.press('ControlOrMeta+v');
  await expect(editor.copy).toContainText('quay.east quay');
  await expect(comments.anchors).toHaveCount(1);
  await comments.select('from the east quay');
  await stet.page.keyboard.press('ControlOrMeta+x');
  await editor.headline.click();
  await stet.page.keyboard.press('End');
  await stet.page.keyboard.press('ControlOrMeta+v');
  await expect(editor.headline.locator('[data-comment]')).toHaveText('east quay');
  await expect(comments.anchors).toHaveCount(1);
});

test('arrows go from card to card, beside the page and in the list, and a key resolves the one with the focus', async () => {
  await begin({ width: 1600, height: 950 });
  for (const words of ['Ferry', 'council', 'noon']) {
    await comments.select(words);
    await comments.comment(`On ${words}`);
  }
  const head = (words: string): Locator => comments.card(`On ${words}`).getByRole('button').first();
  const goThrough = async (): Promise<void> => {
    await head('Ferry').focus();
    await stet.page.keyboard.press('ArrowDown');
    await expect(head('council')).toBeFocused();
    await stet.page.keyboard.press('End');
    await expect(head('noon')).toBeFocused();
    await stet.page.keyboard.press('ArrowUp');
    await expect(head('council')).toBeFocused();
  };
  await comments.showList();
  await goThrough();
  await stet.page.keyboard.press('ControlOrMeta+Alt+i');
  await expect(comments.margin.getByRole('article')).toHaveCount(3);
  await goThrough();
  await comments.resolveByKey();
  await expect(comments.anchors).toHaveText(['Ferry', 'noon']);
  await expect(editor.copy).toBeFocused();
});

test('with room beside the page cards stand at their words, joined by a line, and everybody can use them', async () => {
  await begin({ width: 1600, height: 950 });
  await comments.select('council');
  await comments.comment('Which council?');
  await comments.select('late');
  await comments.comment('How late?');
  const before = await editor.copy.locator(':scope > p').first().boundingBox();
  await stet.page.keyboard.press('ControlOrMeta+Alt+i');
  await expect(comments.margin.getByRole('article')).toHaveCount(2);
  await comments.select('Boats');
  await comments.comment('All of them?');
  await expect(comments.margin.getByRole('article')).toHaveCount(3);
  await expect(comments.margin.locator('polyline')).toHaveCount(1);
  const words = await comments.anchors.filter({ hasText: 'Boats' }).boundingBox();
  const card = await comments.margin.getByRole('article', { name: /Boats/ }).boundingBox();
  expect(Math.abs((card?.y ?? 0) - (words?.y ?? 1_000))).toBeLessThan(60);
  const after = await editor.copy.locator(':scope > p').first().boundingBox();
  expect(after?.width).toBe(before?.width);
  expect(after?.height).toBe(before?.height);
  expect(await found(stet.page)).toEqual([]);
  await comments.showList();
  expect(await found(stet.page)).toEqual([]);
  await stet.page.evaluate(() => window.stet['app:setPreferences']({ change: { theme: 'dark' } }));
  expect(await found(stet.page)).toEqual([]);
});
