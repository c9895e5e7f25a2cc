import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { openInBlockEditor, signIn, startChromium } from '../../helpers/wordpress/block-editor';
import { publishPost, storedMedia, storedPosts } from '../../helpers/wordpress/posts';
import { EditorModel } from '../models/editor';
import { PreviewModel } from '../models/preview';
import { SiteModel } from '../models/site';
import { councilStory as story } from './council-story';
import { startWorld, type World } from './world';

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.end());

test('a story written without signal survives a dead battery and reaches WordPress whole, once', async () => {
  test.setTimeout(240_000);
  const reporter = world.site.people.author;
  const atHome = await world.open();
  await new SiteModel(atHome.page).connect(world.network.url, reporter);

  // In the town hall: no signal.
  world.network.offline();
  const editor = new EditorModel(atHome.page);
  await editor.startStory();
  await editor.write(story);
  await editor.addSection(story.section);
  for (const tag of story.tags) await editor.addTag(tag);
  await editor.addByline(reporter.name);
  await editor.setDateline(story.dateline.place, story.dateline.date);
  await editor.setSlug(story.slug);
  await editor.chooseLeadImage(
    join(process.cwd(), 'resources', 'samples', 'pictures', 'harbour.jpg'),
    atHome.app,
  );
  await editor.describeLeadImage('The ferry leaves the slip in fog', 'The last boat on Monday.');

  const preview = new PreviewModel(atHome.page);
  await preview.open();
  await preview.shows([story.headline, story.dek, ...story.body]);
  await preview.close();

  // The battery dies in the middle of a sentence.
  await editor.savedHere();
  await editor.typeAtEnd(' And then the lights');
  await editor.savedHere();
  await atHome.page.keyboard.type(' of the hall we');
  await atHome.kill();

  const later = await world.open();
  const reopened = new EditorModel(later.page);
  await reopened.ready();
  await expect(reopened.headline).toHaveText(story.headline);
  const kept = await reopened.paragraphs();
  expect(kept.slice(0, -1)).toEqual(story.body.slice(0, -1));
  const ending = kept.at(-1) ?? '';
  const last = story.body.at(-1) ?? '';
  expect(ending.startsWith(`${last} And then the lights`)).toBe(true);
  expect(`${last} And then the lights of the hall we`.startsWith(ending)).toBe(true);

  await reopened.submit();
  await expect(later.page.getByText(/Waiting to send since/).first()).toBeVisible();
  expect(await storedPosts(world.site)).toEqual([]);

  // Once more in the dark, now with the story in the outbox; then back on the network.
  await later.kill();
  const atDesk = await world.open();
  await new EditorModel(atDesk.page).ready();
  world.network.online();
  await new SiteModel(atDesk.page).sendNow(story.headline);
  await expect(atDesk.page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });

  const posts = await storedPosts(world.site);
  expect(posts).toHaveLength(1);
  const [post] = posts;
  if (post === undefined) throw new Error('There is no post');
  expect(post).toMatchObject({
    status: 'pending',
    title: story.headline,
    excerpt: story.dek,
    slug: story.slug,
    author: reporter.name,
    categories: [story.section],
  });
  expect(post.picture?.alt).toBe('The ferry leaves the slip in fog');
  expect(post.picture?.caption).toContain('The last boat on Monday.');
  expect([...post.tags].sort()).toEqual([...story.tags].sort());
  expect(await storedMedia(world.site)).toBe(1);

  const chromium = await startChromium();
  try {
    const page = await chromium.newPage();
    await signIn(page, world.site.url, world.site.people.editor);
    const opened = await openInBlockEditor(page, world.site.url, post.id);
    expect(opened.invalidBlocks).toEqual([]);
    expect(opened.blocks.filter((name) => name === 'core/paragraph').length).toBeGreaterThanOrEqual(
      story.body.length,
    );
    await publishPost(world.site, post.id);
    await page.goto(`${world.site.url}/?p=${post.id}`);
    const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
    for (const paragraph of [story.headline, ...story.body]) expect(text).toContain(typographic(paragraph));
  } finally {
    await chromium.close();
  }
});

/** WordPress shows straight apostrophes as curly ones. */
function typographic(text: string): string {
  return text.replace(/'/g, '’');
}
