import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../shared/ipc/commands';
import type { CommandId } from '../../shared/ipc/commands';
import type { Presence } from '../../shared/ipc/article-answers';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { reviewNewsroom } from '../helpers/review-newsroom';
import { userDataWithSite } from '../helpers/offline-site';
import { showComparison } from '../helpers/show-comparison';
import { storyId } from '../helpers/story-id';
import { CommentsModel } from './models/comments';
import { DeskModel } from './models/desk';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';
import { VersionsModel } from './models/versions';

const catalogue = join(import.meta.dirname, '..', '..', 'resources', 'locales', 'menu.en.json');
const words = JSON.parse(readFileSync(catalogue, 'utf8')) as Readonly<Record<string, string>>;
const label = (id: CommandId): string => words[`menu.command.${id}`] ?? '';

let stet: Stet;

/** Runs a line of the application menu, wherever it stands in it; false where there is none of these words. */
async function chooseInMenu(id: CommandId): Promise<boolean> {
  return await stet.app.evaluate(({ Menu }, wanted) => {
    const all = (items: readonly Electron.MenuItem[]): readonly Electron.MenuItem[] =>
      items.flatMap((item) => (item.submenu ? all(item.submenu.items) : [item]));
    const [line] = all(Menu.getApplicationMenu()?.items ?? []).filter((item) => item.label === wanted);
    line?.click();
    return line !== undefined;
  }, label(id));
}

async function isEnabled(id: CommandId): Promise<boolean> {
  const palette = new PaletteModel(stet.page);
  await palette.open();
  await palette.field.fill(label(id));
  const option = palette.actions.filter({ hasText: label(id) }).first();
  const disabled = await option.getAttribute('aria-disabled');
  await stet.page.keyboard.press('Escape');
  await palette.gone();
  return disabled !== 'true';
}

const run = (id: CommandId): Promise<void> => new PaletteModel(stet.page).run(label(id));

test.describe('at the desk', () => {
  test.describe.configure({ mode: 'serial' });
  let userData: string;
  test.beforeAll(async () => {
    userData = reviewNewsroom({
      stories: [
        { headline: 'The ferry vote', steps: [] },
        { headline: 'The budget vote', steps: [] },
      ],
    });
    stet = await launchStet({ userData, size: { width: 1500, height: 900 } });
  });
  test.afterAll(async () => {
    await stet.close();
    forgetNewsroom(userData);
  });

  test('every command stands once in the menu and once in the palette', async () => {
    const inMenu = await stet.app.evaluate(({ Menu }) => {
      const all = (items: readonly Electron.MenuItem[]): readonly string[] =>
        items.flatMap((item) => (item.submenu ? all(item.submenu.items) : [item.label]));
      return all(Menu.getApplicationMenu()?.items ?? []);
    });
    const palette = new PaletteModel(stet.page);
    await palette.open();
    const inPalette = await palette.actions.locator('span:first-child').allTextContents();
    await stet.page.keyboard.press('Escape');
    expect(inPalette.toSorted()).toEqual(commands.map(({ id }) => label(id)).toSorted());
    for (const { id } of commands)
      expect(
        inMenu.filter((line) => line === label(id)),
        id,
      ).toHaveLength(1);
  });

  test('a story is submitted with a note by its key, and by the menu', async () => {
    const { page } = stet;
    const editor = new EditorModel(page);
    const note = editor.review.dialog.getByRole('textbox');
    await editor.openStory('The ferry vote');
    await page.keyboard.press('ControlOrMeta+Alt+Shift+Enter');
    await note.fill('Second source still to come.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(editor.review.standing).toHaveText(/^Submitted by Paul Gaudet/);
    expect(await isEnabled('submit-note')).toBe(false);
    await editor.openStory('The budget vote');
    expect(await chooseInMenu('submit-note')).toBe(true);
    await note.fill('For the evening.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(editor.review.standing).toHaveText(/^Submitted by Paul Gaudet/);
  });

  test('what waits to be sent is held, released and withdrawn without its buttons', async () => {
    const { page } = stet;
    await page.keyboard.press('ControlOrMeta+2');
    const entries = page.getByRole('main').getByRole('listitem');
    await expect(entries).toHaveCount(2);
    expect(await isEnabled('outbox-hold')).toBe(false);
    await entries.first().getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(entries.first()).toHaveAttribute('aria-current', 'true');
    await run('outbox-hold');
    await expect(entries.filter({ hasText: /^.*Held/ })).toHaveCount(1);
    const held = page.locator('li[aria-current]');
    await expect(held.getByRole('button', { name: 'Release' })).toBeVisible();
    expect(await isEnabled('outbox-hold')).toBe(false);
    await chooseInMenu('outbox-release');
    await expect(held.getByRole('button', { name: 'Hold' })).toBeVisible();
    await run('outbox-withdraw');
    await expect(entries).toHaveCount(1);
    // The keyboard goes on to what is left.
    await expect(entries).toHaveAttribute('aria-current', 'true');
  });

  test('a filter is saved, shown and removed without its buttons', async () => {
    const { page } = stet;
    const library = new LibraryModel(page);
    const desk = new DeskModel(page);
    await library.open();
    const unseen = page.getByRole('button', { name: /^New to you/ });
    await page.keyboard.press('ControlOrMeta+8');
    await expect(unseen).toHaveAttribute('aria-pressed', 'true');
    await chooseInMenu('save-filter');
    await expect(page.getByRole('textbox', { name: 'Name for what is shown' })).toBeFocused();
    await page.keyboard.type('News');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'News', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await run('clear-filter');
    await expect(unseen).toHaveAttribute('aria-pressed', 'false');
    expect(await isEnabled('remove-saved-filter')).toBe(false);
    await page.keyboard.press('ControlOrMeta+9');
    await desk.choose('News');
    await expect(unseen).toHaveAttribute('aria-pressed', 'true');
    await run('remove-saved-filter');
    expect(await isEnabled('show-saved-filter')).toBe(false);
    await chooseInMenu('only-unseen');
    await expect(unseen).toHaveAttribute('aria-pressed', 'false');
  });

  test('the two texts of a story are chosen between without their buttons', async () => {
    const { page } = stet;
    await new EditorModel(page).openStory('The ferry vote');
    expect(await isEnabled('send-mine')).toBe(false);
    await showComparison(stet, await storyId(page, 'The ferry vote'));
    await page.keyboard.press('ControlOrMeta+Alt+.');
    await expect(page.getByRole('group', { name: /^Difference 1 of/ })).toBeFocused();
    expect(await isEnabled('send-mine')).toBe(true);
    expect(await isEnabled('take-site-text')).toBe(true);
  });
});

test.describe('in a story', () => {
  test.describe.configure({ mode: 'serial' });
  let userData: string;
  let editor: EditorModel;
  let comments: CommentsModel;
  test.beforeAll(async () => {
    userData = userDataWithSite();
    stet = await launchStet({ userData, size: { width: 1600, height: 900 } });
    editor = new EditorModel(stet.page);
    comments = new CommentsModel(editor);
    await editor.startStory();
    await editor.write({
      headline: 'The ferry stays',
      dek: 'For now',
      body: ['The council sat late.', 'The ferry left at noon.'],
    });
    await editor.savedHere();
  });
  test.afterAll(async () => {
    await stet.close();
    forgetNewsroom(userData);
  });

  test('a comment is answered, assigned, resolved and reopened without its buttons', async () => {
    const { page } = stet;
    expect(await isEnabled('reply-comment')).toBe(false);
    await comments.select('noon');
    await comments.comment('By which clock?');
    await page.keyboard.press('ControlOrMeta+Alt+Shift+m');
    await expect(page.getByRole('textbox', { name: /^Answer/ })).toBeFocused();
    await page.keyboard.type('The one at the wharf.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(comments.card('By which clock?')).toContainText('The one at the wharf.');
    await run('assign-comment');
    const list = page.getByRole('combobox', { name: 'Assigned to' });
    await expect(list).toBeFocused();
    await list.selectOption('for Claire Roy');
    await expect(list).toHaveValue('claire');
    expect(await isEnabled('reopen-comment')).toBe(false);
    await chooseInMenu('resolve-comment');
    await expect(comments.anchors).toHaveCount(0);
    await comments.showList();
    await page.getByText('Resolved (1)').click();
    await comments.openCard('By which clock?');
    await run('reopen-comment');
    await expect(comments.anchors).toHaveCount(1);
  });

  test('a comment that lost its words is attached again without its buttons', async () => {
    const { page } = stet;
    await editor.rewrite('The ferry left at noon.', 'It left at eight.');
    await expect(comments.anchors).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /^Their words are gone/ })).toBeVisible();
    await comments.select('eight');
    await comments.openCard('By which clock?');
    expect(await isEnabled('attach-comment-selection')).toBe(true);
    expect(await isEnabled('attach-comment-words')).toBe(false);
    await run('attach-comment-selection');
    await expect(comments.anchors).toHaveText('eight');
    await page.keyboard.press('ControlOrMeta+Alt+i');
  });

  test('a field is commented on from the keyboard, and from the palette as long as it is meant', async () => {
    const { page } = stet;
    await page.keyboard.press('ControlOrMeta+Alt+i');
    const inspector = page.getByRole('complementary', { name: 'About the story' });
    await inspector.getByRole('tab', { name: 'Story' }).click();
    await inspector.getByRole('textbox', { name: 'Slug' }).click();
    await page.keyboard.press('ControlOrMeta+Alt+m');
    await page.keyboard.type('Is the year in it?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(comments.card('Is the year in it?')).toContainText('Slug');
    await inspector.getByRole('tab', { name: 'Story' }).click();
    await inspector.getByRole('combobox', { name: 'Language of the text' }).focus();
    await run('comment');
    await expect(page.getByRole('textbox', { name: /^New comment/ })).toBeFocused();
    await page.keyboard.type('Not French?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(comments.card('Not French?')).toContainText('Language of the text');
    await page.keyboard.press('ControlOrMeta+Alt+i');
    await editor.headline.click();
  });

  test('a block is moved and removed, and a table gets a row, without the buttons', async () => {
    const blocks = editor.copy.locator('p').filter({ hasText: /council|eight/ });
    await blocks.filter({ hasText: 'eight' }).click();
    await run('block-up');
    await expect(blocks).toHaveText([/eight/, /council/]);
    await chooseInMenu('block-down');
    await expect(blocks).toHaveText([/council/, /eight/]);
    expect(await isEnabled('row-above')).toBe(false);
    expect(await isEnabled('convert-block')).toBe(false);
    await run('table');
    await expect(editor.copy.locator('tr')).toHaveCount(3);
    await run('row-above');
    await expect(editor.copy.locator('tr')).toHaveCount(4);
    await chooseInMenu('delete-row');
    await expect(editor.copy.locator('tr')).toHaveCount(3);
    await run('remove-block');
    await expect(editor.copy.locator('tr')).toHaveCount(0);
    await chooseInMenu('table');
    await expect(editor.copy.locator('tr')).toHaveCount(3);
    await run('delete-table');
    await expect(editor.copy.locator('tr')).toHaveCount(0);
    await editor.savedHere();
  });

  test('versions are laid out and an earlier one restored without the buttons', async () => {
    const { page } = stet;
    const versions = new VersionsModel(page);
    await editor.savedHere();
    await run('name-version');
    await versions.nameIt('To the lawyer');
    await versions.back();
    await editor.ready();
    await editor.headline.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' for good');
    await editor.savedHere();
    expect(await isEnabled('restore-version')).toBe(false);
    await versions.open();
    await versions.version('To the lawyer').click();
    await run('versions-sides');
    await expect(page.getByRole('button', { name: 'Side by side' })).toHaveAttribute('aria-pressed', 'true');
    await chooseInMenu('versions-inline');
    await expect(page.getByRole('button', { name: 'In one text' })).toHaveAttribute('aria-pressed', 'true');
    await run('restore-version');
    await editor.ready();
    await expect(editor.headline).toHaveText('The ferry stays');
  });

  test('a story that somebody else holds is written in all the same without the button', async () => {
    const { page } = stet;
    expect(await isEnabled('write-anyway')).toBe(false);
    const holder = { name: 'Claire Roy', since: new Date().toISOString(), holds: true };
    const presence: Presence = {
      articleId: await storyId(page, 'The ferry stays'),
      others: [holder],
      mine: false,
    };
    await stet.app.evaluate(
      ({ BrowserWindow }, told) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('article:presence', told),
      JSON.stringify(presence),
    );
    const button = page.getByRole('button', { name: 'Write anyway' });
    await expect(button).toBeVisible();
    await run('write-anyway');
    await expect(button).toHaveCount(0);
    await editor.typeAtEnd(' Still.');
    await editor.savedHere();
  });
});
