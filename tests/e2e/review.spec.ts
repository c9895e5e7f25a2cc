import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet, type Stet } from '../helpers/launch-stet';
import { oneStet } from '../helpers/one-stet';
import { reviewNewsroom, type ReviewStory } from '../helpers/review-newsroom';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';

const hour = 3_600_000;
const submitted = ['submitted', 'submitted', 'Maya Okafor'] as const;
const approved = ['approved', 'approved', 'Paul Gaudet'] as const;
const section = { slug: 'city', name: 'City Hall' };

const stories: readonly ReviewStory[] = [
  { headline: 'The ferry vote', fields: { sections: [section] }, steps: [submitted] },
  { headline: 'The budget vote', fields: { sections: [section] }, steps: [submitted] },
  { headline: 'Filed nowhere', steps: [submitted] },
  { headline: 'Approved at nine', fields: { sections: [section] }, steps: [submitted, approved] },
  {
    headline: 'Held until tomorrow',
    fields: { sections: [section], embargo: new Date(Date.now() + 24 * hour).toISOString() },
    steps: [submitted, approved],
  },
  {
    headline: 'Changed by others',
    fields: { sections: [section] },
    steps: [submitted, approved],
    changedBy: 'Léo Arsenault',
  },
  {
    headline: 'For the lawyer',
    fields: { sections: [section], tags: ['court'] },
    steps: [submitted, ['signed-off', 'in-review', 'Anne Roy']],
  },
  {
    headline: 'Out since noon',
    fields: { sections: [section] },
    steps: [approved, ['published', 'published', 'Paul Gaudet']],
  },
];

test.describe('without a site', () => {
  const stet = oneStet();

  test('a story cannot be submitted, which is said beside it with the way on', async () => {
    const { page } = stet();
    const editor = new EditorModel(page);
    await editor.startStory();
    await page.keyboard.type('Written on the train');
    await editor.savedHere();
    await expect(editor.review.standing).toHaveText('Draft');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await expect(editor.review.refusal).toContainText('No site is connected yet. Your text is saved here.');
    await expect(editor.review.standing).toHaveText('Draft');
    await editor.review.refusal.getByRole('button', { name: 'Connect a site' }).click();
    await expect(page.getByRole('textbox', { name: 'Address of the site' })).toBeVisible();
    await page.getByRole('tab', { name: 'Approval' }).click();
    await expect(page.getByText(/The rules of approval belong to a site/)).toBeVisible();
  });
});

test.describe('at the desk', () => {
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
      clockSkewMs: 7 * 60_000,
    });
    stet = await launchStet({ userData, size: { width: 1500, height: 900 } });
    editor = new EditorModel(stet.page);
  });
  test.afterAll(async () => {
    await stet.close();
    forgetNewsroom(userData);
  });

  test('the one button fits the person and where the story stands', async () => {
    const { review } = editor;
    for (const [headline, standing, move] of [
      ['The ferry vote', /^Submitted by Maya Okafor, \d\d:\d\d$/, 'Approve'],
      ['Approved at nine', /^Approved by Paul Gaudet, \d\d:\d\d$/, 'Publish'],
      ['Held until tomorrow', /^Approved by Paul Gaudet/, 'Schedule…'],
      ['Changed by others', /^Approval void since \d\d:\d\d$/, 'Approve again'],
      ['For the lawyer', '1 of 2 sign-offs, by Anne Roy · Yours is still needed', 'Approve'],
    ] as const) {
      await editor.openStory(headline);
      await expect(review.standing).toHaveText(standing);
      await expect(review.primary).toHaveText(move);
    }
    await editor.openStory('Out since noon');
    await expect(review.standing).toHaveText(/^Published by Paul Gaudet/);
    await expect(review.primary).toHaveCount(0);
  });

  test('the queue and the library say in words where an approval is void', async () => {
    const library = new LibraryModel(stet.page);
    await editor.openStory('Approved at nine');
    for (const place of ['beside a story', 'in the library']) {
      if (place === 'in the library') await library.open();
      await expect(library.row('Changed by others')).toContainText('approval void');
      await expect(library.rows.filter({ hasText: 'approval void' })).toHaveCount(1);
    }
  });

  test('changes are asked for in words, from the palette, and stand above the copy', async () => {
    const { review } = editor;
    await editor.openStory('The budget vote');
    await new PaletteModel(stet.page).run('Request Changes');
    const note = review.dialog.getByRole('textbox', { name: 'What has to change' });
    await expect(note).toBeFocused();
    await review.dialog.getByRole('button', { name: 'Send back' }).click();
    await expect(review.dialog.getByText('A few words are needed here.')).toBeVisible();
    await expect(note).toHaveAttribute('aria-invalid', 'true');
    await note.fill('A second source on the vote.');
    await stet.page.keyboard.press('ControlOrMeta+Enter');
    await expect(review.dialog).toHaveCount(0);
    await expect(review.standing).toHaveText(/^Changes requested by Paul Gaudet/);
    await expect(stet.page.getByText('Paul Gaudet asks: A second source on the vote.')).toBeVisible();
    await expect(review.primary).toHaveText('Submit');
  });

  test('what is missing is named, and one press away', async () => {
    const { review } = editor;
    await editor.openStory('Filed nowhere');
    await stet.page.keyboard.press('ControlOrMeta+Shift+a');
    await expect(review.refusal).toContainText('is still missing: section.');
    await expect(review.standing).toHaveText(/^Submitted/);
    await review.refusal.getByRole('button', { name: 'Go to: Section' }).click();
    await expect(editor.inspector.getByRole('combobox', { name: 'Sections' })).toBeFocused();
    await editor.addSection('City Hall');
    await editor.savedHere();
    await review.press('Approve');
    await expect(review.standing).toHaveText(/^Approved by Paul Gaudet/);
    await expect(review.refusal).toHaveCount(0);
  });

  test('a change after the approval voids it in sight, and it can be given again', async () => {
    const { review } = editor;
    await editor.openStory('Approved at nine');
    const banner = stet.page.getByText('Approved text ≠ current text.');
    await expect(banner).toHaveCount(0);
    await editor.writeDirectly();
    await editor.typeAtEnd(' Or was it before?');
    await editor.savedHere();
    await expect(banner).toBeVisible();
    await expect(review.standing).toHaveText(/^Approval void since/);
    const copy = stet.page.getByRole('main', { name: 'Copy' });
    await expect(copy.getByRole('button', { name: 'Show what changed' })).toBeVisible();
    await review.press('Approve again');
    await expect(banner).toHaveCount(0);
    await expect(review.primary).toHaveText('Publish');
  });

  test('a publication that is refused for its embargo says how the clocks differ', async () => {
    const { review } = editor;
    await editor.openStory('Held until tomorrow');
    await review.choose('Publish$');
    await expect(review.refusal).toContainText('lift the embargo. This computer’s clock is 7 minutes behind');
    await expect(review.standing).toHaveText(/^Approved by Paul Gaudet/);
  });

  test('an hour is judged before it is asked for, and said there and here', async () => {
    const { review } = editor;
    await editor.openStory('Held until tomorrow');
    await review.press('Schedule…');
    const { dialog } = review;
    const field = dialog.getByLabel('Hour of publication, on the site’s clocks');
    await expect(field).not.toHaveValue('');
    await expect(dialog.getByText(/^Under embargo until .* in Halifax/)).toBeVisible();
    await expect(
      dialog.getByText('This computer’s clock is 7 minutes behind the site’s; the site’s counts.'),
    ).toBeVisible();
    await field.fill('2020-01-01T18:00');
    await expect(dialog.getByText(/This is over, or less than a minute away/)).toBeVisible();
    const soon = new Date(Date.now() + 2 * hour);
    await field.fill(onHalifaxClocks(soon));
    await expect(dialog.getByText(/^The embargo ends .+ Choose that hour or a later one/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Approve and schedule' })).toHaveCount(0);
    await field.fill(onHalifaxClocks(new Date(Date.now() + 30 * hour)));
    await expect(dialog.getByText(/ in Halifax, .* here$/).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Approve and schedule' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(review.refusal).toHaveCount(0);
    await expect(review.delivery).toHaveText(/^Waiting to send/);
    await expect(review.standing).toHaveText(/^Approved by Paul Gaudet/);
  });

  test('a correction shows how it will read, and a kill what becomes of the page', async () => {
    const { review } = editor;
    await editor.openStory('Out since noon');
    await review.choose('Publish a Correction');
    await review.dialog.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(review.dialog.getByText('A few words are needed here.')).toBeVisible();
    await review.dialog.getByRole('textbox').fill('The vote was 7 to 2.');
    await expect(review.dialog.getByRole('figure')).toContainText(/Correction, .+: The vote was 7 to 2\.$/);
    await stet.page.keyboard.press('Escape');
    await review.choose('Kill');
    await expect(review.dialog.getByText('nothing stands at its address')).toBeVisible();
    await review.dialog.getByRole('textbox', { name: 'Advisory to readers' }).fill('Withdrawn.');
    await expect(review.dialog.getByText('this advisory stands at its address')).toBeVisible();
    await stet.page.keyboard.press('Escape');
    await expect(review.standing).toHaveText(/^Published/);
  });

  test('the rules of approval are set where the site’s are kept, and hold at once', async () => {
    const { page } = stet;
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByRole('tab', { name: 'Approval' }).click();
    await expect(page.getByText(/so this computer keeps these rules/)).toBeVisible();
    const save = page.getByRole('button', { name: 'Save the rules' });
    await expect(save).toBeDisabled();
    await page.getByRole('checkbox', { name: 'Byline: To submit' }).check();
    await save.click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await editor.openStory('The budget vote');
    await editor.review.press('Submit');
    await expect(editor.review.refusal).toContainText('is still missing: byline.');
  });

  test('bar, menu, dialogs and rules can be used by everybody', async () => {
    test.setTimeout(180_000);
    const { page } = stet;
    const { review } = editor;
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate(
        (chosen) => window.stet['app:setPreferences']({ change: { theme: chosen } }),
        theme,
      );
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await editor.openStory('Changed by others');
      await usable(page, `${theme} bar and banner`);
      await review.openMenu();
      await usable(page, `${theme} menu`);
      await page.keyboard.press('Escape');
      await review.choose('Request Changes');
      await usable(page, `${theme} words`);
      await page.keyboard.press('Escape');
      await editor.openStory('Held until tomorrow');
      await review.choose('Schedule');
      await usable(page, `${theme} hour`);
      await page.keyboard.press('Escape');
      await editor.openStory('Out since noon');
      for (const [move, what] of [
        ['Publish a Correction', 'correction'],
        ['Kill', 'kill'],
      ] as const) {
        await review.choose(move);
        await usable(page, `${theme} ${what}`);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('ControlOrMeta+,');
      await page.getByRole('tab', { name: 'Approval' }).click();
      await usable(page, `${theme} rules`);
    }
  });

  test('the bar is one row in French on a narrow window', async () => {
    const { app, page } = stet;
    await page.evaluate(() => window.stet['app:setPreferences']({ change: { locale: 'fr' } }));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 800));
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(900);
    const bar = page.getByRole('group', { name: 'Révision' });
    for (const { headline } of stories) {
      await page.keyboard.press('ControlOrMeta+o');
      await page.getByRole('dialog').getByRole('combobox').fill(headline);
      await page.getByRole('dialog').getByRole('option', { name: headline }).click();
      await expect(page.locator('.copy h1')).toHaveText(headline);
      expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(52);
      const cut = await bar.evaluate((element) => element.scrollWidth > element.clientWidth);
      expect(cut, headline).toBe(false);
    }
    await page.keyboard.press('ControlOrMeta+1');
    const line = page.getByRole('option').filter({ hasText: 'Changed by others' });
    const words = line.getByText('à réapprouver');
    await expect(words).toBeVisible();
    expect(await words.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
  });
});

/** Colours fade for up to 120 ms; axe reads them as they are. */
async function usable(page: Page, what: string): Promise<void> {
  await page.waitForTimeout(200);
  expect.soft(await axeFindings(page), what).toEqual([]);
}

/** As `datetime-local` wants it. Halifax is four hours behind UTC in winter, three in summer. */
function onHalifaxClocks(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Halifax',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .replace(' ', 'T');
}
