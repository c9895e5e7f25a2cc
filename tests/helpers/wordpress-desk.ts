import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { importMedia } from '../../electron/store/media/media';
import { startFaultProxy } from './fault-proxy';
import type { FaultProxy } from './fault-proxy';
import { noon, valueOf } from './newsroom';
import { startDesk } from './sync-desk';
import type { SyncDesk } from './sync-desk';
import { storedPosts } from './wordpress/posts';
import type { StoredPost } from './wordpress/posts';
import { startWordPress } from './wordpress/site';
import type { WordPressSite } from './wordpress/site';

const pictures = join(import.meta.dirname, '..', '..', 'resources', 'samples', 'pictures');

interface WordPressDesk {
  readonly site: WordPressSite;
  /** Stands between the two, and fails on demand. */
  readonly network: FaultProxy;
  readonly desk: SyncDesk;
}

/** One real WordPress for a file of tests, and a new desk for each of them on a network that works again. */
export function deskPerTest(given: (parts: WordPressDesk) => void): void {
  let site: WordPressSite;
  let network: FaultProxy;
  let desk: SyncDesk;
  beforeAll(async () => {
    site = await startWordPress();
    network = await startFaultProxy(site.url);
  });
  beforeEach(() => {
    desk = startDesk();
    given({ site, network, desk });
  });
  afterEach(() => {
    network.setFault(null);
    network.online();
    desk.end();
  });
  afterAll(async () => {
    await network.stop();
    await site.stop();
  });
}

/** The source of a sample picture that was brought into the desk's newsroom. */
export function samplePicture(desk: SyncDesk, name: string): string {
  const bytes = readFileSync(join(pictures, name));
  return `sha256:${valueOf(importMedia(desk.newsroom.store(), { bytes, name, now: noon })).hash}`;
}

/** An image block of a story, as JSON of the document. */
export function imageBlock(source: string, caption: string): unknown {
  return {
    type: 'image',
    attrs: { id: 'pic', source, alt: 'A boat', dress: null, size: null, remoteId: null },
    content: [{ type: 'caption', content: [{ type: 'text', text: caption }] }, { type: 'credit' }],
  };
}

/** The one post on the site with this title; fails where there is none or another. */
export async function postCalled(site: WordPressSite, title: string): Promise<StoredPost> {
  const posts = (await storedPosts(site)).filter((post) => post.title === title);
  expect(posts).toHaveLength(1);
  return posts[0] as StoredPost;
}
