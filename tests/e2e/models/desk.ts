import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The desk's side of the library: queues, saved filters, several stories at once, and what waits (English interface). */
export class DeskModel {
  readonly queues: Locator;
  readonly bar: Locator;
  readonly bell: Locator;
  readonly waiting: Locator;

  constructor(readonly page: Page) {
    this.queues = page.getByRole('group', { name: 'Queues' });
    this.bar = page.getByRole('group', { name: 'Selected stories' });
    this.bell = page.getByRole('navigation').getByRole('button', { name: /wait(s)? for you$/ });
    this.waiting = page.getByRole('dialog', { name: 'What waits for you' });
  }

  queue(name: string): Locator {
    return this.queues.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Keeps what the library shows under a name. */
  async save(name: string): Promise<void> {
    await this.queues.getByRole('button').last().click();
    await this.page.getByRole('textbox', { name: 'Name for what is shown' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('dialog').getByRole('button', { name, exact: true })).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  async showSaved(name: string): Promise<void> {
    await this.queues.getByRole('button').last().click();
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }

  async removeSaved(name: string): Promise<void> {
    await this.queues.getByRole('button').last().click();
    await this.page.getByRole('button', { name: `Remove the filter “${name}”` }).click();
    await expect(this.page.getByRole('dialog').getByRole('button', { name, exact: true })).toHaveCount(0);
    await this.page.keyboard.press('Escape');
  }

  /** Does something to the selected stories. */
  async act(act: 'Assign…' | 'Move to section…' | 'Spike' | 'Undo'): Promise<void> {
    await this.bar.getByRole('button', { name: act, exact: true }).click();
  }

  /** Types into the list that an act opened and takes what it finds first. */
  async choose(letters: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('combobox').fill(letters);
    await this.page.keyboard.press('Enter');
  }
}
