import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { startChromium } from '../../helpers/wordpress/block-editor';
import { DeskModel } from '../models/desk';
import { LibraryModel } from '../models/library';
import { VersionsModel } from '../models/versions';
import { deskOf, handIn, hoursFromNow, passOn, pickUp, postCalled, type Desk } from './desk';
import { readPublicly } from './public-page';
import { startWorld, type World } from './world';

let world: World;
let maya: Desk;
let claire: Desk;
let chromium: Browser;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld({ companion: true });
  maya = deskOf(await world.open());
  await maya.site.connect(world.network.url, world.site.people.author);
  claire = deskOf(await world.open({ whose: 'editor' }));
  await claire.site.connect(world.site.url, world.site.people.editor);
  chromium = await startChromium();
});
test.afterAll(async () => {
  await chromium.close();
  await world.end();
});

const headline = 'Council keeps the night ferry';
const dek = 'Seven to two, after five hours.';
const body = [
  'The council voted on Monday, late at night, to keep the ferry.',
  'The mayor shouted that the budget was a disaster.',
  'It ended at two.',
];

test('the editor finds the story in the queue, suggests, asks, and sends it back', async () => {
  await handIn(maya, { headline, dek, body });

  const { editor, comments, stet } = claire;
  const library = new LibraryModel(stet.page);
  await claire.site.fetchNow();
  await library.open();
  await new DeskModel(stet.page).queue('Waiting for me').click();
  await expect(library.row(headline)).toContainText('Changed since you looked', { timeout: 30_000 });
  await library.row(headline).click();
  await editor.ready();
  await expect(stet.page.getByRole('button', { name: 'Suggesting' })).toHaveAttribute('aria-pressed', 'true');

  await comments.select(', late at night,');
  await stet.page.keyboard.press('Backspace');
  await comments.select('shouted');
  await stet.page.keyboard.type('said');
  await expect(editor.copy.locator('del')).toHaveText([', late at night,', 'shouted']);
  await expect(editor.copy.locator('ins')).toHaveText('said');
  await comments.select('at two');
  await comments.ask('Who says so, ', 'Maya Tremblay');
  await expect(comments.card('Who says so, @Maya Tremblay').locator('b')).toHaveText('@Maya Tremblay');
  await editor.savedHere();
  await editor.review.requestChanges('Two suggestions and one question.');
  await passOn(claire);
  expect((await postCalled(world.site, headline)).content).not.toContain('Who says so');
});

test('the reporter answers without a network, and it arrives when there is one', async () => {
  const { editor, comments, stet } = maya;
  await pickUp(maya, headline);
  await expect(stet.page.getByText('Two suggestions and one question.')).toBeVisible({ timeout: 30_000 });
  world.network.offline();
  await expect(editor.review.standing).toHaveText(/^Changes requested by Claire Dubois/);

  const changes = await editor.listChanges();
  await expect(changes).toHaveCount(2);
  await changes.filter({ hasText: 'late at night' }).getByRole('button', { name: 'Accept' }).click();
  await changes.filter({ hasText: 'shouted' }).getByRole('button', { name: 'Reject' }).click();
  await expect(editor.copy.locator('[data-suggestion]')).toHaveCount(0);
  await comments.showList();
  await comments.answer('Who says so', 'The clerk’s minutes.');
  await editor.continueBlock('It ended at two.', ' The clerk wrote it down.');
  await editor.savedHere();
  await editor.review.press('Submit');
  await expect(editor.review.standing).toHaveText(/^Submitted by Maya Tremblay/);
  await expect(editor.review.delivery).toHaveText(/^Waiting to send/);

  world.network.online();
  await maya.site.sendNow(headline);
  await editor.openStory(headline);
  await passOn(maya);
});

const approved = [
  'The council voted on Monday to keep the ferry.',
  'The mayor shouted that the budget was a disaster.',
  'It ended at two. The clerk wrote it down.',
];

test('the editor reads what changed, approves these words, and schedules them', async () => {
  const { editor, comments, stet } = claire;
  const library = new LibraryModel(stet.page);
  const versions = new VersionsModel(stet.page);
  await claire.site.fetchNow();
  await library.open();
  await expect(library.row(headline)).toContainText('Changed since you looked', { timeout: 30_000 });
  await library.row(headline).click();
  await editor.ready();
  await stet.page.getByRole('button', { name: 'Show what changed' }).click();
  await expect(versions.difference.locator('ins')).toHaveText([' The clerk wrote it down.']);
  await versions.back();
  await editor.ready();
  expect(await editor.paragraphs()).toEqual(approved);

  await comments.showList();
  await comments.openCard('Who says so');
  await expect(comments.card('Who says so')).toContainText('The clerk’s minutes.');
  await comments.resolve('Who says so');
  await editor.savedHere();
  await editor.review.press('Approve');
  await expect(editor.review.standing).toHaveText(/^Approved by Claire Dubois/);
  await editor.review.schedule(hoursFromNow(2));
  await expect(editor.review.standing).toHaveText(/^Scheduled for/, { timeout: 60_000 });
  await passOn(claire);
  expect((await postCalled(world.site, headline)).status).toBe('future');
});

test('the reporter touches a comma, and it is not published at its hour', async () => {
  const { editor, comments, stet } = maya;
  await pickUp(maya, headline);
  await expect(editor.review.standing).toHaveText(/^Scheduled for/);
  await comments.select('Monday');
  await stet.page.keyboard.press('ArrowRight');
  await stet.page.keyboard.type(',');
  await editor.savedHere();
  await expect(editor.review.voided).toBeVisible();
  await expect(editor.review.standing).toHaveText(/^Approval void since/);
  await expect
    .poll(async () => (await postCalled(world.site, headline)).status, { timeout: 60_000 })
    .toBe('pending');
  await passOn(maya);
});

test('the editor sees the comma, approves again and publishes: readers have these words and no others', async () => {
  const { editor, stet } = claire;
  const versions = new VersionsModel(stet.page);
  await pickUp(claire, headline);
  await expect(editor.review.voided).toBeVisible({ timeout: 30_000 });
  await expect(editor.copy).toContainText('on Monday, to keep');
  await stet.page.getByRole('button', { name: 'Show what changed' }).last().click();
  await expect(versions.difference.locator('ins')).toHaveText([',']);
  await expect(versions.difference.locator('del')).toHaveCount(0);
  await versions.back();
  await editor.ready();
  await editor.clearHour();
  await editor.savedHere();
  await editor.review.press('Approve again');
  await expect(editor.review.voided).toHaveCount(0);
  await editor.review.choose('Publish');
  await expect(editor.review.standing).toHaveText(/^Published by Claire Dubois/, { timeout: 60_000 });
  await editor.review.arrives();

  const post = await postCalled(world.site, headline);
  expect(post.status).toBe('publish');
  const page = await readPublicly(chromium, post.link);
  expect(page.headline).toBe(headline);
  expect(page.paragraphs).toEqual([
    (approved[0] ?? '').replace('Monday', 'Monday,'),
    approved[1],
    approved[2],
  ]);
  for (const secret of ['late at night', 'said that', 'Who says so', 'minutes', 'Two suggestions'])
    expect(page.html).not.toContain(secret);
});
