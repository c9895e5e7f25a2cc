import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { openStore } from '../../../electron/store/file/open';
import { connectedSites, saveSite } from '../../../electron/store/sites/sites';
import { companion } from '../../cms/plugin/companion';
import type { FaultPlan } from '../../helpers/fault-proxy';
import { valueOf } from '../../helpers/newsroom';
import {
  editInBlockEditor,
  publishInBlockEditor,
  signIn,
  startChromium,
} from '../../helpers/wordpress/block-editor';
import { deskOf, handIn, hoursFromNow, passOn, pickUp, postCalled, type Desk } from './desk';
import { readPublicly } from './public-page';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let editor: Desk;
let chromium: Browser;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld({ companion: true });
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.contributor);
  editor = deskOf(await world.open({ whose: 'editor' }));
  await editor.site.connect(world.site.url, world.site.people.editor);
  chromium = await startChromium();
});
test.afterAll(async () => {
  await chromium.close();
  await world.end();
});

test('an approval is void when somebody’s late words are merged in, and nothing goes out', async () => {
  const headline = 'Approved before the late edit';
  await handIn(reporter, { headline, dek: 'A dek', body: ['The vote took place after midnihgt.'] });
  const { review } = editor.editor;
  await pickUp(editor, headline);
  await review.press('Approve');
  await expect(review.standing).toHaveText(/^Approved by Claire Dubois/);
  await review.arrives();

  const post = await postCalled(world.site, headline);
  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.administrator);
  await editInBlockEditor(page, world.site.url, post.id, { from: 'midnihgt', to: 'midnight' });
  await page.close();
  await review.press('Publish');
  await expect(review.problem).toHaveText(
    'Needs you: The text changed on the site after it was approved, and that change is now merged into yours: ' +
      'so the approval is void, and nothing was published. Your text is saved here. ' +
      'Look at what changed, then have it approved again.',
    { timeout: 60_000 },
  );
  await expect(review.voided).toBeVisible();
  await expect.poll(() => editor.editor.paragraphs()).toEqual(['The vote took place after midnight.']);
  expect(await postCalled(world.site, headline)).toMatchObject({ status: 'pending' });
  expect((await readPublicly(chromium, post.link)).text).not.toContain('The vote took place');
  await editor.site.openOutbox();
  const waiting = editor.stet.page.getByRole('listitem', { name: headline });
  await expect(waiting.getByRole('button', { name: 'Open the story' })).toBeVisible();
});

test('a story under embargo is published neither here, nor by force, nor in WordPress', async () => {
  const headline = 'Held until the morning';
  await handIn(reporter, { headline, dek: 'A dek', body: ['The prize goes to the harbour school.'] });
  const { review } = editor.editor;
  await pickUp(editor, headline);
  await editor.editor.setEmbargo(hoursFromNow(12));
  await editor.editor.savedHere();
  await review.press('Approve');
  await expect(review.standing).toHaveText(/^Approved by Claire Dubois/);
  await review.choose('Publish');
  await expect(review.refusal).toContainText(
    'This story is under embargo, and nothing of it may appear before that ends.',
  );
  await expect(review.standing).toHaveText(/^Approved by Claire Dubois/);
  await passOn(editor);

  const post = await postCalled(world.site, headline);
  const forcing = companion(world.site, world.site.people.editor);
  const entry = await forcing.article(post.id);
  const words = { title: headline, content: post.content, excerpt: post.excerpt, status: 'publish' };
  const answer = await forcing.publish(post.id, entry.version, words, { record: entry.record });
  expect([answer.status, answer.body.code]).toEqual([412, 'stet_embargoed']);

  const page = await chromium.newPage();
  await signIn(page, world.site.url, world.site.people.editor);
  const inWordPress = await publishInBlockEditor(page, world.site.url, post.id);
  await page.close();
  expect(inWordPress.saved).toBe(false);
  expect(inWordPress.told).toContain('under embargo until');
  expect(await postCalled(world.site, headline)).toMatchObject({ status: 'pending' });
  expect((await readPublicly(chromium, post.link)).text).not.toContain('The prize goes to');
});

test('a contributor who forges the right to publish is refused by the site, in words', async () => {
  const headline = 'Published by myself';
  await handIn(reporter, { headline, dek: 'A dek', body: ['Nobody else has read this.'] });
  const { userData } = reporter.stet;
  await reporter.stet.close();
  grantEverything(userData);
  world.network.offline();
  world.network.setFault(await toldOfTheirRole({ publish_posts: true, edit_others_posts: true }));
  reporter = deskOf(await world.open());
  const { review } = reporter.editor;
  await reporter.editor.openStory(headline);
  await review.choose('Publish');
  await expect(review.standing).toHaveText(/^Approved by Jo Fraser/);
  await expect(review.delivery).toHaveText(/^Waiting to send/);
  world.network.online();
  await reporter.site.sendNow(headline);
  await reporter.editor.openStory(headline);
  await expect(review.delivery).toHaveText(/^Needs you/, { timeout: 60_000 });
  const post = await postCalled(world.site, headline);
  expect(post.status).toBe('pending');
  const asked = world.network.answers.filter(
    ({ request }) =>
      request.method === 'POST' && request.path.includes(`/stet/v1/articles/${post.id}/publish`),
  );
  expect(
    asked.map(({ status, body }) => [status, (JSON.parse(body.toString()) as { code: string }).code]),
  ).toEqual([[403, 'stet_forbidden']]);
  await expect(review.problem).toHaveText(
    'Needs you: Your role on the site does not allow this. Your text is saved here. ' +
      'Submit it, and an editor can publish it.',
  );
  world.network.setFault(null);

  const forcing = companion(world.site, world.site.people.contributor);
  const entry = await forcing.article(post.id);
  const words = { title: headline, content: post.content, excerpt: post.excerpt, status: 'publish' };
  const answer = await forcing.publish(post.id, entry.version, words, { record: entry.record });
  expect(answer.status).toBe(403);
  expect(await postCalled(world.site, headline)).toMatchObject({ status: 'pending' });
  expect((await readPublicly(chromium, post.link)).text).not.toContain('Nobody else has read this.');
});

/** Answers of the site about the contributor with abilities that are not theirs: who owns a machine owns what it hears. */
async function toldOfTheirRole(forged: Readonly<Record<string, boolean>>): Promise<FaultPlan> {
  const { status, body } = await companion(world.site, world.site.people.contributor).core<{
    readonly capabilities: object;
  }>('GET', '/users/me?context=edit');
  expect(status).toBe(200);
  const answer = JSON.stringify({ ...body, capabilities: { ...body.capabilities, ...forged } });
  return ({ path }) =>
    path.includes('/wp/v2/users/me') ? { kind: 'answer', status: 200, body: answer } : { kind: 'pass' };
}

/** What somebody can write into the database of their own machine while Stet is closed. */
function grantEverything(userData: string): void {
  const now = (): Date => new Date();
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now }));
  for (const site of connectedSites(store.db))
    saveSite(store.db, {
      ...site,
      person: { ...site.person, abilities: { ...site.person.abilities, publish: true, editOthers: true } },
      facts: { ...site.facts, policy: { ...site.facts.policy, ownCopy: 'allowed' } },
    });
  store.close();
}
