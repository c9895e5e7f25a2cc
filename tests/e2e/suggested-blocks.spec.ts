import { expect, test } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { EditorModel } from './models/editor';

let stet: Stet;
let editor: EditorModel;

test.afterEach(async () => {
  await stet.kill();
  forgetNewsroom(stet.userData);
});

test('suggested blocks carry a bar of their author, rows stay rows, and the simple view shows the text as it would be', async () => {
  stet = await launchStet({ size: { width: 1280, height: 900 } });
  editor = new EditorModel(stet.page);
  const { page } = stet;
  await editor.startStory();
  await editor.write({
    headline: 'Three boats',
    dek: 'And one harbour',
    body: ['The ferry left.', 'The tug stayed.', 'Nobody clapped.', ''],
  });
  await editor.insertBlock('Table');
  await page.keyboard.type('Boat');
  await editor.suggest(true);
  await page.getByRole('button', { name: 'Row Below' }).click();
  await editor.copy.getByText('The tug stayed.').click();
  await editor.press('Bulleted List');
  await editor.savedHere();

  const bars = editor.copy.locator(':scope > [data-block]');
  await expect(bars).toHaveCount(2);
  for (const bar of await bars.all()) {
    expect(await look(bar)).toMatchObject({
      display: 'block',
      borderLeftWidth: '3px',
      borderLeftStyle: 'solid',
    });
  }
  const row = editor.copy.locator('table [data-block]');
  await expect(row).toHaveCount(1);
  expect(await look(row)).toMatchObject({ display: 'contents' });
  const [old, added] = await editor.copy.locator('table tr').all();
  expect((await added?.boundingBox())?.width).toBe((await old?.boundingBox())?.width);
  expect(await look(editor.copy.locator('del[data-block] > p'))).toMatchObject({
    textDecorationLine: 'line-through',
  });
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'All marks' }).click();
  await page.getByRole('menuitemradio', { name: 'Show Simple Marks' }).click();
  await expect(editor.copy.locator('del[data-block]')).toBeHidden();
  await expect(editor.copy.locator('ins[data-block] li')).toHaveText('The tug stayed.');
});

async function look(element: Locator): Promise<Pick<CSSStyleDeclaration, 'display'>> {
  return element.evaluate((node) => {
    const { display, borderLeftWidth, borderLeftStyle, textDecorationLine } = getComputedStyle(node);
    return { display, borderLeftWidth, borderLeftStyle, textDecorationLine };
  });
}
