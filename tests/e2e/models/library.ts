import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The library: the list, its filters and order, search and quick open (English interface). */
export class LibraryModel {
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole('listbox', { name: 'Stories' });
    this.rows = this.list.getByRole('option');
    this.search = page.getByRole('searchbox', { name: 'Search all stories' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await expect(this.list).toBeVisible();
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** How many stories the list holds, in sight or not. */
  async count(): Promise<number> {
    return Number((await this.rows.first().getAttribute('aria-setsize')) ?? 0);
  }

  /** The texts of the rows in sight, from the top. */
  async shown(): Promise<string[]> {
    const rows = await this.rows.evaluateAll((all) =>
      all
        .map((row) => ({ place: Number(row.getAttribute('aria-posinset')), text: row.textContent }))
        .sort((a, b) => a.place - b.place)
        .map(({ text }) => text),
    );
    return rows;
  }

  /** Ticks a choice in one of the filters. */
  async tick(filter: 'State' | 'Section' | 'Language' | 'Person', choice: string): Promise<void> {
    const filters = this.page.getByRole('group', { name: 'Filters and order' });
    await filters.getByRole('button', { name: filter }).click();
    await this.page.getByRole('menuitemcheckbox', { name: choice }).click();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('menu')).toHaveCount(0);
  }

  async showAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show all' }).click();
  }

  async orderBy(order: string): Promise<void> {
    await this.page.getByLabel('Order by').selectOption({ label: order });
  }

  column(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Presses a column's name and waits until it says that the list is sorted so. */
  async sortByColumn(name: string, order: 'ascending' | 'descending'): Promise<void> {
    await this.column(name).click();
    const sorted = this.column(`${name.replace(/,.*/, '')}, sorted ${order}`);
    await expect(sorted).toHaveAttribute('aria-pressed', 'true');
  }

  async reverse(): Promise<void> {
    await this.page.getByRole('button', { name: /press to reverse it$/ }).click();
  }

  async find(query: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+F');
    await expect(this.search).toBeFocused();
    await this.search.fill(query);
  }

  /** What a search found, as buttons. */
  hits(): Locator {
    return this.page
      .getByRole('main', { name: 'Library' })
      .or(this.page.getByRole('region', { name: 'Library' }))
      .getByRole('listitem')
      .getByRole('button');
  }

  async quickOpen(letters: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+O');
    await this.page.getByRole('combobox', { name: 'Open a story' }).fill(letters);
  }
}
