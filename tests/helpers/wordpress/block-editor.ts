import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
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

/** Replaces words of a post in WordPress's own editor and saves it there; the page is signed in. */
export async function editInBlockEditor(
  page: Page,
  url: string,
  postId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await openInBlockEditor(page, url, postId);
  const saved = await page.evaluate(
    async ([before, after]) => {
      interface Block {
        readonly clientId: string;
        readonly attributes: { readonly content?: { toString(): string } };
        readonly innerBlocks: readonly Block[];
      }
      interface Stores {
        readonly select: (name: string) => {
          getBlocks: () => readonly Block[];
          didPostSaveRequestSucceed: () => boolean;
        };
        readonly dispatch: (name: string) => {
          updateBlockAttributes: (id: string, attributes: object) => Promise<void>;
          savePost: () => Promise<void>;
        };
      }
      const { data } = (window as unknown as { wp: { data: Stores } }).wp;
      const all = (blocks: readonly Block[]): Block[] =>
        blocks.flatMap((block) => [block, ...all(block.innerBlocks)]);
      const blocks = all(data.select('core/block-editor').getBlocks());
      const block = blocks.find(({ attributes }) => attributes.content?.toString().includes(before));
      if (block === undefined) return false;
      const content = block.attributes.content?.toString().replace(before, after);
      await data.dispatch('core/block-editor').updateBlockAttributes(block.clientId, { content });
      await data.dispatch('core/editor').savePost();
      return data.select('core/editor').didPostSaveRequestSucceed();
    },
    [from, to] as const,
  );
  if (!saved) throw new Error(`WordPress's editor did not save “${to}”`);
}

/** Presses what publishes in WordPress's own editor; answers what the editor then tells, and whether it was saved. */
export async function publishInBlockEditor(
  page: Page,
  url: string,
  postId: number,
): Promise<{ readonly saved: boolean; readonly told: string }> {
  await openInBlockEditor(page, url, postId);
  return page.evaluate(async () => {
    interface Stores {
      readonly select: (name: string) => {
        didPostSaveRequestSucceed: () => boolean;
        getNotices: () => readonly { readonly content: string }[];
      };
      readonly dispatch: (name: string) => {
        editPost: (change: object) => Promise<void>;
        savePost: () => Promise<void>;
      };
    }
    const { data } = (window as unknown as { wp: { data: Stores } }).wp;
    await data.dispatch('core/editor').editPost({ status: 'publish' });
    await data.dispatch('core/editor').savePost();
    return {
      saved: data.select('core/editor').didPostSaveRequestSucceed(),
      told: data
        .select('core/notices')
        .getNotices()
        .map(({ content }) => content)
        .join(' '),
    };
  });
}

/** Uploads another picture for the post's first image block, as its "Replace" does, and saves; the caption is left. */
export async function replacePictureInBlockEditor(
  page: Page,
  url: string,
  postId: number,
  file: string,
): Promise<void> {
  await openInBlockEditor(page, url, postId);
  const saved = await page.evaluate(
    async ([name, base64]) => {
      interface Stores {
        readonly select: (name: string) => {
          getBlocks: () => readonly { readonly clientId: string; readonly name: string }[];
          didPostSaveRequestSucceed: () => boolean;
        };
        readonly dispatch: (name: string) => {
          updateBlockAttributes: (id: string, attributes: object) => Promise<void>;
          savePost: () => Promise<void>;
        };
      }
      interface WordPress {
        readonly data: Stores;
        readonly apiFetch: (request: object) => Promise<{ readonly id: number; readonly source_url: string }>;
      }
      const { data, apiFetch } = (window as unknown as { wp: WordPress }).wp;
      const image = data
        .select('core/block-editor')
        .getBlocks()
        .find((block) => block.name === 'core/image');
      if (image === undefined) return false;
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const body = new FormData();
      body.append('file', new File([bytes], name, { type: 'image/jpeg' }));
      const media = await apiFetch({ path: '/wp/v2/media', method: 'POST', body });
      await data
        .dispatch('core/block-editor')
        .updateBlockAttributes(image.clientId, { id: media.id, url: media.source_url });
      await data.dispatch('core/editor').savePost();
      return data.select('core/editor').didPostSaveRequestSucceed();
    },
    [basename(file), readFileSync(file, 'base64')] as const,
  );
  if (!saved) throw new Error(`WordPress's editor did not take ${file}`);
}

/** Turns the post's first list into paragraphs by the editor's own transformation, and saves. */
export async function listToParagraphsInBlockEditor(page: Page, url: string, postId: number): Promise<void> {
  await openInBlockEditor(page, url, postId);
  const saved = await page.evaluate(async () => {
    interface Block {
      readonly clientId: string;
      readonly name: string;
    }
    interface WordPress {
      readonly data: {
        readonly select: (name: string) => {
          getBlocks: () => readonly Block[];
          didPostSaveRequestSucceed: () => boolean;
        };
        readonly dispatch: (name: string) => {
          replaceBlocks: (id: string, blocks: readonly Block[] | null) => Promise<void>;
          savePost: () => Promise<void>;
        };
      };
      readonly blocks: {
        readonly switchToBlockType: (block: Block, name: string) => readonly Block[] | null;
      };
    }
    const { data, blocks } = (window as unknown as { wp: WordPress }).wp;
    const list = data
      .select('core/block-editor')
      .getBlocks()
      .find((block) => block.name === 'core/list');
    if (list === undefined) return false;
    await data
      .dispatch('core/block-editor')
      .replaceBlocks(list.clientId, blocks.switchToBlockType(list, 'core/paragraph'));
    await data.dispatch('core/editor').savePost();
    return data.select('core/editor').didPostSaveRequestSucceed();
  });
  if (!saved) throw new Error("WordPress's editor did not take the list apart");
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
