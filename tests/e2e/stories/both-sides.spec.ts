import { expect, test } from '@playwright/test';
import { replaceOnSite, storedPosts } from '../../helpers/wordpress/posts';
import { EditorModel } from '../models/editor';
import { SiteModel } from '../models/site';
import { startWorld, type World } from './world';

let world: World;
test.beforeEach(async () => {
  world = await startWorld();
});
test.afterEach(() => world.end());

const here = 'The reporter wrote this on the train.';
const there = 'The night editor wrote this in WordPress.';

test('words changed on both sides are overwritten on neither, and both texts are at hand', async () => {
  const stet = await world.open();
  const { page } = stet;
  const site = new SiteModel(page);
  await site.connect(world.network.url, world.site.people.author);
  const editor = new EditorModel(page);
  await editor.startStory();
  await editor.write({ headline: 'Changed on both sides', dek: 'A dek', body: ['The first words.'] });
  await editor.savedHere();
  await editor.saveAsDraft();
  await expect(page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });

  world.network.offline();
  await editor.rewrite('The first words.', here);
  await editor.savedHere();
  const [before] = await storedPosts(world.site);
  if (before === undefined) throw new Error('The story is not on the site');
  await replaceOnSite(world.site, before.id, 'The first words.', there);
  const [edited] = await storedPosts(world.site);
  await editor.saveAsDraft();
  world.network.online();
  await site.sendNow('Changed on both sides');
  await expect(page.getByText('Needs you').first()).toBeVisible({ timeout: 60_000 });

  // Nothing was written on the site, nothing was lost here.
  expect(await storedPosts(world.site)).toEqual([edited]);
  const entry = page.getByRole('listitem', { name: 'Changed on both sides' });
  await entry.getByRole('button', { name: 'Compare the texts' }).click();
  const comparison = page.getByRole('main', { name: 'Two texts of one story' });
  await expect(comparison.getByText(here)).toBeVisible();
  await expect(comparison.getByText(there)).toBeVisible();
  await comparison.getByRole('button', { name: 'Back to the story' }).click();
  await expect(editor.copy.locator('del')).toHaveText('reporter wrote this on the train');
  await expect(editor.copy.locator('ins')).toHaveText('night editor wrote this in WordPress');

  // The person takes the site's text: it is the story's now, and no word of mine is on the site.
  await page.getByRole('button', { name: 'Compare the texts' }).click();
  await page.getByRole('button', { name: 'Take the site’s text' }).click();
  await editor.ready();
  await expect.poll(async () => (await editor.paragraphs()).join(' ')).toContain(there);
  expect(await storedPosts(world.site)).toEqual([edited]);
  await stet.close();
});

test('mine goes over exactly the text that was shown, and over no later one', async () => {
  const stet = await world.open();
  const { page } = stet;
  const site = new SiteModel(page);
  await site.connect(world.network.url, world.site.people.author);
  const editor = new EditorModel(page);
  await editor.startStory();
  await editor.write({ headline: 'Mine over theirs', dek: 'A dek', body: ['The first words.'] });
  await editor.savedHere();
  await editor.saveAsDraft();
  await expect(page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });
  const post = (await storedPosts(world.site)).find(({ title }) => title === 'Mine over theirs');
  if (post === undefined) throw new Error('The story is not on the site');
  await replaceOnSite(world.site, post.id, 'The first words.', there);
  await editor.rewrite('The first words.', here);
  await editor.savedHere();
  await editor.saveAsDraft();
  await page.getByRole('button', { name: 'Compare the texts' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Send mine over it' }).click();
  await site.openOutbox();
  await expect(page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(async () => (await storedPosts(world.site)).find(({ id }) => id === post.id)?.content)
    .toContain(here);
  await stet.close();
});
