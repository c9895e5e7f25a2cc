import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Person } from '../../helpers/wordpress/template';

/** Settings, outbox and comparison: everything between the newsroom and its site (English interface). */
export class SiteModel {
  constructor(readonly page: Page) {}

  /** Connects with a pasted application password, and waits until the first pull is through. */
  async connect(url: string, person: Person): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+,');
    await this.page.getByRole('textbox', { name: 'Address of the site' }).fill(url);
    await this.page.getByRole('button', { name: 'Find the site' }).click();
    await this.page.getByRole('textbox', { name: 'Login' }).fill(person.login);
    await this.page.getByLabel('Application password', { exact: true }).fill(person.applicationPassword);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(this.page.getByText(/On the network, checked/)).toBeVisible();
    await expect(this.page.getByText(/Last fetched/)).toBeVisible();
  }

  async openOutbox(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+2');
    await expect(this.page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  }

  /** Sends what waits without waiting for its next turn. */
  async sendNow(headline: string): Promise<void> {
    await this.openOutbox();
    const entry = this.page.getByRole('listitem', { name: headline });
    const send = entry.getByRole('button', { name: 'Send now' });
    // It may go out by itself at this very moment; then there is nothing to press any more.
    if (await send.isVisible()) await send.click({ timeout: 3_000 }).catch(() => undefined);
  }

  async fetchNow(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+,');
    await this.page.getByRole('button', { name: 'Fetch now' }).click();
  }
}
