import type { Browser } from '@playwright/test';

/** A page of the site as readers have it. */
export interface PublicPage {
  readonly status: number;
  readonly headline: string;
  /** The paragraphs of the article, as plain text. */
  readonly paragraphs: readonly string[];
  /** Everything on the page. */
  readonly text: string;
  readonly html: string;
}

/** Reads an address in a browser that nobody is signed in with. */
export async function readPublicly(chromium: Browser, url: string): Promise<PublicPage> {
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    const answer = await page.goto(url);
    return {
      status: answer?.status() ?? 0,
      headline: await page.locator('h1').first().innerText(),
      paragraphs: await page.locator('.entry-content > p').allInnerTexts(),
      text: await page.locator('body').innerText(),
      html: await page.content(),
    };
  } finally {
    await context.close();
  }
}
