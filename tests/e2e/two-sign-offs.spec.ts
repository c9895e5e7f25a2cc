import { expect, test } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet, type Stet } from '../helpers/launch-stet';
import { reviewNewsroom, type ReviewStory } from '../helpers/review-newsroom';
import { EditorModel } from './models/editor';

const said = 'The vote was on Monday.';
const approved = ['approved', 'approved', 'Claire Roy'] as const;
const published = ['published', 'published', 'Claire Roy'] as const;
const fields = { tags: ['court'] };

const stories: readonly ReviewStory[] = [
  { headline: 'Nobody has signed', fields, steps: [approved, published] },
  {
    headline: 'Anne has signed',
    fields,
    steps: [approved, published, ['signed-off', 'in-review', 'Anne Roy', said]],
  },
  {
    headline: 'For six o’clock',
    fields: { ...fields, publishAt: new Date(Date.now() + 7_200_000).toISOString() },
    steps: [approved],
  },
];

test.describe('a story that needs two sign-offs', () => {
  let userData: string;
  let stet: Stet;
  let editor: EditorModel;

  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    userData = reviewNewsroom({ stories, policy: { secondSignOff: { sections: [], tags: ['court'] } } });
    stet = await launchStet({ userData, size: { width: 1500, height: 900 } });
    editor = new EditorModel(stet.page);
  });
  test.afterAll(async () => {
    await stet.close();
    forgetNewsroom(userData);
  });

  test('is corrected by two: the first signs off with the notice, and is told that nothing goes out', async () => {
    const { review } = editor;
    await editor.openStory('Nobody has signed');
    await review.choose('Publish a Correction');
    await review.dialog.getByRole('textbox').fill(said);
    await expect(review.dialog).toContainText('This story needs two sign-offs. Yours is given now');
    expect(await axeFindings(stet.page)).toEqual([]);
    await review.dialog.getByRole('button', { name: 'Sign Off' }).click();
    await expect(review.dialog).toHaveCount(0);
    await expect(review.standing).toHaveText(
      '1 of 2 sign-offs, by Paul Gaudet · Another person’s is still needed',
    );
    const { page } = stet;
    await expect(page.getByText('Nothing has gone out yet.')).toContainText(
      `Waits to go out with this correction: ${said}`,
    );
    await expect(review.primary).toHaveCount(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('is corrected by the second with the notice that waits, which nobody writes again', async () => {
    const { review } = editor;
    await editor.openStory('Anne has signed');
    await expect(review.standing).toHaveText('1 of 2 sign-offs, by Anne Roy · Yours is still needed');
    await expect(stet.page.getByText(said)).toBeVisible();
    await review.press('Publish a Correction…');
    const words = review.dialog.getByRole('textbox');
    await expect(words).toHaveValue(said);
    await expect(review.dialog).toContainText('Anne Roy has signed off the story as it stands.');
    await words.fill('');
    await review.dialog.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(review.dialog.getByText('A few words are needed here.')).toBeVisible();
    await words.fill('It was on Sunday.');
    await expect(review.dialog).toContainText('This story needs two sign-offs. Yours is given now');
    await words.fill(said);
    await review.dialog.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(review.dialog).toHaveCount(0);
    await expect(review.standing).toHaveText(/^Approved by Paul Gaudet/);
    await expect(review.delivery).toHaveText(/^Waiting to send/);
  });

  test('is let out before its hour by two as well', async () => {
    const { review } = editor;
    await editor.openStory('For six o’clock');
    await review.choose('Publish');
    await expect(review.standing).toHaveText(/^1 of 2 sign-offs, by Paul Gaudet/);
    await expect(stet.page.getByText('Nothing has gone out yet.')).toBeVisible();
  });
});
