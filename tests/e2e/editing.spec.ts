import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { EditorModel } from './models/editor';

let stet: Stet;
let editor: EditorModel;
test.beforeEach(async () => {
  await begin({});
  await stet.page.keyboard.press('ControlOrMeta+N');
  await editor.ready();
});
test.afterEach(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

async function begin(options: { readonly userData?: string }): Promise<void> {
  stet = await launchStet(options);
  editor = new EditorModel(stet.page);
}

/** As after a crash or a quit: the same newsroom, the same story. */
async function comeBack(end: 'close' | 'kill'): Promise<void> {
  const { userData } = stet;
  await stet[end]();
  await begin({ userData });
  await stet.page.getByText('Wind over the harbour').first().click();
  await editor.ready();
}

const databaseOf = (): string => join(stet.userData, 'newsroom', 'stet.db');

/** All that was ever typed into the newest story, as the file on disk tells a stranger. */
function journaledText(): string {
  const database = new Database(databaseOf(), { readonly: true });
  try {
    const rows = database
      .prepare(
        `SELECT payload FROM journal
         WHERE article_id = (SELECT article_id FROM journal ORDER BY at DESC, seq DESC LIMIT 1) ORDER BY seq`,
      )
      .all() as { payload: string }[];
    const texts = rows.flatMap(({ payload }) =>
      [...payload.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text),
    );
    return texts.join('');
  } finally {
    database.close();
  }
}

test('what says "Saved here" can be read from the file by another program', async () => {
  await editor.headline.click();
  for (const sentence of ['Wind over the harbour', ', and nobody ', 'goes out', ' before noon.']) {
    await stet.page.keyboard.type(sentence);
    await editor.savedHere();
    expect(journaledText().endsWith(sentence)).toBe(true);
  }
});

test('nothing says "Saved here" while the database cannot be written', async () => {
  await editor.headline.click();
  await stet.page.keyboard.type('Wind');
  await editor.savedHere();
  const other = new Database(databaseOf());
  other.exec('BEGIN IMMEDIATE');
  try {
    await stet.page.keyboard.type(' over the harbour');
    const status = stet.page.getByRole('status', { name: 'Saving' });
    await expect(status).toHaveText(/^(Saving…|Not saved yet; your text is still in this window)$/);
    await expect(status).toHaveAttribute('aria-busy', 'true');
    await stet.page.waitForTimeout(1_000);
    await expect(status).not.toHaveText('Saved here');
    await expect(status).toHaveAttribute('aria-busy', 'true');
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await editor.savedHere();
  await expect(stet.page.getByRole('status', { name: 'Saving' })).toHaveAttribute('aria-busy', 'false');
  expect(journaledText()).toBe('Wind over the harbour');
});

test('a battery that dies mid-sentence takes no word that was saved', async () => {
  await editor.write({
    headline: 'Wind over the harbour',
    dek: 'Nobody goes out before noon.',
    body: ['First paragraph.'],
  });
  await editor.savedHere();
  await stet.page.keyboard.press('Enter');
  await stet.page.keyboard.type('The second one was still being');
  await editor.savedHere();
  await stet.page.keyboard.type(' written when', { delay: 5 });
  await comeBack('kill');
  await expect(editor.headline).toHaveText('Wind over the harbour');
  const paragraphs = await editor.paragraphs();
  expect(paragraphs[0]).toBe('First paragraph.');
  expect(paragraphs[1]).toMatch(/^The second one was still being/);
  expect('The second one was still being written when'.startsWith((paragraphs[1] ?? '').trimEnd())).toBe(
    true,
  );
});

test('a quit in the middle of a word keeps the whole of it', async () => {
  await editor.write({ headline: 'Wind over the harbour', dek: 'A dek.', body: ['The last word is unfin'] });
  await comeBack('close');
  expect(await editor.paragraphs()).toEqual(['The last word is unfin']);
});

test('undo and redo go on where they stood before a restart', async () => {
  await editor.write({ headline: 'Wind over the harbour', dek: 'A dek.', body: ['One.'] });
  await editor.savedHere();
  // A pause parts what one undo takes back.
  await stet.page.waitForTimeout(800);
  await stet.page.keyboard.type(' Two.');
  await editor.savedHere();
  await stet.page.waitForTimeout(800);
  await stet.page.keyboard.type(' Three.');
  await editor.savedHere();
  await editor.undo();
  await expect.poll(() => editor.paragraphs()).toEqual(['One. Two.']);
  await editor.savedHere();
  await comeBack('close');
  expect(await editor.paragraphs()).toEqual(['One. Two.']);
  await editor.redo();
  await expect.poll(() => editor.paragraphs()).toEqual(['One. Two. Three.']);
  await editor.undo();
  await editor.undo();
  await expect.poll(() => editor.paragraphs()).toEqual(['One.']);
});

test('the fields around the story survive a restart', async () => {
  await editor.write({ headline: 'Wind over the harbour', dek: 'A dek.', body: ['One.'] });
  await editor.setSlug('wind-over-the-harbour');
  await editor.addSection('Waterfront');
  await editor.addTag('weather');
  await editor.addTag('boats');
  await editor.addByline('Maya Tremblay', 'Photographer');
  await editor.setDateline('PORT MERCIER', '2026-11-23');
  await editor.setLanguage('fr-CA');
  await editor.inspector
    .getByRole('textbox', { name: 'SEO title' })
    .or(editor.inspector.getByRole('textbox', { name: /Title for search/ }))
    .first()
    .fill('Wind and waves');
  await editor.savedHere();
  await comeBack('close');
  const { inspector } = editor;
  await expect(inspector.getByRole('textbox', { name: 'Slug' })).toHaveValue('wind-over-the-harbour');
  await expect(inspector).toContainText('Waterfront');
  await expect(inspector).toContainText('weather');
  await expect(inspector).toContainText('boats');
  await expect(
    inspector.getByRole('group', { name: 'Maya Tremblay', exact: true }).getByLabel('Role'),
  ).toHaveValue('photographer');
  await expect(inspector.getByRole('textbox', { name: 'Place', exact: true })).toHaveValue('PORT MERCIER');
  await expect(inspector.getByLabel('Date', { exact: true })).toHaveValue('2026-11-23');
  await expect(inspector.getByRole('combobox', { name: 'Language of the text' })).toHaveValue('fr-CA');
});

test('headings, lists, quotes and marks are written by keys and come back', async () => {
  const { page } = stet;
  await editor.write({ headline: 'Wind over the harbour', dek: 'A dek.', body: ['A heading'] });
  await page.keyboard.press('ControlOrMeta+Alt+2');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- first');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Plain and ');
  await page.keyboard.press('ControlOrMeta+B');
  await page.keyboard.type('bold');
  await editor.savedHere();
  await comeBack('close');
  await expect(editor.copy.getByRole('heading', { level: 2 })).toHaveText('A heading');
  await expect(editor.copy.getByRole('listitem')).toHaveText(['first', 'second']);
  await expect(editor.copy.locator('strong')).toHaveText('bold');
});

test('the caret is never typed out of sight', async () => {
  const { page } = stet;
  await editor.headline.click();
  // The first two lines are headline and dek.
  for (let line = 0; line < 40; line += 1) await page.keyboard.type(`Line ${line}\n`);
  await expect.poll(caretIsShown).toBe(true);
  await page.locator('.editor-scroll').evaluate((scroller) => scroller.scrollTo(0, 0));
  expect(await caretIsShown()).toBe(false);
  await page.keyboard.type('Down here');
  await expect.poll(caretIsShown).toBe(true);
});

/** Whether the caret lies in the part of the copy that is shown. */
async function caretIsShown(): Promise<boolean> {
  return await stet.page.locator('.editor-scroll').evaluate((scroller) => {
    const shown = scroller.getBoundingClientRect();
    const node = getSelection()?.focusNode;
    const line = node instanceof Element ? node : node?.parentElement;
    const caret = line?.getBoundingClientRect();
    return caret !== undefined && caret.top >= shown.top && caret.bottom <= shown.bottom;
  });
}
