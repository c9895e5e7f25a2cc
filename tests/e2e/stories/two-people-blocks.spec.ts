import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import {
  listToParagraphsInBlockEditor,
  openInBlockEditor,
  replacePictureInBlockEditor,
  signIn,
  startChromium,
} from '../../helpers/wordpress/block-editor';
import type { OpenedInWordPress } from '../../helpers/wordpress/block-editor';
import { deliver, deskOf, handOver, postCalled, type Desk } from './desk';
import { startWorld, type World } from './world';

const pictures = join(process.cwd(), 'resources', 'samples', 'pictures');
const items = ['Two litres of milk', 'One loaf of bread', 'A pound of salt'] as const;

let world: World;
let reporter: Desk;
let colleague: Desk;
let chromium: Browser;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld();
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.author);
  colleague = deskOf(await world.open({ whose: 'editor' }));
  await colleague.site.connect(world.site.url, world.site.people.editor);
  chromium = await startChromium();
});
test.afterAll(async () => {
  await chromium.close();
  await world.end();
});

test('a picture replaced in WordPress while its caption is rewritten is one picture with both', async () => {
  const headline = 'Fog over the harbour';
  await sharePicture(headline, 'Fog on Monday.');
  const post = await postCalled(world.site, headline);
  const [before] = pictureAddresses(post.content);
  expect(before).toBeDefined();

  world.network.offline();
  await reporter.editor.rewrite('Fog on Monday.', 'The last boat leaves in fog on Monday.');
  await reporter.editor.savedHere();
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  await replacePictureInBlockEditor(page, world.site.url, post.id, join(pictures, 'storm.jpg'));
  await page.close();

  world.network.online();
  await deliver(reporter);
  const { content } = await postCalled(world.site, headline);
  const opened = await openedInWordPress(post.id);
  expect(opened.invalidBlocks).toEqual([]);
  expect(opened.blocks).toEqual(['core/paragraph', 'core/image', 'core/paragraph']);
  expect(pictureAddresses(content)).toHaveLength(1);
  expect(pictureAddresses(content)).not.toEqual([before]);
  expect(opened.text).toBe('Before the picture. The last boat leaves in fog on Monday. After the picture.');
  await expect(reporter.stet.page.getByRole('button', { name: /^See \d+ changes?$/ })).toHaveCount(0);
  await colleague.site.fetchNow();
  await colleague.editor.openStory(headline);
  for (const { editor } of [reporter, colleague]) {
    await expect(editor.pictures).toHaveCount(1);
    await expect(editor.pictures).toContainText('The last boat leaves in fog on Monday.');
    expect(await editor.paragraphs()).toEqual(['Before the picture.', 'After the picture.']);
  }
});

test('a list turned into paragraphs while an item is edited is paragraphs with the edit', async () => {
  const headline = 'What to bring';
  await shareList(headline);

  world.network.offline();
  await reporter.editor.continueBlock(items[1], ' from Marchand');
  await reporter.editor.savedHere();
  await colleague.editor.copy.getByText(items[0]).click();
  await colleague.editor.page.keyboard.press('Home');
  await colleague.editor.copy.getByText(items[2]).click({ modifiers: ['Shift'] });
  await colleague.editor.press('Bulleted List');
  await expect(colleague.editor.copy.locator('li')).toHaveCount(0);
  await colleague.editor.savedHere();
  await deliver(colleague);

  world.network.online();
  await deliver(reporter);
  const merged = ['What everybody needs:', items[0], `${items[1]} from Marchand`, items[2], 'That is all.'];
  await expect.poll(() => reporter.editor.paragraphs()).toEqual(merged);
  await expect(reporter.stet.page.getByRole('button', { name: /^See \d+ changes?$/ })).toHaveCount(0);
  const opened = await openedInWordPress((await postCalled(world.site, headline)).id);
  expect(opened.invalidBlocks).toEqual([]);
  expect(opened.blocks).toEqual(merged.map(() => 'core/paragraph'));
  expect(opened.text).toBe(merged.join(' '));
  await colleague.site.fetchNow();
  await colleague.editor.openStory(headline);
  await expect.poll(() => colleague.editor.paragraphs()).toEqual(merged);
});

test('a list that WordPress turned into paragraphs while an item is edited keeps the edit', async () => {
  const headline = 'What to leave at home';
  await shareList(headline);
  const { id } = await postCalled(world.site, headline);

  world.network.offline();
  await reporter.editor.continueBlock(items[1], ' from Marchand');
  await reporter.editor.savedHere();
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  await listToParagraphsInBlockEditor(page, world.site.url, id);
  await page.close();

  world.network.online();
  await deliver(reporter);
  const merged = ['What everybody needs:', items[0], `${items[1]} from Marchand`, items[2], 'That is all.'];
  await expect.poll(() => reporter.editor.paragraphs()).toEqual(merged);
  const opened = await openedInWordPress(id);
  expect(opened.invalidBlocks).toEqual([]);
  expect(opened.blocks).toEqual(merged.map(() => 'core/paragraph'));
  expect(opened.text).toBe(merged.join(' '));
});

/** The reporter shares a story with one picture between two paragraphs. */
async function sharePicture(headline: string, caption: string): Promise<void> {
  const { editor, stet } = reporter;
  await editor.startStory();
  await editor.write({ headline, dek: 'A dek', body: ['Before the picture.', 'After the picture.'] });
  await editor.copy.getByText('Before the picture.').click();
  await editor.insertPicture(join(pictures, 'harbour.jpg'), caption, stet.app);
  await handOver(reporter, colleague, headline);
  await expect(colleague.editor.pictures).toContainText(caption);
}

/** The reporter shares a story with one list between two paragraphs. */
async function shareList(headline: string): Promise<void> {
  const { editor } = reporter;
  await editor.startStory();
  await editor.write({ headline, dek: 'A dek', body: ['What everybody needs:', ''] });
  for (const text of ['- ', items[0], '\n', items[1], '\n', items[2], '\n', '\n', 'That is all.']) {
    await editor.page.keyboard.type(text);
  }
  await expect(editor.copy.locator('li')).toHaveText([...items]);
  await handOver(reporter, colleague, headline);
  await expect(colleague.editor.copy.locator('li')).toHaveText([...items]);
}

/** What the administrator finds on opening the post in WordPress's own editor. */
async function openedInWordPress(id: number): Promise<OpenedInWordPress> {
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  const opened = await openInBlockEditor(page, world.site.url, id);
  await page.close();
  return opened;
}

/** The addresses of the pictures in a post's content. */
function pictureAddresses(content: string): readonly string[] {
  return [...content.matchAll(/<img src="([^"]+)"/g)].map((match) => String(match[1]));
}
