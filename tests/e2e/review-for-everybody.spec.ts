import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { storyId } from '../helpers/story-id';
import type { Presence } from '../../shared/ipc/article-answers';
import { CommentsModel } from './models/comments';
import { EditorModel } from './models/editor';

const people = ['Maya Tremblay', 'Léo Gagné', 'Marie-Ève Thériault-Robichaud'];
const size = { width: 1600, height: 900 };

let stet: Stet;
let editor: EditorModel;
let comments: CommentsModel;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  stet = await launchStet({ size });
  editor = new EditorModel(stet.page);
  await editor.startStory();
  await editor.write({
    headline: 'Three at one desk',
    dek: 'And all of them with an opinion',
    body: ['The council sat late.', 'The ferry left at noon.', 'Nobody clapped.'],
  });
  await editor.savedHere();
  const { userData } = stet;
  for (const [at, words] of ['The council', 'The ferry', 'Nobody'].entries()) {
    await stet.kill();
    stet = await launchStet({ userData, size, preferences: { person: people[at] ?? '' } });
    editor = new EditorModel(stet.page);
    await editor.openStory('Three at one desk');
    await editor.suggest(true);
    await editor.continueBlock(words, ` So says ${people[at]}.`);
    await expect(editor.copy.locator('ins')).toHaveCount(at + 1);
    await editor.savedHere();
  }
  comments = new CommentsModel(editor);
  for (const words of ['sat', 'noon']) {
    await comments.select(words);
    await comments.comment(`Are you sure of “${words}”?`);
  }
});
test.afterAll(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

for (const theme of ['light', 'dark'] as const)
  test(`the changes of three people, comments beside them and who else is there can be used by everybody, ${theme}`, async () => {
    const { page } = stet;
    await page.evaluate((chosen) => window.stet['app:setPreferences']({ change: { theme: chosen } }), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const cards = await editor.listChanges();
    await expect(cards).toHaveCount(3);
    await usable(page, 'the list of changes');
    // The card that has the focus frames its change in the copy.
    await cards.getByRole('button').first().focus();
    await expect(editor.copy.locator('[data-suggestion]').first()).toHaveCSS('outline-style', 'solid');
    await usable(page, 'a change with the focus');
    await comments.showList();
    await usable(page, 'the list of comments');
    await page.keyboard.press('ControlOrMeta+Alt+i');
    await expect(comments.margin.getByRole('article')).toHaveCount(2);
    await comments.openCard('Are you sure of “noon”?');
    await usable(page, 'comments beside the page');

    const since = new Date().toISOString();
    await tell([{ name: 'Claire Roy', since, holds: true }], false);
    await expect(page.getByRole('button', { name: 'Write anyway' })).toBeVisible();
    await usable(page, 'a story that somebody else holds');
    await tell([{ name: 'Claire Roy', since, holds: false }], true);
    await expect(page.getByText('Claire Roy has this story open, too.')).toBeVisible();
    await usable(page, 'a story that somebody else reads');
    await tell([], true);
    await page.keyboard.press('ControlOrMeta+Alt+i');
  });

/** Tells the window who else has the story open, as main does when the site says so. */
async function tell(others: Presence['others'], mine: boolean): Promise<void> {
  const articleId = await storyId(stet.page, 'Three at one desk');
  await stet.app.evaluate(
    ({ BrowserWindow }, presence) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('article:presence', JSON.stringify(presence)),
    { articleId, others, mine },
  );
}

/** Colours fade for up to 120 ms; axe reads them as they are. */
async function usable(page: Page, what: string): Promise<void> {
  await page.waitForTimeout(200);
  expect.soft(await axeFindings(page), what).toEqual([]);
}
