import { expect, test } from '@playwright/test';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { CommentsModel } from './models/comments';
import { EditorModel } from './models/editor';
import { PaletteModel } from './models/palette';

let stet: Stet;
let editor: EditorModel;
test.afterEach(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

/** Maya's story, with a word of hers suggested in it. */
async function begin(): Promise<void> {
  stet = await launchStet();
  editor = new EditorModel(stet.page);
  await editor.startStory();
  await editor.write({
    headline: 'Council votes',
    dek: 'Late',
    body: ['The council sat late.', 'The ferry left.', 'Nobody clapped.'],
  });
  await editor.suggest(true);
  await editor.continueBlock('The ferry left.', ' Slowly.');
  await expect(editor.copy.locator('ins')).toHaveText(' Slowly.');
  await editor.savedHere();
}

/** The same newsroom, with somebody else at the keyboard. */
async function sitDown(person: string): Promise<void> {
  const { userData } = stet;
  await stet.kill();
  stet = await launchStet({ userData, preferences: { person } });
  editor = new EditorModel(stet.page);
  await editor.openStory('Council votes');
  await editor.suggest(true);
}

/** Changes of the copy, as they stand there. */
const open = () => editor.copy.locator('[data-suggestion]');
const key = (name: string): Promise<void> => stet.page.keyboard.press(name);

test('of two people’s suggestions all of one are rejected by key, and the other’s stay', async () => {
  await begin();
  await sitDown('Léo Gagné');
  await editor.continueBlock('The council sat late.', ' Again.');
  await editor.continueBlock('Nobody clapped.', ' Leo was there.');
  await editor.savedHere();
  await expect(await editor.listChanges()).toHaveText([
    /Léo Gagné.* Again\./,
    /Maya Tremblay.* Slowly\./,
    /Léo Gagné.* Leo was there\./,
  ]);

  // By the mouse: a key in the moment of the focus comes before ProseMirror has put the caret back.
  await editor.headline.click();
  await key('ControlOrMeta+Alt+.');
  await new PaletteModel(stet.page).run('Reject All of This Author');
  await expect(open()).toHaveText([' Slowly.']);
  expect(await editor.paragraphs()).toEqual([
    'The council sat late.',
    'The ferry left. Slowly.',
    'Nobody clapped.',
  ]);
  await expect(await editor.listChanges()).toHaveText([/Maya Tremblay/]);
  await editor.undo();
  await expect(open()).toHaveCount(3);
  // Of Maya's, by the same way, accepted.
  await editor.headline.click();
  await key('ControlOrMeta+Alt+.');
  await key('ControlOrMeta+Alt+.');
  await new PaletteModel(stet.page).run('Accept All of This Author');
  await expect(open()).toHaveText([' Again.', ' Leo was there.']);
  await editor.savedHere();
});

test('the list of changes is gone through by arrows and decided on by key', async () => {
  await begin();
  await editor.continueBlock('The council sat late.', ' Again.');
  await editor.continueBlock('Nobody clapped.', ' Not even Leo.');
  const cards = await editor.listChanges();
  await expect(cards).toHaveCount(3);
  const head = (words: string) => cards.filter({ hasText: words }).getByRole('button').first();
  await key('Tab');
  await head('Again.').focus();
  await key('ArrowDown');
  await expect(head('Slowly.')).toBeFocused();
  await key('End');
  await expect(head('Not even Leo.')).toBeFocused();
  await key('ArrowDown');
  await key('ArrowUp');
  await expect(head('Slowly.')).toBeFocused();
  await expect(open().filter({ hasText: 'Slowly.' })).toHaveCSS('outline-style', 'solid');

  await key('ControlOrMeta+Alt+Backspace');
  await expect(editor.copy).not.toContainText('Slowly.');
  await expect(head('Not even Leo.')).toBeFocused();
  await key('ControlOrMeta+Alt+Enter');
  await expect(head('Again.')).toBeFocused();
  await expect(open()).toHaveText([' Again.']);
  await key('ControlOrMeta+Alt+Enter');
  await expect(open()).toHaveCount(0);
  await expect(editor.copy).toBeFocused();
  expect(await editor.paragraphs()).toEqual([
    'The council sat late. Again.',
    'The ferry left.',
    'Nobody clapped. Not even Leo.',
  ]);
});

for (const view of ['Original', 'Final Text'] as const)
  test(`a change and a comment are shown where they can be seen, from the ${view}`, async () => {
    await begin();
    const comments = new CommentsModel(editor);
    await comments.select('clapped');
    await comments.comment('Who says so?');
    const palette = new PaletteModel(stet.page);
    const deletion = editor.copy.locator('del');
    await editor.copy.getByText('The council sat').click();
    await key('End');
    for (let letter = 0; letter < 5; letter += 1) await key('Backspace');
    await expect(deletion).toHaveText('late.');

    await palette.run(`Show the ${view}`);
    await expect(deletion).toHaveCount(0);
    await (await editor.listChanges()).filter({ hasText: 'late.' }).getByRole('button').first().click();
    await expect(deletion).toBeVisible();
    await expect(stet.page.getByRole('button', { name: 'All marks' })).toBeVisible();
    await expect(editor.copy).toBeFocused();
    await expect.poll(() => stet.page.evaluate(() => getSelection()?.toString())).toBe('late.');
    // The open card follows the caret.
    await expect(editor.copy.locator('[data-comment]')).toHaveAttribute('data-state', 'open');

    await palette.run(`Show the ${view}`);
    await expect(deletion).toHaveCount(0);
    await comments.showList();
    await comments.openCard('Who says so?');
    await expect(deletion).toBeVisible();
    await expect(editor.copy.locator('[data-comment][data-state="active"]')).toHaveText('clapped');

    await palette.run(`Show the ${view}`);
    await expect(deletion).toHaveCount(0);
    await key('ControlOrMeta+Alt+,');
    await expect(deletion).toBeVisible();
    await expect(editor.copy).toBeFocused();
  });

test('a deletion is shown from the simple view, too, and what is listed can be decided on while the final text is read', async () => {
  await begin();
  const palette = new PaletteModel(stet.page);
  await editor.copy.getByText('The council sat').click();
  await key('End');
  for (let letter = 0; letter < 5; letter += 1) await key('Backspace');
  const deletion = editor.copy.locator('del');
  await palette.run('Show Simple Marks');
  await expect(deletion).toBeHidden();
  const cards = await editor.listChanges();
  await cards.filter({ hasText: 'Slowly.' }).getByRole('button').first().click();
  await expect(deletion).toBeHidden();
  await cards.filter({ hasText: 'late.' }).getByRole('button').first().click();
  await expect(deletion).toBeVisible();

  await palette.run('Show the Final Text');
  await cards.filter({ hasText: 'late.' }).getByRole('button', { name: 'Reject' }).click();
  await expect(editor.copy).toContainText('The council sat late.');
  await palette.run('Accept All Changes');
  await expect(cards).toHaveCount(0);
  await palette.run('Show All Marks');
  await expect(open()).toHaveCount(0);
  expect(await editor.paragraphs()).toEqual([
    'The council sat late.',
    'The ferry left. Slowly.',
    'Nobody clapped.',
  ]);
});
