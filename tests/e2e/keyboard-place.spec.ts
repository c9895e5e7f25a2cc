import { expect, test } from '@playwright/test';
import { forgetNewsroom, launchStet, type Stet } from '../helpers/launch-stet';
import { reviewNewsroom, type ReviewStory } from '../helpers/review-newsroom';
import { EditorModel } from './models/editor';
import { VersionsModel } from './models/versions';

const submitted = ['submitted', 'submitted', 'Maya Okafor'] as const;
const fields = { sections: [{ slug: 'city', name: 'City Hall' }] };
const stories: readonly ReviewStory[] = [
  { headline: 'Ready to go', fields, steps: [submitted] },
  { headline: 'For the lawyer', fields: { ...fields, tags: ['court'] }, steps: [submitted] },
  { headline: 'Filed nowhere', steps: [submitted] },
];

let userData: string;
let stet: Stet;
let editor: EditorModel;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  userData = reviewNewsroom({
    stories,
    policy: {
      secondSignOff: { sections: [], tags: ['court'] },
      required: { submit: ['headline'], approve: ['headline', 'section'], publish: ['headline'] },
    },
  });
  stet = await launchStet({ userData, size: { width: 1500, height: 900 } });
  editor = new EditorModel(stet.page);
});
test.afterAll(async () => {
  await stet.close();
  forgetNewsroom(userData);
});

test('a refusal that is dismissed gives the keyboard back to where the move was asked for', async () => {
  const { review } = editor;
  const { keyboard } = stet.page;
  const dismiss = review.refusal.getByRole('button', { name: 'Dismiss' });
  await editor.openStory('Filed nowhere');
  await review.primary.press('Enter');
  await dismiss.press('Enter');
  await expect(dismiss).toHaveCount(0);
  await expect(review.primary).toBeFocused();
  await editor.headline.click();
  await keyboard.press('ControlOrMeta+Shift+a');
  await dismiss.press('Enter');
  await expect(dismiss).toHaveCount(0);
  await expect(editor.copy).toBeFocused();
});

test('the one button keeps the keyboard while it has a next move, and leaves it to the copy', async () => {
  const { review } = editor;
  await editor.openStory('Ready to go');
  await expect(review.primary).toHaveText('Approve');
  await review.primary.press('Enter');
  await expect(review.primary).toHaveText('Publish');
  await expect(review.primary).toBeFocused();
  await editor.openStory('For the lawyer');
  await review.primary.press('Enter');
  await expect(review.primary).toHaveCount(0);
  await expect(editor.copy).toBeFocused();
});

test('a step that sleeps after the last difference leaves the keyboard beside it', async () => {
  const { page } = stet;
  const versions = new VersionsModel(page);
  await editor.headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' now');
  await editor.savedHere();
  await versions.open();
  await expect(versions.difference).toBeFocused();
  await page.getByRole('button', { name: 'Next difference' }).press('Enter');
  await expect(versions.steps()).toHaveText(/^1 of/);
  await expect(page.locator('body')).not.toBeFocused();
});
