import { expect, test } from '@playwright/test';
import { axeFindings } from '../../helpers/axe-findings';
import { deskOf, handOver, type Desk } from './desk';
import { startWorld, type World } from './world';

let world: World;
let reporter: Desk;
let editor: Desk;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  world = await startWorld({ companion: true });
  reporter = deskOf(await world.open());
  await reporter.site.connect(world.network.url, world.site.people.author);
  editor = deskOf(await world.open({ whose: 'editor' }));
  await editor.site.connect(world.site.url, world.site.people.editor);
});
test.afterAll(() => world.end());

const headline = 'Open at two desks';

test('who opens a story that somebody else holds reads it, then writes in it or takes it over', async () => {
  await reporter.editor.startStory();
  await reporter.editor.write({ headline, dek: 'A dek', body: ['The harbour board met on Monday.'] });
  await handOver(reporter, editor, headline, { held: true });
  const banner = editor.stet.page.getByText(/^Maya Tremblay has this story open since \d\d:\d\d\. Read on/);
  await expect(banner).toBeVisible();
  await expect(editor.editor.copy).toHaveAttribute('contenteditable', 'false');
  await expect(editor.editor.copy).toContainText('harbour board');
  const { inspector } = editor.editor;
  const slug = inspector.getByRole('textbox', { name: 'Slug' });
  const tags = inspector.getByRole('combobox', { name: 'Tags' });
  const language = inspector.getByRole('combobox', { name: 'Language of the text' });
  await expect(inspector.getByText(/^Maya Tremblay has this story open, so its fields/)).toBeVisible();
  await expect(slug).not.toBeEditable();
  await expect(tags).not.toBeEditable();
  await expect(language).toBeDisabled();
  await expect(inspector.getByRole('button', { name: /^Use / })).toHaveCount(0);
  expect(await axeFindings(editor.stet.page)).toEqual([]);

  await editor.stet.page.getByRole('button', { name: 'Write anyway' }).click();
  await expect(editor.editor.copy).toHaveAttribute('contenteditable', 'true');
  await expect(editor.stet.page.getByText(/^Maya Tremblay has this story open since/)).toBeVisible();
  await expect(inspector.getByText(/^Maya Tremblay has this story open, so its fields/)).toHaveCount(0);
  await expect(language).toBeEnabled();
  await editor.editor.setSlug('harbour-board');
  await editor.editor.typeAtEnd(' It rained.');
  await editor.editor.savedHere();

  await editor.stet.page.getByRole('button', { name: 'Take over' }).click();
  await expect(editor.stet.page.getByText('Maya Tremblay has this story open, too.')).toBeVisible();
  await expect(editor.stet.page.getByRole('button', { name: 'Take over' })).toHaveCount(0);
  // The other one hears of it at their next word to the site, and loses nothing.
  await reporter.editor.typeAtEnd(' At noon.');
  const target = reporter.editor.inspector.getByRole('spinbutton', { name: 'Target in words' });
  await target.fill('600');
  await expect(reporter.stet.page.getByText(/^Claire Dubois has this story open since/)).toBeVisible({
    timeout: 40_000,
  });
  await expect(reporter.editor.copy).toContainText('At noon.');
  await expect(target).not.toBeEditable();
  await expect(target).toHaveValue('600');
  await reporter.editor.savedHere();
});

test('without a network nobody is asked, and the copy is one’s own to write', async () => {
  await expect(reporter.editor.copy).toHaveAttribute('contenteditable', 'false');
  world.network.offline();
  await expect(reporter.editor.copy).toHaveAttribute('contenteditable', 'true', { timeout: 70_000 });
  await expect(reporter.stet.page.getByText(/^Claire Dubois has/)).toHaveCount(0);
  await expect(reporter.editor.inspector.getByRole('textbox', { name: 'Slug' })).toBeEditable();
});
