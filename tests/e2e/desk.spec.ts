import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { loadLive } from '../../electron/store/articles/articles';
import type { WritableDb } from '../../electron/store/database';
import { appendEvent, appendSteps, setField } from '../../electron/store/journal/journal';
import { listArticles } from '../../electron/store/library/library';
import { openStore } from '../../electron/store/file/open';
import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import { axeFindings } from '../helpers/axe-findings';
import { forgetNewsroom, launchStet } from '../helpers/launch-stet';
import type { Stet } from '../helpers/launch-stet';
import { typingGroup, valueOf } from '../helpers/newsroom';
import { DeskModel } from './models/desk';
import { EditorModel } from './models/editor';
import { LibraryModel } from './models/library';

const ferry = 'Council keeps the ferry downtown';
const doors = 'Library to open its doors on Sundays';
const salt = 'In “Salt Year,”';
const whale = 'Whale reported off King Street wharf';
const ben = { actor: 'Ben Ouellet', now: () => new Date() };

let stet: Stet;
let library: LibraryModel;
let desk: DeskModel;

async function start(userData?: string): Promise<void> {
  stet = await launchStet({
    ...(userData !== undefined && { userData }),
    size: { width: 1500, height: 950 },
    preferences: { notifications: 'window' },
  });
  library = new LibraryModel(stet.page);
  desk = new DeskModel(stet.page);
  await library.open();
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => start());
test.afterAll(async () => {
  await stet.close();
  forgetNewsroom(stet.userData);
});

/** What a colleague does while Stet is closed here: as sync would have brought it. */
async function meanwhile(
  work: (db: WritableDb, idOf: (headline: string) => ArticleId) => void,
): Promise<void> {
  const { userData } = stet;
  await stet.close();
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now: ben.now }));
  const rows = listArticles(store.db, {
    filter: {
      states: [],
      sections: [],
      languages: [],
      authors: [],
      delivery: 'any',
      queue: 'all',
      unseen: false,
    },
    sort: 'changed',
    descending: true,
    offset: 0,
    limit: 50,
  }).rows;
  work(store.db, (headline) => {
    const row = rows.find((each) => each.headline.includes(headline));
    if (row === undefined) throw new Error(`No such story: ${headline}`);
    return row.id;
  });
  store.close();
  await start(userData);
}

async function found(): Promise<readonly string[]> {
  // Colours fade for up to 120 ms; axe reads them as they are.
  await stet.page.waitForTimeout(200);
  return await axeFindings(stet.page);
}

test('a fresh library shouts nothing: no story is new, nothing waits', async () => {
  await expect(desk.queue('All')).toContainText('15');
  await expect(stet.page.getByRole('button', { name: 'New to you (0)' })).toBeVisible();
  await expect(library.list.getByText('Changed since you looked')).toHaveCount(0);
  await expect(desk.bell).toHaveAccessibleName('Nothing waits for you');
});

test('each queue is one key away, and an empty one says what belongs there', async () => {
  const { page } = stet;
  for (const [key, name] of [
    ['3', 'Mine'],
    ['4', 'Waiting for me'],
    ['5', 'Due'],
    ['6', 'Embargoed'],
  ] as const) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(desk.queue(name)).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(page.getByText('Nothing is under embargo.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+3');
  await expect.poll(() => library.count()).toBe(3);
  await expect(library.row(doors)).toHaveCount(1);
  await library.showAll();
  await expect.poll(() => library.count()).toBe(15);
});

test('several stories are assigned with one choice, and stand in their person’s queue', async () => {
  const { page } = stet;
  await library.row(ferry).locator('[data-check]').click();
  await library.row(salt).click({ modifiers: ['ControlOrMeta'] });
  await expect(desk.bar).toContainText('2 selected');
  expect(await found()).toEqual([]);
  await desk.act('Assign…');
  await desk.choose('Aline Robichaud');
  await expect(desk.bar).toContainText('2 stories are with Aline Robichaud now.');
  await expect(library.row(salt)).toContainText('with Aline Robichaud');
  await desk.act('Undo');
  await expect(desk.bar).toContainText('2 stories are again where each was.');
  await expect(library.row(salt)).not.toContainText('with Aline Robichaud');
  await expect(desk.bar.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
  await desk.act('Assign…');
  await desk.choose('Aline Robichaud');
  await expect(library.row(salt)).toContainText('with Aline Robichaud');
  await expect(page.getByRole('button', { name: 'New to you (0)' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('dialog').getByRole('combobox').fill('assign');
  await page.keyboard.press('Enter');
  await desk.choose('Maya');
  await expect(library.row(salt)).toContainText('with Maya Tremblay');
  await page.keyboard.press('ControlOrMeta+4');
  await expect.poll(() => library.count()).toBe(2);
  await expect(desk.bar).toHaveCount(0);
  // What I gave myself waits for me, but is not news to me.
  await expect(desk.bell).toHaveAccessibleName('2 things wait for you');
  await expect(page.getByRole('contentinfo')).not.toContainText('gave you');
  // Whoever asks for a person's stories finds what they have to do, whosever byline it carries.
  await desk.queue('All').click();
  await library.tick('Person', 'Maya Tremblay');
  await expect(library.row(salt)).toContainText('with Maya Tremblay');
  await library.showAll();
  await expect.poll(() => library.count()).toBe(15);
});

test('the keyboard alone selects, moves to a section, spikes and takes back', async () => {
  const { page } = stet;
  await desk.queue('All').click();
  await expect.poll(() => library.count()).toBe(15);
  await library.list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(desk.bar).toContainText('3 selected');
  await expect(library.list.locator('[aria-selected=true]')).toHaveCount(3);
  await desk.bar.getByRole('button', { name: 'Select none' }).press('Enter');
  await expect(desk.bar).toHaveCount(0);
  await expect(library.list).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(desk.bar).toContainText('3 selected');
  await desk.act('Move to section…');
  await desk.choose('waterfr');
  await expect(desk.bar).toContainText('3 stories stand in Waterfront now.');
  await desk.act('Undo');
  await expect(desk.bar).toContainText('3 stories are again where each was.');
  await desk.act('Move to section…');
  await desk.choose('waterfr');
  await expect(desk.bar).toContainText('3 stories stand in Waterfront now.');
  await desk.act('Spike');
  await expect(desk.bar).toContainText('3 stories are spiked; their text is kept.');
  await expect(library.row('Spiked')).toHaveCount(4);
  await desk.act('Undo');
  await expect(desk.bar).toContainText('3 stories are back from the spike.');
  await expect(library.row('Spiked')).toHaveCount(1);
  await library.list.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await expect(desk.bar).toContainText('15 selected');
  await page.keyboard.press('Escape');
  await expect(desk.bar).toHaveCount(0);
  await library.tick('Section', 'Waterfront');
  await expect.poll(() => library.count()).toBe(5);
});

test('a filter is saved under a name, survives a restart and is removed', async () => {
  await desk.save('The harbour');
  await desk.queue('All').click();
  await expect.poll(() => library.count()).toBe(15);
  const { userData } = stet;
  await stet.close();
  await start(userData);
  await desk.showSaved('The harbour');
  await expect.poll(() => library.count()).toBe(5);
  await library.row(whale).click();
  await new EditorModel(stet.page).ready();
  const beside = stet.page.getByRole('combobox', { name: 'Queues' });
  await expect(beside).toHaveValue('saved The harbour');
  await beside.selectOption('queue due');
  await expect(stet.page.getByText('Nothing is due:')).toBeVisible();
  await beside.selectOption('queue all');
  await library.open();
  await desk.removeSaved('The harbour');
  await desk.queue('All').click();
});

test('due and embargo are said in words, late ones first in their queue', async () => {
  const { page } = stet;
  await library.row(ferry).click();
  await new EditorModel(page).ready();
  await page.getByLabel('Due', { exact: true }).fill('2026-01-02T09:00');
  // Told once: what comes later is told alone.
  await expect(desk.bell).toHaveAccessibleName('3 things wait for you');
  await page.getByLabel('Embargo until', { exact: true }).fill('2099-01-02T09:00');
  await page.keyboard.press('ControlOrMeta+5');
  await expect(library.row(ferry)).toContainText('overdue');
  await expect(library.row(ferry)).toContainText('embargo');
  await page.keyboard.press('ControlOrMeta+6');
  await expect.poll(() => library.count()).toBe(1);
  await desk.queue('All').click();
});

test('what a colleague changed is marked until it is looked at, and leads to the difference', async () => {
  // What a window shows as it starts is looked at: that is another story.
  await library.row(whale).click();
  await new EditorModel(stet.page).ready();
  await meanwhile((db, idOf) => {
    const id = idOf(ferry);
    const { copyVersion } = valueOf(loadLive(db, id));
    valueOf(
      appendSteps(db, id, {
        version: copyVersion,
        groups: [typingGroup(db, id, ' at last', 'site')],
        ...ben,
        actor: 'site',
      }),
    );
    valueOf(
      setField(db, idOf(doors), { field: 'assignee', value: { slug: '', name: 'Maya Tremblay' } }, ben),
    );
    const at = new Date().toISOString();
    const event = {
      id: newId<string>(),
      kind: 'published',
      to: 'published',
      actor: 'Ben Ouellet',
      at,
    } as const;
    valueOf(appendEvent(db, idOf(salt), event, ben));
  });
  const { page } = stet;
  await expect(library.row(ferry)).toContainText('Changed since you looked');
  await expect(library.row(whale)).not.toContainText('Changed since you looked');
  await page.getByRole('button', { name: 'New to you (3)' }).click();
  await expect.poll(() => library.count()).toBe(3);
  expect(await found()).toEqual([]);
  await library.row(ferry).click();
  await new EditorModel(page).ready();
  await expect(page.getByText('Somebody changed this story since you looked at it last.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show what changed' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Show what changed' })).toHaveCount(0);
  await expect(new EditorModel(page).copy).toBeFocused();
  await library.open();
  await expect.poll(() => library.count()).toBe(2);
  await library.showAll();
  await expect(library.row(ferry)).not.toContainText('Changed since you looked');
});

test('what waits is a number, a line that stays until it is read, and a list that opens the story', async () => {
  const { page } = stet;
  const line = page.getByRole('contentinfo');
  await expect(line).toContainText(`Ben Ouellet gave you “${doors}`);
  await expect(desk.bell).toHaveAccessibleName(/^\d things wait for you$/);
  await page.keyboard.press('ControlOrMeta+7');
  await expect(desk.waiting).toBeVisible();
  expect(await found()).toEqual([]);
  await expect(line).not.toContainText('gave you');
  await desk.waiting.getByRole('button', { name: doors }).press('Enter');
  await new EditorModel(page).ready();
  await expect(desk.waiting).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(doors);
});

test('a story that readers have seen is not spiked with the others, and it says why', async () => {
  await library.open();
  await library.row(salt).locator('[data-check]').click();
  await library.row(doors).locator('[data-check]').click();
  await desk.act('Spike');
  await expect(desk.bar).toContainText('1 story is spiked; its text is kept.');
  await expect(desk.bar).toContainText(/Not “In “Salt Year.*readers have seen it/);
  await expect(library.row(salt)).toContainText('Published');
  await desk.act('Undo');
  await expect(library.row(doors)).not.toContainText('Spiked');
});
