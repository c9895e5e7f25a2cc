import type { FrameLocator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The page as readers will see it (English interface). */
export class PreviewModel {
  readonly news: FrameLocator;

  constructor(readonly page: Page) {
    this.news = page.frameLocator('iframe');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+V');
    await expect(this.page.locator('iframe')).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+V');
    await expect(this.page.locator('iframe')).toHaveCount(0);
  }

  /** Every one of these texts stands on the page. */
  async shows(texts: readonly string[]): Promise<void> {
    for (const text of texts) await expect(this.news.locator('body')).toContainText(text);
  }
}
