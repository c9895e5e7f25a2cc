import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { startChromium } from '../../helpers/wordpress/block-editor';
import { PaletteModel } from '../models/palette';
import { answerSavingWith } from '../models/save-dialog';
import { deskOf, handIn, passOn, pickUp, postCalled, type Desk } from './desk';
import { readPublicly, type PublicPage } from './public-page';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let editor: Desk;
let chromium: Browser;
let folder: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'stet-log-'));
  world = await startWorld({ companion: true });
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.author);
  editor = deskOf(await world.open({ whose: 'editor' }));
  await editor.site.connect(world.site.url, world.site.people.editor);
  chromium = await startChromium();
});
test.afterAll(async () => {
  await chromium.close();
  await world.end();
  rmSync(folder, { recursive: true, force: true });
});

const headline = 'Ferry fares go up';
const body = ['The fare is three dollars.', 'It holds from January.'];

async function publicPage(): Promise<PublicPage> {
  return readPublicly(chromium, (await postCalled(world.site, headline)).link);
}

test('an update and a correction are told to readers, each with its words and its time', async () => {
  await handIn(reporter, { headline, dek: 'A dek', body });
  const { review } = editor.editor;
  await pickUp(editor, headline);
  await review.choose('Publish');
  await expect(review.standing).toHaveText(/^Published by Claire Dubois/, { timeout: 60_000 });
  await review.arrives();
  expect((await publicPage()).paragraphs).toEqual(body);

  await editor.editor.suggest(false);
  await editor.editor.continueBlock('It holds from January.', ' Children ride free.');
  await editor.editor.savedHere();
  await review.tellReaders('Publish an Update', 'With the fare for children.');
  await expect(review.standing).toHaveText(/^Updated by Claire Dubois/, { timeout: 60_000 });
  await review.arrives();

  await editor.editor.rewrite('The fare is three dollars.', 'The fare is four dollars.');
  await editor.editor.savedHere();
  await review.tellReaders('Publish a Correction', 'The fare is four dollars, not three.');
  await expect(review.standing).toHaveText(/^Corrected by Claire Dubois/, { timeout: 60_000 });
  await review.arrives();
  const page = await publicPage();
  expect(page.paragraphs.slice(0, 2)).toEqual([
    'The fare is four dollars.',
    'It holds from January. Children ride free.',
  ]);
  expect(page.text).not.toContain('The fare is three dollars.');
  const day = new Date().getUTCFullYear();
  expect(page.text).toMatch(new RegExp(`Update, [^:]*${day}[^\n]*: With the fare for children\\.`));
  expect(page.text).toMatch(
    new RegExp(`Correction, [^:]*${day}[^\n]*: The fare is four dollars, not three\\.`),
  );
});

test('a killed story is its headline and an advisory, and the log tells all of it', async () => {
  const { review, inspector } = editor.editor;
  await review.kill('The fare was never decided.', 'This story was withdrawn because it was wrong.');
  await expect(review.standing).toHaveText(/^Killed by Claire Dubois/);
  await review.arrives();
  const page = await publicPage();
  expect(page.headline).toBe(headline);
  expect(page.paragraphs).toHaveLength(1);
  expect(page.paragraphs[0]).toContain('This story was withdrawn because it was wrong.');
  for (const gone of ['dollars', 'January', 'Children', 'never decided', 'A dek'])
    expect(page.html).not.toContain(gone);

  await inspector.getByRole('tab', { name: 'Versions' }).click();
  const activity = inspector.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(activity.filter({ hasText: 'Killed' })).toContainText('The fare was never decided.');
  const told = (await activity.locator('span:first-child').allInnerTexts()).toReversed();
  const toReaders = ['Submitted', 'Published', 'Updated', 'Corrected', 'Killed'];
  expect(told.filter((word) => toReaders.includes(word))).toEqual(toReaders);

  await answerSavingWith(editor.stet.app, join(folder, 'log.csv'));
  await new PaletteModel(editor.stet.page).run('Export the Log as CSV');
  await expect(editor.stet.page.getByText('The log was written to log.csv.')).toBeVisible();
  const lines = readFileSync(join(folder, 'log.csv'), 'utf8').split('\r\n');
  const line = (act: string): string => lines.find((each) => each.includes(`"${act}"`)) ?? '';
  expect(line('submitted')).toContain('Maya Tremblay');
  for (const act of ['approved', 'published', 'updated', 'corrected', 'killed'])
    expect(line(act)).toContain('Claire Dubois');
  expect(line('killed')).toContain('The fare was never decided.');
  expect(line('corrected')).toContain('The fare is four dollars, not three.');
  await passOn(editor);
});

test('the reporter hears of it', async () => {
  await reporter.site.fetchNow();
  await reporter.editor.openStory(headline, { held: true });
  await expect(reporter.editor.review.standing).toHaveText(/^Killed by Claire Dubois/, { timeout: 30_000 });
});
