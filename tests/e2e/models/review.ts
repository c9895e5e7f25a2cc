import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Where a story stands and what can be done with it, above its copy (English interface). */
export class ReviewModel {
  readonly bar: Locator;
  /** Where the story stands in the workflow. */
  readonly standing: Locator;
  /** Where it stands between this machine and the site. */
  readonly delivery: Locator;
  /** The one move that fits; there may be none. */
  readonly primary: Locator;
  readonly menu: Locator;
  readonly dialog: Locator;
  readonly refusal: Locator;
  /** Why the story waits for a decision at the site. */
  readonly problem: Locator;
  /** Says that the words are no longer those that were approved. */
  readonly voided: Locator;

  constructor(readonly page: Page) {
    this.bar = page.getByRole('group', { name: 'Review' });
    this.standing = this.bar.getByRole('status', { name: 'Where the story stands' });
    this.delivery = this.bar.getByRole('status', { name: 'Delivery' });
    this.primary = this.bar.locator('button[class*="primary"]');
    this.menu = page.getByRole('menu');
    this.dialog = page.getByRole('dialog');
    this.refusal = page.getByRole('main', { name: 'Copy' }).getByRole('alert');
    this.problem = page.getByRole('main', { name: 'Copy' }).getByText(/^Needs you: /);
    this.voided = page.getByText('Approved text ≠ current text.');
  }

  async openMenu(): Promise<void> {
    await this.bar.getByRole('button', { name: 'More moves' }).click();
    await expect(this.menu).toBeVisible();
  }

  /** Takes a move out of the menu, by the beginning of its name. */
  async choose(name: string): Promise<void> {
    await this.openMenu();
    await this.menu
      .getByRole('menuitem', { name: new RegExp(`^${name}`) })
      .first()
      .click();
    await expect(this.menu).toHaveCount(0);
  }

  /** Presses the one move that fits, which must have this name. */
  async press(name: string): Promise<void> {
    await expect(this.primary).toHaveText(name);
    await this.primary.click();
  }

  /** Sends the story back with these words. */
  async requestChanges(note: string): Promise<void> {
    await this.choose('Request Changes');
    await this.dialog.getByRole('textbox', { name: 'What has to change' }).fill(note);
    await this.dialog.getByRole('button', { name: 'Send back' }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Schedules the story for an hour on the site's clocks, as `datetime-local` has it. */
  async schedule(hour: string): Promise<void> {
    await this.choose('Schedule');
    await this.dialog.getByLabel('Hour of publication, on the site’s clocks').fill(hour);
    await this.dialog.getByRole('button', { name: /[Ss]chedule$/ }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Publishes an update or a correction with these words to readers. */
  async tellReaders(move: 'Publish an Update' | 'Publish a Correction', words: string): Promise<void> {
    await this.choose(move);
    await this.dialog.getByRole('textbox').fill(words);
    await expect(this.dialog.getByRole('figure')).toContainText(words);
    await this.dialog.getByRole('button', { name: /^Publish the/ }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async kill(reason: string, advisory: string): Promise<void> {
    await this.choose('Kill');
    await this.dialog.getByRole('textbox', { name: 'Reason, for the log' }).fill(reason);
    await this.dialog.getByRole('textbox', { name: 'Advisory to readers' }).fill(advisory);
    await this.dialog.getByRole('button', { name: 'Kill the story' }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Waits until the site holds what was sent. */
  async arrives(): Promise<void> {
    await expect(this.delivery).toHaveText(/^On the site, checked/, { timeout: 60_000 });
  }
}
