import { expect, test } from '@playwright/test';
import { deskOf, postCalled, type Desk } from './desk';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let editor: Desk;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld({ companion: true });
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.contributor);
  editor = deskOf(await world.open({ whose: 'editor' }));
  await editor.site.connect(world.site.url, world.site.people.editor);
});
test.afterAll(() => world.end());

const headline = 'The harbour board meets again';

test('a story is handed in, sent back with a question, handed in again, approved and published', async () => {
  test.setTimeout(300_000);
  await reporter.editor.startStory();
  await reporter.editor.write({
    headline,
    dek: 'Nine members, one item.',
    body: ['The board met on Monday.', 'It ended at two.'],
  });
  await reporter.editor.savedHere();
  await expect(reporter.editor.review.standing).toHaveText('Draft');
  await reporter.stet.page.keyboard.press('ControlOrMeta+Shift+Enter');
  await isOnTheSite(reporter);
  await expect(reporter.editor.review.standing).toHaveText(submittedBy());
  await expect(reporter.editor.review.primary).toHaveCount(0);
  expect((await postCalled(world.site, headline)).status).toBe('pending');
  // Who has a story open holds it, so each leaves it to the other.
  await reporter.site.openOutbox();

  await editor.site.fetchNow();
  await editor.editor.openStory(headline);
  await expect(editor.editor.review.standing).toHaveText(/^Submitted/);
  await expect(editor.editor.review.primary).toHaveText('Approve');
  await editor.editor.review.choose('Start Review');
  await expect(editor.editor.review.standing).toHaveText(/^In review/);
  await editor.editor.review.requestChanges('Who says it ended at two?');
  await isOnTheSite(editor);
  await editor.site.openOutbox();

  await reporter.site.fetchNow();
  await reporter.editor.openStory(headline);
  const question = reporter.stet.page.getByText('Who says it ended at two?');
  await expect(question).toBeVisible();
  await expect(reporter.editor.review.standing).toHaveText(/^Changes requested/);
  await reporter.editor.continueBlock('It ended at two.', ' The clerk confirmed it.');
  await reporter.editor.savedHere();
  await reporter.editor.review.press('Submit');
  await isOnTheSite(reporter);
  await expect(question).toHaveCount(0);
  await reporter.site.openOutbox();

  await editor.site.fetchNow();
  await editor.editor.openStory(headline);
  await expect(editor.editor.copy).toContainText('The clerk confirmed it.', { timeout: 60_000 });
  await editor.editor.review.press('Approve');
  await expect(editor.editor.review.standing).toHaveText(/^Approved by/);
  await editor.editor.review.press('Publish');
  await expect(editor.editor.review.standing).toHaveText(/^Published by/, { timeout: 60_000 });
  await isOnTheSite(editor);
  const post = await postCalled(world.site, headline);
  expect(post.status).toBe('publish');
  expect(post.content).toContain('The clerk confirmed it.');
});

async function isOnTheSite({ editor: { review } }: Desk): Promise<void> {
  await expect(review.delivery).toHaveText(/^On the site, checked/, { timeout: 60_000 });
}

function submittedBy(): RegExp {
  return new RegExp(`^Submitted by ${world.site.people.contributor.name}, \\d\\d:\\d\\d$`);
}
