import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ArticleId } from '../../shared/article/ids';

/** The id of the story with this headline, as soon as the library knows it by that. */
export async function storyId(page: Page, headline: string): Promise<ArticleId> {
  const find = (): Promise<ArticleId | null> =>
    page.evaluate(async (query) => {
      const found = await window.stet['library:search']({ query, offset: 0, limit: 10 });
      if (!found.ok) return null;
      return found.value.hits.find(({ row }) => row.headline === query)?.row.id ?? null;
    }, headline);
  await expect.poll(find).not.toBeNull();
  const id = await find();
  if (id === null) throw new Error(`No story “${headline}”`);
  return id;
}
