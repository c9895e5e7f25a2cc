import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The settings: the site's address and sign-in, look and language (English names, given in either language). */
export class SettingsModel {
  readonly address: Locator;

  constructor(readonly page: Page) {
    this.address = page.getByRole('textbox', { name: 'Address of the site' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+,');
    await expect(this.page.getByRole('heading', { name: /^(Settings|Réglages)$/ })).toBeVisible();
  }

  async findSite(address: string): Promise<void> {
    await this.address.fill(address);
    await this.page.getByRole('button', { name: 'Find the site' }).click();
  }

  /** Shows how Stet looks and speaks, instead of the site. */
  async look(): Promise<void> {
    await this.open();
    await this.page.getByRole('tab').nth(1).click();
    await expect(this.page.getByRole('radio').first()).toBeAttached();
  }

  /** Takes one of the answers that stand side by side. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check();
  }
}
