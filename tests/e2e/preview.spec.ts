import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';
import { PreviewModel } from './models/preview';

const stet = oneStet({ size: { width: 1500, height: 950 } });
let preview: PreviewModel;
let editor: EditorModel;
let library: LibraryModel;

test.beforeEach(async () => {
  const { page } = stet();
  preview = new PreviewModel(page);
  editor = new EditorModel(page);
  library = new LibraryModel(page);
  await library.open();
});
test.afterEach(async () => {
  await preview.close();
});

async function openStory(headline: string): Promise<void> {
  await library.row(headline).click();
  await editor.ready();
  await preview.open();
}

test('the page carries what a reader finally sees, in its English edition', async () => {
  await openStory('Council keeps the ferry downtown');
  await expect(preview.news.getByRole('heading', { level: 1 })).toContainText(
    'Council keeps the ferry downtown',
  );
  await preview.shows([
    'The Port Mercier Tide',
    'City Hall',
    'By Maya Tremblay',
    'photographs by Jo Tran',
    'In this story',
    'About the authors',
    'Related stories',
    'Copy link',
  ]);
  await expect(preview.news.getByRole('list', { name: 'You are here' })).toContainText('City Hall');
  await expect(preview.news.locator('html')).toHaveAttribute('lang', /^en/);
});

test('a French story stands in the French edition', async () => {
  await openStory('Le traversier reste au centre-ville');
  await preview.shows(['Maya Tremblay', 'Aline Robichaud', 'Front de mer']);
  // The interface is English; the line between dek and body is the page's own.
  await expect(editor.page.getByText(/^Par .*Maya Tremblay/)).toBeVisible();
  await expect(preview.news.locator('body')).not.toContainText('About the authors');
  await expect(preview.news.locator('body')).toContainText(/Publié|Mis à jour/);
});

test('a correction stands under the text with its day and hour', async () => {
  await stet().page.evaluate(async () => {
    const found = await window.stet['library:search']({
      query: 'Council keeps the ferry',
      offset: 0,
      limit: 1,
    });
    const id = found.ok ? found.value.hits[0]?.row.id : undefined;
    if (id === undefined) throw new Error('No such story');
    const text = 'The vote was nine to two.';
    const notice = { id: 'n1', kind: 'correction' as const, text, at: '2026-11-25T01:10:00.000Z' };
    await window.stet['article:setField']({ articleId: id, change: { field: 'notices', value: [notice] } });
  });
  await openStory('Council keeps the ferry downtown');
  const notice = preview.news.locator('.notice');
  await expect(notice).toContainText(/^Correction, Nov\. 2[45], 2026, .*m\.: The vote was nine to two\.$/);
  await expect(preview.news.locator('.body + .notices')).toBeVisible();
});

test('the page follows the typing', async () => {
  const { page } = stet();
  await page.keyboard.press('ControlOrMeta+N');
  await editor.ready();
  await editor.write({ headline: 'Fog at the slip', dek: 'The boats wait.', body: ['It came in at four.'] });
  await preview.open();
  await preview.shows(['Fog at the slip', 'The boats wait.', 'It came in at four.']);
  await editor.typeAtEnd(' By five, nobody saw the light.');
  await preview.shows(['It came in at four. By five, nobody saw the light.']);
});

test('the page is as wide as a phone, a tablet or a desktop', async () => {
  await openStory('The earliest ice anyone remembers');
  const { page } = stet();
  const widths: number[] = [];
  for (const name of ['Phone', 'Tablet', 'Desktop']) {
    const button = page.getByRole('group', { name: 'Width of the page' }).getByRole('button', { name });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    widths.push(await preview.news.locator('html').evaluate((html) => html.clientWidth));
  }
  expect(widths[0]).toBeLessThan(480);
  expect(widths[1]).toBeGreaterThan(600);
  expect(widths[2]).toBeGreaterThan(1_000);
});

test('the page has the reader’s colours, light or dark, whatever Stet’s are', async () => {
  await openStory('The earliest ice anyone remembers');
  const { page } = stet();
  const paper = (): Promise<string> =>
    preview.news.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
  const colours = page.getByRole('group', { name: 'Reader’s colours' });
  await colours.getByRole('button', { name: 'Light' }).click();
  const light = await paper();
  await colours.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(paper).not.toBe(light);
});
