import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PaletteModel } from './models/palette';

const stet = oneStet();
let library: LibraryModel;
test.beforeEach(async () => {
  library = new LibraryModel(stet().page);
  await library.open();
});

test('a first run opens on a small newsroom in both languages', async () => {
  await expect(library.row('Council keeps the ferry downtown')).toHaveCount(1);
  await expect(library.row('Le traversier reste au centre-ville')).toHaveCount(1);
  expect(await library.count()).toBe(15);
});

test('filters narrow the list, add up, and are taken off together', async () => {
  await library.tick('Language', 'French (Canada)');
  await expect.poll(() => library.count()).toBe(7);
  await library.tick('State', 'Submitted');
  await expect.poll(() => library.count()).toBe(3);
  await expect(library.row('Un orgue, et du vent')).toHaveCount(1);
  await expect(library.row('Council keeps the ferry')).toHaveCount(0);
  await library.showAll();
  await expect.poll(() => library.count()).toBe(15);
});

test('a section’s stories, and a byline’s', async () => {
  await library.tick('Section', 'Sports');
  await expect.poll(() => library.count()).toBe(2);
  await library.showAll();
  await library.tick('Person', 'Callum Doucet');
  await expect(library.row('Whale reported off King Street wharf')).toHaveCount(1);
  await library.showAll();
});

test('the order is by headline, by words, and either way round', async () => {
  await library.orderBy('Words');
  const wordsOf = async (): Promise<number[]> =>
    (await library.shown()).map((text) => Number(/(\d+)(?= words?|\D*$)/.exec(text.replace(/,/g, ''))?.[0]));
  await expect.poll(async () => (await library.shown())[0]).toMatch(/Le traversier reste|Whale reported/);
  const first = (await library.shown())[0];
  await library.reverse();
  await expect.poll(async () => (await library.shown())[0]).not.toBe(first);
  expect((await wordsOf()).length).toBe(15);
  await library.orderBy('Headline');
  await expect
    .poll(async () => (await library.shown())[0])
    .toMatch(/Comment marche ce pupitre|Whale|Council/);
  await library.orderBy('Changed');
});

test('a column’s name sorts by it, and says how it is sorted', async () => {
  await library.sortByColumn('Words', 'descending');
  await expect.poll(async () => (await library.shown())[0]).toMatch(/Le traversier reste|Whale reported/);
  await library.sortByColumn('Words, sorted descending', 'ascending');
  await expect(library.column('Changed')).toHaveAttribute('aria-pressed', 'false');
  await library.orderBy('Changed');
});

test('the keyboard alone finds and opens a story', async () => {
  const { page } = stet();
  await library.list.focus();
  await page.keyboard.press('Home');
  await expect(library.rows.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const chosen = library.list.locator('[aria-selected=true]');
  await expect(chosen).toHaveAttribute('aria-posinset', '2');
  await page.keyboard.press('End');
  await expect(chosen).toHaveAttribute('aria-posinset', '15');
  await page.keyboard.press('Home');
  await expect(chosen).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('Enter');
  await new EditorModel(page).ready();
});

test('a search finds words in the body, without accents, and shows them in their sentence', async () => {
  await library.find('premiere');
  await expect(library.hits().first()).toBeVisible();
  await expect(library.hits().locator('mark').first()).toHaveText(/première/i);
  await library.find('"earliest ice"');
  await expect(library.hits()).toHaveCount(1);
  await expect(library.hits().first()).toContainText('The earliest ice anyone remembers');
  await library.find('headline:sailm*');
  await expect(library.hits()).toHaveCount(1);
  await library.find('byline:losier');
  await expect(library.hits()).toHaveCount(2);
  await library.find('zzzzqx');
  await expect(stet().page.getByText('Nothing matches “zzzzqx”.')).toBeVisible();
  await stet().page.keyboard.press('Escape');
  await expect(library.list).toBeVisible();
});

test('a story is opened quickly by a few of its letters', async () => {
  await library.quickOpen('sailmaker');
  const { page } = stet();
  await expect(page.getByRole('listbox', { name: 'Open a story' }).getByRole('option').first()).toContainText(
    'The last sailmaker on Front Street',
  );
  await page.keyboard.press('Enter');
  const editor = new EditorModel(page);
  await editor.ready();
  await expect(editor.headline).toContainText('The last sailmaker');
});

test('arrow keys go through the stories to open, and a screen reader is told where they are', async () => {
  await library.quickOpen('the');
  const { page } = stet();
  const field = page.getByRole('combobox', { name: 'Open a story' });
  const chosen = page.getByRole('option', { selected: true });
  const options = page.getByRole('listbox', { name: 'Open a story' }).getByRole('option');
  await expect(options.nth(1)).toBeVisible();
  const first = await chosen.getAttribute('id');
  await page.keyboard.press('ArrowDown');
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await options.nth(1).getAttribute('id')) ?? '',
  );
  await expect(chosen).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(field).toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('a new story is one key away, and in the list at once', async () => {
  const { page } = stet();
  await page.keyboard.press('ControlOrMeta+N');
  const editor = new EditorModel(page);
  await editor.ready();
  await editor.headline.click();
  await page.keyboard.type('Lobster boats wait for the wind');
  await library.open();
  await expect(library.row('Lobster boats wait for the wind')).toHaveCount(1);
  await expect.poll(() => library.count()).toBe(16);
});

test('a story is spiked and taken back from the spike', async () => {
  const { page } = stet();
  const palette = new PaletteModel(page);
  await library.row('Library to open its doors on Sundays').click();
  await new EditorModel(page).ready();
  await palette.run('Spike');
  await library.open();
  await expect(library.row('Library to open its doors on Sundays')).toContainText('Spiked');
  await library.row('Library to open its doors on Sundays').click();
  await new EditorModel(page).ready();
  await palette.run('Take Back from the Spike');
  await library.open();
  await expect(library.row('Library to open its doors on Sundays')).toContainText('Submitted');
});
