import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import {
  editInBlockEditor,
  openInBlockEditor,
  signIn,
  startChromium,
} from '../../helpers/wordpress/block-editor';
import { storedPosts } from '../../helpers/wordpress/posts';
import { deliver, deskOf, handOver, postCalled, type Desk } from './desk';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let colleague: Desk;
let chromium: Browser;

test.describe.configure({ mode: 'serial' });
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

test('a reporter, an editor and WordPress change one story apart, and there is one story again', async () => {
  const headline = 'Three hands, one story';
  const body = [
    'The harbour board met on Monday.',
    'A second paragraph that the desk will cut for length tonight.',
    'The vote took place after midnihgt.',
    'It ended at two.',
  ];
  await share(headline, body);
  const post = await postCalled(world.site, headline);

  // On the train: the reporter rewrites the top.
  world.network.offline();
  await reporter.editor.rewrite(
    body[0] ?? '',
    'The harbour board met on Monday and threw out its own budget.',
  );
  await reporter.editor.savedHere();
  // In the office: the editor fixes the ending and cuts a paragraph.
  await colleague.editor.rewrite(body[3] ?? '', 'It ended at two, with nine in the room.');
  await colleague.editor.cutBlock(body[1] ?? '');
  await deliver(colleague);
  // At night, in WordPress's own editor: a typo.
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  await editInBlockEditor(page, world.site.url, post.id, { from: 'midnihgt', to: 'midnight' });

  world.network.online();
  await deliver(reporter);
  const merged = [
    'The harbour board met on Monday and threw out its own budget.',
    'The vote took place after midnight.',
    'It ended at two, with nine in the room.',
  ];
  expect(await reporter.editor.paragraphs()).toEqual(merged);
  const opened = await openInBlockEditor(page, world.site.url, post.id);
  expect(opened.invalidBlocks).toEqual([]);
  for (const paragraph of merged) expect(opened.text).toContain(paragraph);
  await page.close();

  // What was cut is listed, and comes back with one click.
  const changes = await reporter.editor.showChanges();
  await expect(changes.getByText(body[1] ?? '')).toBeVisible();
  // An author is told the names of those alone who have published, so the site stands for its editor.
  await expect(changes.getByText(/^Site Admin, The Harbour Ledger removed this/)).toBeVisible();
  await changes.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => reporter.editor.paragraphs()).toEqual([merged[0], body[1], merged[1], merged[2]]);
  await reporter.editor.savedHere();
  await deliver(reporter);

  await colleague.site.fetchNow();
  await colleague.editor.openStory(headline);
  await expect.poll(() => colleague.editor.paragraphs()).toEqual([merged[0], body[1], merged[1], merged[2]]);
});

test('both change the headline: a tracked change says who wanted what', async () => {
  const headline = 'Council approves budget';
  await share(headline, ['Some words.']);
  world.network.offline();
  await reporter.editor.rewrite(headline, 'Council rejects budget');
  await reporter.editor.savedHere();
  await colleague.editor.rewrite(headline, 'Council postpones budget');
  await deliver(colleague);

  world.network.online();
  await reporter.editor.saveAsDraft();
  const changes = await reporter.editor.showChanges();
  await expect(changes.getByRole('listitem')).toHaveCount(1);
  await expect(changes.getByRole('listitem')).toContainText('rejects');
  await expect(changes.getByRole('listitem')).toContainText('postpones');
  expect((await postCalled(world.site, 'Council postpones budget')).status).toBe('draft');
  await changes.getByRole('button', { name: 'Accept' }).click();
  await expect(reporter.editor.headline).toHaveText('Council postpones budget');
  await reporter.editor.savedHere();
  await deliver(reporter);
  // One headline of the two, and nobody's words beside it.
  expect((await storedPosts(world.site)).filter(({ title }) => title.startsWith('Council'))).toHaveLength(1);
});

test('a paragraph cut by one and edited by the other stays, suggested for removal', async () => {
  const headline = 'Cut against edit';
  const body = ['The first paragraph stays.', 'The second one is in doubt.', 'The third paragraph stays.'];
  await share(headline, body);
  world.network.offline();
  await reporter.editor.continueBlock(body[1] ?? '', ' But the mayor confirmed it.');
  await reporter.editor.savedHere();
  await colleague.editor.cutBlock(body[1] ?? '');
  await deliver(colleague);
  world.network.online();
  await reporter.editor.saveAsDraft();
  const changes = await reporter.editor.showChanges();
  await expect(changes.getByRole('listitem')).toContainText('But the mayor confirmed it.');
  await changes.getByRole('button', { name: 'Reject' }).click();
  await reporter.editor.savedHere();
  await deliver(reporter);
  expect((await postCalled(world.site, headline)).content).toContain('But the mayor confirmed it.');
});

test('the same tag added twice is one tag', async () => {
  const headline = 'Tagged twice';
  await share(headline, ['Some words.']);
  world.network.offline();
  await reporter.editor.addTag('night sitting');
  await reporter.editor.addTag('ferry');
  await reporter.editor.savedHere();
  await colleague.editor.addTag('Night sitting');
  await colleague.editor.addTag('budget');
  await deliver(colleague);
  world.network.online();
  await deliver(reporter);
  expect((await postCalled(world.site, headline)).tags.map((tag) => tag.toLowerCase()).sort()).toEqual([
    'budget',
    'ferry',
    'night sitting',
  ]);
});

test('a story changed at the last moment is not published unread', async () => {
  const headline = 'Published against a late edit';
  await share(headline, ['Some words.']);
  const post = await postCalled(world.site, headline);
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  await editInBlockEditor(page, world.site.url, post.id, { from: 'Some words.', to: 'Some late words.' });
  await page.close();
  await colleague.editor.publish();
  await expect(
    colleague.stet.page.getByText(/The text changed on the site after it was approved/).first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  expect((await postCalled(world.site, headline)).status).toBe('draft');
  await expect.poll(() => colleague.editor.paragraphs()).toEqual(['Some late words.']);
  // The words that came are not those that were approved with the first try.
  await colleague.editor.review.press('Approve again');
  await colleague.editor.review.press('Publish');
  await expect
    .poll(async () => (await postCalled(world.site, headline)).status, { timeout: 60_000 })
    .toBe('publish');
});

/** The reporter writes a story and saves it as a draft; the editor fetches and opens it. */
async function share(headline: string, body: readonly string[]): Promise<void> {
  await reporter.editor.startStory();
  await reporter.editor.write({ headline, dek: 'A dek', body });
  await handOver(reporter, colleague, headline);
}
