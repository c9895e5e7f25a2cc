import { expect, test } from '@playwright/test';
import { axeFindings } from '../../helpers/axe-findings';
import { deliver, deskOf, handOver, type Desk } from './desk';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let editor: Desk;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld({ companion: true });
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.author);
  editor = deskOf(await world.open({ whose: 'editor' }));
  await editor.site.connect(world.site.url, world.site.people.editor);
});
test.afterAll(() => world.end());

const headline = 'Asked while it is written';
const words = 'The harbour board met on Monday.';

test('an editor asks about the words that a reporter is writing, without touching them', async () => {
  test.setTimeout(240_000);
  const { page } = editor.stet;
  await reporter.editor.startStory();
  await reporter.editor.write({ headline, dek: 'A dek', body: [words, 'It rained.'] });
  await handOver(reporter, editor, headline, { held: true });
  await expect(editor.editor.copy).toHaveAttribute('contenteditable', 'false');
  await expect(editor.editor.copy).toHaveAttribute('aria-readonly', 'true');

  // By key: what is typed is the question, not the copy.
  await editor.comments.select('on Monday');
  await editor.comments.comment('Was it not Tuesday?');
  await expect(editor.comments.anchors).toHaveText(['on Monday']);
  await page.keyboard.type('xyz');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(editor.editor.copy).toContainText(words);
  await expect(editor.editor.copy).not.toContainText('xyz');
  await expect(editor.editor.copy.locator('strong')).toHaveCount(0);

  // By the palette, which offers what the menu does.
  await editor.comments.select('It rained');
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await page.getByRole('dialog').getByRole('combobox').fill('comment');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^Comment/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: /^New comment/ })).toBeFocused();
  await page.keyboard.type('All day?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(editor.comments.card('All day?')).toBeVisible();
  await expect(editor.comments.anchors).toHaveText(['on Monday', 'It rained']);

  // By the button of the list, which keeps the words selected.
  await editor.comments.showList();
  await editor.comments.select('harbour board');
  await page.getByRole('button', { name: 'Comment on the selection' }).click();
  await page.getByRole('textbox', { name: /^New comment/ }).fill('Its full name?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(editor.comments.anchors).toHaveText(['harbour board', 'on Monday', 'It rained']);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('held.png') });

  // It reaches the reporter, who has gone on writing and answers.
  await deliver(editor);
  await reporter.editor.typeAtEnd(' At noon.');
  await expect(reporter.comments.anchors).toHaveText(['harbour board', 'on Monday', 'It rained'], {
    timeout: 90_000,
  });
  await reporter.comments.showList();
  await expect(reporter.editor.copy).toContainText('It rained. At noon.');
  await reporter.comments.answer('Was it not Tuesday?', 'Monday, says the clerk.');
  await reporter.stet.page.screenshot({ path: test.info().outputPath('answered.png') });
});
