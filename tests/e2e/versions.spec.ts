import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axeFindings } from '../helpers/axe-findings';
import { oneStet } from '../helpers/one-stet';
import { EditorModel } from './models/editor';
import { PaletteModel } from './models/palette';
import { answerSavingWith } from './models/save-dialog';
import { VersionsModel } from './models/versions';

const stet = oneStet({ size: { width: 1600, height: 950 } });
let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-log-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an editor names a version, compares it with what was written since, and brings it back', async () => {
  const { page } = stet();
  const editor = new EditorModel(page);
  const versions = new VersionsModel(page);
  await editor.startStory();
  await editor.write({
    headline: 'The old bridge is closed',
    dek: 'Until Monday.',
    body: ['No bus crosses it.', 'Nobody knows why.'],
  });
  await editor.savedHere();
  await new PaletteModel(page).run('Name This Version');
  await expect(versions.name).toBeFocused();
  await versions.nameIt('To the lawyer');
  await versions.back();
  await editor.ready();

  await editor.headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await editor.savedHere();
  await editor.copy.getByText('Nobody knows why.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The city says rust.');
  await editor.savedHere();
  await versions.open();

  await expect(versions.difference.locator('ins')).toHaveText([' again', 'The city says rust.']);
  await expect(versions.steps()).toHaveText('2 differences');
  await expect(versions.difference).toBeFocused();
  // A bar at the edge, and no ring around the whole text.
  await expect(versions.difference).toHaveCSS('outline-color', 'rgba(0, 0, 0, 0)');
  await expect(versions.difference).toHaveCSS('background-size', '3px 100%');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(versions.steps()).toHaveText('1 of 2');
  await page.keyboard.press('ControlOrMeta+Alt+.');
  await expect(page.getByRole('group', { name: 'Difference 2 of 2' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('group', { name: 'Difference 1 of 2' })).toBeFocused();
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect(versions.difference.getByText('Not in this text')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await versions.from.selectOption({ label: await optionOf(versions, 'Begun') });
  await expect(versions.difference.locator('ins').first()).toHaveText('The old bridge is closed again');
  await versions.version('To the lawyer').click();
  await versions.restore();
  await editor.ready();
  await expect(editor.headline).toHaveText('The old bridge is closed');
  await expect(editor.copy.getByText('The city says rust.')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.headline).toHaveText('The old bridge is closed again');
  await expect(editor.copy.getByText('The city says rust.')).toBeVisible();
  await editor.savedHere();
});

test('the scrubber goes back through the writing by the arrow keys', async () => {
  const { page } = stet();
  const versions = new VersionsModel(page);
  await versions.open();
  await expect(versions.version('Restored an earlier version')).toBeVisible();
  await versions.scrubber.focus();
  await page.keyboard.press('Home');
  await expect(versions.moment).toBeVisible();
  await expect(versions.moment).not.toContainText('bridge');
  await page.keyboard.press('End');
  await expect(versions.moment).toContainText('The city says rust.');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Compare with the story as it stands' }).click();
  await expect(versions.difference.locator('ins').first()).toContainText('The old bridge is closed again');
  await versions.back();
});

test('the inspector shows the latest versions and what happened', async () => {
  const { page } = stet();
  const editor = new EditorModel(page);
  await editor.inspector.getByRole('tab', { name: 'Versions' }).click();
  await expect(editor.inspector.getByRole('region', { name: 'Activity' })).toContainText('Begun');
  await editor.inspector.getByRole('button', { name: 'To the lawyer' }).click();
  const versions = new VersionsModel(page);
  await expect(versions.difference.locator('ins').first()).toHaveText(' again');
  await versions.back();
  await editor.inspector.getByRole('tab', { name: 'Story' }).click();
});

test('the log of a story is written as CSV and as JSON, and a folder that is not there is said', async () => {
  const { app, page } = stet();
  const palette = new PaletteModel(page);
  await answerSavingWith(app, join(folder, 'no such folder', 'log.csv'));
  await palette.run('Export the Log as CSV');
  await expect(page.getByText(/The log could not be written. Nothing is lost/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();

  await answerSavingWith(app, join(folder, 'log.csv'));
  await palette.run('Export the Log as CSV');
  await expect(page.getByText('The log was written to log.csv.')).toBeVisible();
  await answerSavingWith(app, join(folder, 'log.json'));
  await palette.run('Export the Log as JSON');
  await expect(page.getByText('The log was written to log.json.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();

  expect(readdirSync(folder).sort()).toEqual(['log.csv', 'log.json']);
  const csv = readFileSync(join(folder, 'log.csv'), 'utf8');
  expect(csv.startsWith('\uFEFF"time","story id",')).toBe(true);
  expect(csv).toContain('version-restored');
  const log = JSON.parse(readFileSync(join(folder, 'log.json'), 'utf8')) as {
    schema: string;
    lines: { act: string; actor: string; added: string; note: string }[];
  };
  expect(log.schema).toBe('stet-audit');
  expect(log.lines).toContainEqual(
    expect.objectContaining({ act: 'version-named', note: 'To the lawyer', actor: 'Maya Tremblay' }),
  );
  expect(log.lines.some(({ act, added }) => act === 'typed' && added === 'again')).toBe(true);
});

test('one undo after a version was brought back takes back the text and the fields', async () => {
  const { page } = stet();
  const editor = new EditorModel(page);
  const versions = new VersionsModel(page);
  const slug = editor.inspector.getByRole('textbox', { name: 'Slug' });
  const before = await slug.inputValue();
  await editor.setSlug('bridge-and-rust');
  await editor.savedHere();
  await versions.open();
  await versions.version('To the lawyer').click();
  await versions.restore();
  await editor.ready();
  await expect(editor.headline).toHaveText('The old bridge is closed');
  await expect(slug).toHaveValue(before);
  await editor.headline.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.headline).toHaveText('The old bridge is closed again');
  await expect(slug).toHaveValue('bridge-and-rust');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(editor.headline).toHaveText('The old bridge is closed');
  await expect(slug).toHaveValue(before);
  await editor.savedHere();
});

/** The option of a side whose words begin so. */
async function optionOf(versions: VersionsModel, words: string): Promise<string> {
  const options = await versions.from.locator('option').allTextContents();
  return options.find((option) => option.startsWith(words)) ?? '';
}
