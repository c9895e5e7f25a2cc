import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The settings: the site's address and sign-in, look and language (English names, given in either language). */
export class SettingsModel {
  readonly address: Locator;
  readonly problem: Locator;

  constructor(readonly page: Page) {
    this.address = page.getByRole('textbox', { name: 'Address of the site' });
    this.problem = page.getByRole('alert').or(page.getByRole('status'));
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+,');
    await expect(this.page.getByRole('heading', { name: /^(Settings|Réglages)$/ })).toBeVisible();
  }

  async findSite(address: string): Promise<void> {
    await this.address.fill(address);
    await this.page.getByRole('button', { name: 'Find the site' }).click();
  }

  async choose(name: string): Promise<void> {
    await this.page
      .getByRole('radio', { name, exact: true })
      .or(this.page.getByRole('button', { name, exact: true }))
      .first()
      .click();
  }
}
