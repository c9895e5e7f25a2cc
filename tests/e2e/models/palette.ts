import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The palette of all actions (English interface). */
export class PaletteModel {
  readonly field: Locator;
  readonly actions: Locator;

  constructor(readonly page: Page) {
    this.field = page.getByRole('combobox', { name: 'Commands' });
    this.actions = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(this.field).toBeFocused();
  }

  /** It gives the keyboard back as it goes, and only then is anything done. */
  async gone(): Promise<void> {
    await expect(this.page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0);
  }

  /** Runs the first action that these letters find. */
  async run(letters: string): Promise<void> {
    await this.open();
    await this.field.fill(letters);
    await expect(this.actions.first()).toContainText(letters);
    await this.page.keyboard.press('Enter');
    await this.gone();
  }
}
