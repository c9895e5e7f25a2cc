import { chromium, type Browser, type Page } from '@playwright/test';
import type { Person } from './template';

/** What WordPress's own editor makes of a post. */
export interface OpenedInWordPress {
  /** Names of blocks, nested ones included, that the editor holds to be invalid. */
  readonly invalidBlocks: readonly string[];
  readonly blocks: readonly string[];
  /** The text the editor shows, whitespace folded. */
  readonly text: string;
}

/** Debian's Chromium, without its own conversations with the world. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Signs in through WordPress's form. */
export async function signIn(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', person.login);
  await page.fill('#user_pass', person.password);
  await page.click('#wp-submit');
  // The dashboard's own pictures and scripts are nobody's business here.
  await page.waitForURL(/wp-admin/, { waitUntil: 'commit', timeout: 90_000 });
}

/** Opens a post in the block editor of a page that is signed in, and reads its blocks from the editor's own store. */
export async function openInBlockEditor(page: Page, url: string, postId: number): Promise<OpenedInWordPress> {
  await page.goto(`${url}/wp-admin/post.php?post=${postId}&action=edit`);
  await page.waitForFunction(() => {
    const { wp } = window as unknown as {
      wp?: { data?: { select: (name: string) => { getBlockCount?: () => number } | undefined } };
    };
    return (wp?.data?.select('core/block-editor')?.getBlockCount?.() ?? 0) > 0;
  });
  return page.evaluate(() => {
    interface Block {
      readonly name: string;
      readonly isValid: boolean;
      readonly innerBlocks: readonly Block[];
    }
    interface Editor {
      readonly getBlocks: () => readonly Block[];
      readonly getEditedPostContent: () => string;
    }
    const { wp } = window as unknown as { wp: { data: { select: (name: string) => Editor } } };
    const all = (blocks: readonly Block[]): Block[] =>
      blocks.flatMap((block) => [block, ...all(block.innerBlocks)]);
    const blocks = all(wp.data.select('core/block-editor').getBlocks());
    const content = wp.data.select('core/editor').getEditedPostContent();
    const parsed = new DOMParser().parseFromString(content, 'text/html');
    return {
      invalidBlocks: blocks.filter((block) => !block.isValid).map((block) => block.name),
      blocks: blocks.map((block) => block.name),
      text: parsed.body.textContent.replace(/\s+/g, ' ').trim(),
    };
  });
}
