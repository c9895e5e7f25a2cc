import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { ReviewModel } from './review';

/** The story on the screen, as a person sees and uses it (English interface). */
export class EditorModel {
  readonly copy: Locator;
  readonly headline: Locator;
  readonly dek: Locator;
  readonly tools: Locator;
  readonly inspector: Locator;
  readonly leadImage: Locator;
  /** The pictures of the copy, each with its caption and credit. */
  readonly pictures: Locator;
  /** Where the story stands, and its moves. */
  readonly review: ReviewModel;

  constructor(readonly page: Page) {
    this.copy = page.getByRole('textbox', { name: 'Copy' });
    this.headline = this.copy.locator('h1');
    this.dek = this.copy.locator('.dek p');
    this.tools = page.getByRole('toolbar', { name: 'Formatting' });
    this.inspector = page.getByRole('complementary', { name: 'About the story' });
    this.pictures = this.copy.locator('figure');
    this.review = new ReviewModel(page);
    this.leadImage = this.inspector.getByRole('region', { name: 'Lead image' });
  }

  /** Begins a new story by its key. */
  async startStory(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+n');
    await expect(this.headline).toHaveText('');
    await this.ready();
  }

  /** Waits until what was typed is committed to disk. */
  async savedHere(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Saving' })).toHaveText('Saved here');
  }

  /** Chooses a file as the lead image. */
  async chooseLeadImage(file: string, app: ElectronApplication): Promise<void> {
    await answerWithFile(app, file);
    await this.inspector.getByRole('button', { name: 'Choose a picture' }).click();
    await expect(this.inspector.getByRole('img')).toBeVisible();
  }

  /** Puts a picture into the copy beside the caret, with a caption under it. */
  async insertPicture(file: string, caption: string, app: ElectronApplication): Promise<void> {
    await answerWithFile(app, file);
    const before = await this.pictures.count();
    await this.press('Image');
    await expect(this.pictures).toHaveCount(before + 1);
    // The caret stands in the empty caption.
    await this.page.keyboard.type(caption);
  }

  async describeLeadImage(alt: string, caption: string): Promise<void> {
    await this.leadImage.getByRole('textbox', { name: 'Alternative text' }).fill(alt);
    await this.leadImage.getByRole('textbox', { name: 'Caption' }).fill(caption);
  }

  /** Waits until a story stands there and may be written. */
  async ready(): Promise<void> {
    await expect(this.copy).toBeVisible();
    await expect(this.copy).toHaveAttribute('contenteditable', 'true');
  }

  /** Writes headline, dek and body from the top of an empty story; paragraphs are parted by Enter. After the first, each comes in one piece, as dictation. */
  async write(story: {
    readonly headline: string;
    readonly dek: string;
    readonly body: readonly string[];
  }): Promise<void> {
    await this.headline.click();
    await this.page.keyboard.type(story.headline);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(story.dek);
    for (const [place, paragraph] of story.body.entries()) {
      await this.page.keyboard.press('Enter');
      if (place === 0) await this.page.keyboard.type(paragraph);
      else await this.page.keyboard.insertText(paragraph);
    }
  }

  /** Types at the end of the copy. */
  async typeAtEnd(text: string): Promise<void> {
    await this.copy.focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** The paragraphs of the body, as plain text. */
  async paragraphs(): Promise<string[]> {
    return await this.copy.locator(':scope > p').allInnerTexts();
  }

  /** Replaces all the words of the text block that holds these. */
  async rewrite(words: string, text: string): Promise<void> {
    await this.copy.getByText(words).click({ clickCount: 3 });
    await this.page.keyboard.type(text);
  }

  /** Adds words at the end of the text block that holds these. */
  async continueBlock(words: string, text: string): Promise<void> {
    await this.copy.getByText(words).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.insertText(text);
  }

  /** Takes the text block that holds these words out, itself included. */
  async cutBlock(words: string): Promise<void> {
    await this.copy.getByText(words).click({ clickCount: 3 });
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.press('Backspace');
    await expect(this.copy.getByText(words)).toHaveCount(0);
  }

  /** Opens the story with this headline from the queue; one that somebody else holds may only be read at first. */
  async openStory(headline: string, { held = false }: { readonly held?: boolean } = {}): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+o');
    const query = this.page.getByRole('dialog').getByRole('combobox');
    // It may be on its way from the site yet.
    await expect(async () => {
      await query.fill('');
      await query.fill(headline);
      await this.page.getByRole('dialog').getByRole('option', { name: headline }).click({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    if (!held) await this.ready();
    await expect(this.headline).toHaveText(headline);
  }

  /** Changes somebody else's copy itself: left alone, an editor's writing in it suggests. */
  async writeDirectly(): Promise<void> {
    await this.suggest(false);
  }

  /** Switches suggesting on or off by its key. */
  async suggest(on: boolean): Promise<void> {
    const mode = this.page.getByRole('button', { name: 'Suggesting' });
    if ((await mode.getAttribute('aria-pressed')) !== String(on))
      await this.page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(mode).toHaveAttribute('aria-pressed', String(on));
  }

  /** The cards of what waits for a decision, in the inspector. */
  async listChanges(): Promise<Locator> {
    await this.inspector.getByRole('tab', { name: /^Changes/ }).click();
    return this.inspector.getByRole('tabpanel').getByRole('listitem');
  }

  /** Shows what waits for a decision. */
  async showChanges(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^See \d+ changes?$/ }).click();
    const panel = this.inspector.getByRole('tabpanel');
    await expect(this.inspector.getByRole('tab', { name: /^Changes/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    return panel;
  }

  /** Presses a button of the bar above the copy. */
  async press(name: string): Promise<void> {
    await this.tools.getByRole('button', { name, exact: true }).click();
  }

  /** Opens the block menu on an empty line and takes the block of that name. */
  async insertBlock(name: string): Promise<void> {
    await this.page.keyboard.type('/');
    await this.page.getByRole('combobox', { name: 'Which block?' }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  /** Links what is selected. */
  async link(address: string): Promise<void> {
    await this.press('Link');
    await this.page.getByRole('textbox', { name: 'Address' }).fill(address);
    await this.page.keyboard.press('Enter');
  }

  async undo(): Promise<void> {
    await this.copy.focus();
    await this.page.keyboard.press('ControlOrMeta+z');
  }

  async redo(): Promise<void> {
    await this.copy.focus();
    await this.page.keyboard.press('ControlOrMeta+Shift+z');
  }

  async addTag(tag: string): Promise<void> {
    await this.complete('Tags', tag);
  }

  async addSection(section: string): Promise<void> {
    await this.complete('Sections', section);
  }

  /** Adds a person and gives them a role. */
  async addByline(
    name: string,
    role: 'Reporter' | 'Photographer' | 'Contributing' | 'Translator' = 'Reporter',
  ): Promise<void> {
    await this.complete('Add a person', name);
    await this.inspector.getByRole('group', { name, exact: true }).getByLabel('Role').selectOption(role);
  }

  async setDateline(place: string, date: string): Promise<void> {
    await this.inspector.getByRole('textbox', { name: 'Place', exact: true }).fill(place);
    await this.inspector.getByLabel('Date', { exact: true }).fill(date);
  }

  /** Holds the story back until an hour on the site's clocks, as `datetime-local` has it. */
  async setEmbargo(hour: string): Promise<void> {
    await this.inspector.getByLabel('Embargo until', { exact: true }).fill(hour);
  }

  /** Takes the hour of publication out: what is published then appears at once. */
  async clearHour(): Promise<void> {
    await this.inspector.getByRole('tab').first().click();
    await this.inspector.getByLabel('To be published at', { exact: true }).fill('');
  }

  async setSlug(slug: string): Promise<void> {
    await this.inspector.getByRole('textbox', { name: 'Slug' }).fill(slug);
  }

  async setLanguage(language: string): Promise<void> {
    await this.inspector.getByRole('combobox', { name: 'Language of the text' }).selectOption(language);
  }

  async submit(): Promise<void> {
    await this.review.choose('Submit to the Desk');
  }

  async saveAsDraft(): Promise<void> {
    await this.review.choose('Save as Draft');
  }

  /** Publishes; who may approve the words approves them with it. */
  async publish(): Promise<void> {
    await this.review.choose('Publish');
  }

  private async complete(label: string, value: string): Promise<void> {
    const field = this.inspector.getByRole('combobox', { name: label, exact: true });
    await field.fill(value);
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
}

/** The system's own dialog is answered, not shown. */
async function answerWithFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
}
