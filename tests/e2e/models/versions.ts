import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** A story's versions on their own screen (English interface). */
export class VersionsModel {
  readonly title: Locator;
  readonly list: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly difference: Locator;
  readonly moment: Locator;
  readonly scrubber: Locator;
  readonly name: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { name: 'Versions', level: 1 });
    this.list = page.getByRole('navigation', { name: 'Versions of the story' });
    this.from = page.getByRole('combobox', { name: 'From' });
    this.to = page.getByRole('combobox', { name: 'To', exact: true });
    this.difference = page.getByRole('region', { name: 'Differences' });
    this.moment = page.getByRole('region', { name: 'A moment of the history' });
    this.scrubber = page.getByRole('slider', { name: 'Scrub back' });
    this.name = page.getByRole('textbox', { name: /^Name/ });
  }

  /** By its key, from the story. */
  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+h');
    await expect(this.title).toBeVisible();
    await expect(this.difference).toBeVisible();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back to the story' }).click();
  }

  async nameIt(name: string): Promise<void> {
    await this.name.fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.version(name)).toBeVisible();
  }

  version(words: string): Locator {
    return this.list.getByRole('button', { name: words });
  }

  /** Steps that were found: how many, or which is shown. */
  steps(): Locator {
    return this.page.getByRole('group', { name: 'Differences' }).getByRole('status');
  }

  async restore(): Promise<void> {
    await this.page.getByRole('button', { name: 'Restore the earlier text' }).click();
  }
}
