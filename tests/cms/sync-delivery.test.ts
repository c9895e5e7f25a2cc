import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { importMedia } from '../../electron/store/media';
import { startFaultProxy } from '../helpers/fault-proxy';
import type { FaultProxy, SeenRequest } from '../helpers/fault-proxy';
import { killableGate } from '../helpers/killable-gate';
import type { KillableGate } from '../helpers/killable-gate';
import { noon, valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { storedMedia, storedPosts } from '../helpers/wordpress/posts';
import type { StoredPost } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

const pictures = join(import.meta.dirname, '..', '..', 'resources', 'samples', 'pictures');

let site: WordPressSite;
let network: FaultProxy;
let desk: SyncDesk;

beforeAll(async () => {
  site = await startWordPress();
  network = await startFaultProxy(site.url);
});
afterAll(async () => {
  await network.stop();
  await site.stop();
});
beforeEach(() => {
  desk = startDesk();
});
afterEach(() => {
  network.setFault(null);
  network.online();
  desk.end();
});

function picture(name: string): string {
  const bytes = readFileSync(join(pictures, name));
  return `sha256:${valueOf(importMedia(desk.newsroom.store(), { bytes, name, now: noon })).hash}`;
}

function image(source: string, caption: string): unknown {
  return {
    type: 'image',
    attrs: { id: 'pic', source, alt: 'A boat', dress: null, size: null, remoteId: null },
    content: [{ type: 'caption', content: [{ type: 'text', text: caption }] }, { type: 'credit' }],
  };
}

async function postCalled(title: string): Promise<StoredPost> {
  const posts = (await storedPosts(site)).filter((post) => post.title === title);
  expect(posts).toHaveLength(1);
  return posts[0] as StoredPost;
}

const writesPost = ({ method, path }: SeenRequest): boolean =>
  method === 'POST' && /\/wp\/v2\/(posts|media|tags)/.test(decodeURIComponent(path));

describe('a story that is sent', () => {
  it('waits while there is no network, and goes when it returns', async () => {
    await desk.connect(network.url, site.people.author);
    network.offline();
    const id = desk.story({
      headline: 'Written offline',
      dek: 'In a hall & a van',
      body: ['One.'],
      tags: ['ferry', 'hall'],
      sections: [{ slug: 'city', name: 'City' }],
      slug: 'written-offline',
      dateline: { place: 'Halifax', date: '2026-11-23' },
    });
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await desk.until('offline', () => desk.engine().status()?.link.kind === 'offline');
    expect(desk.delivery(id)).toMatchObject({ kind: 'waiting', action: 'submit', held: false });
    expect(desk.engine().status()).toMatchObject({ waiting: 1, link: { code: 'site.unreachable' } });
    network.online();
    desk.engine().wake();
    await desk.settled();
    expect(await postCalled('Written offline')).toMatchObject({
      status: 'pending',
      excerpt: 'In a hall &amp; a van',
      slug: 'written-offline',
      author: 'Maya Tremblay',
      categories: ['City'],
      tags: ['ferry', 'hall'],
    });
    expect((await postCalled('Written offline')).content).toContain('HALIFAX, Nov. 23 —');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [], changedSince: false });
    expect(desk.engine().status()).toMatchObject({ waiting: 0, link: { kind: 'online' } });
    expect(desk.problems).toEqual([]);
  });

  it('comes back by itself when nobody wakes it', async () => {
    await desk.connect(network.url, site.people.author);
    network.offline();
    const id = desk.story({ headline: 'By itself', body: ['One.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.until('offline', () => desk.engine().status()?.link.kind === 'offline');
    network.online();
    await desk.settled();
    expect(await postCalled('By itself')).toMatchObject({ status: 'draft', slug: '' });
  });

  it('goes in the order it was asked for: draft, then submitted, then changed', async () => {
    await desk.connect(network.url, site.people.author);
    const id = desk.story({ headline: 'In order', body: ['One.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    valueOf(desk.engine().send(id, 'publish', 'Maya'));
    await desk.settled();
    expect(await postCalled('In order')).toMatchObject({ status: 'publish', slug: 'in-order' });
    const outcomes = desk
      .engine()
      .outbox()
      .map(({ action, attempts }) => [action, attempts.length]);
    expect(outcomes).toEqual([
      ['publish', 1],
      ['submit', 1],
      ['draft', 1],
    ]);
  });

  it('uploads a picture once, however many stories show it', async () => {
    await desk.connect(network.url, site.people.author);
    const before = await storedMedia(site);
    const source = picture('harbour.jpg');
    const lead = { source, remoteId: null, alt: 'A boat', caption: 'Fog', credit: 'M. T.' };
    for (const headline of ['Pictured one', 'Pictured two']) {
      const id = desk.story({ headline, body: [image(source, 'In the fog'), 'Words.'], leadImage: lead });
      valueOf(desk.engine().send(id, 'submit', 'Maya'));
    }
    await desk.settled();
    expect(await storedMedia(site)).toBe(before + 1);
    for (const headline of ['Pictured one', 'Pictured two']) {
      const post = await postCalled(headline);
      expect(post.picture).toMatchObject({ alt: 'A boat', caption: 'In the fog' });
      expect(post.content).toMatch(/wp-image-\d+/);
      expect(post.content).toContain(post.picture?.file.replace(/-scaled/, '').slice(0, 20));
    }
  });

  it.each(['drop-after', 'truncate'] as const)(
    'is one post when the answer to any write is lost: %s',
    async (kind) => {
      await desk.connect(network.url, site.people.author);
      const before = await storedMedia(site);
      const lost = new Set<string>();
      network.setFault((request) => {
        const key = `${request.path.replace(/\d+/g, '#')} ${request.body.subarray(0, 60).toString('latin1')}`;
        if (!writesPost(request) || lost.has(key)) return { kind: 'pass' };
        lost.add(key);
        return { kind };
      });
      const source = picture(kind === 'truncate' ? 'storm.jpg' : 'library.jpg');
      const headline = `Lost by ${kind}`;
      const id = desk.story({ headline, body: [image(source, 'Seen'), 'Words.'], tags: [`lost ${kind}`] });
      valueOf(desk.engine().send(id, 'submit', 'Maya'));
      await desk.settled();
      expect(lost.size).toBeGreaterThanOrEqual(5);
      expect(await postCalled(headline)).toMatchObject({ status: 'pending', tags: [`lost ${kind}`] });
      expect(await storedMedia(site)).toBe(before + 1);
      expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
    },
  );

  it('waits as long as the site asks', async () => {
    await desk.connect(network.url, site.people.author);
    let asked = 0;
    network.setFault((request) =>
      writesPost(request) && asked++ === 0
        ? { kind: 'answer', status: 429, body: '{"code":"slow_down"}', headers: { 'Retry-After': '2' } }
        : { kind: 'pass' },
    );
    const id = desk.story({ headline: 'Patience', body: ['One.'] });
    const since = Date.now();
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.until('asked', () => asked > 0);
    await desk.until('noted', () => desk.engine().outbox()[0]?.attempts.length === 1);
    expect(desk.engine().outbox()[0]?.attempts[0]).toMatchObject({
      outcome: 'retry',
      code: 'site.rate-limited',
    });
    // Waking does not shorten what the site asked for.
    desk.engine().wake();
    await desk.settled();
    expect(Date.now() - since).toBeGreaterThanOrEqual(1_900);
    expect(asked).toBeGreaterThan(1);
    await postCalled('Patience');
  });
});

describe('a process that is killed', () => {
  it.each(['before', 'after'] as const)(
    '%s any one request makes no second post or picture',
    async (when) => {
      desk.end();
      let gate: KillableGate = killableGate(wordpressGate({ now: () => new Date() }));
      desk = startDesk({
        gate: () => {
          if (gate.isKilled()) gate = killableGate(wordpressGate({ now: () => new Date() }));
          return gate;
        },
      });
      await desk.connect(site.url, site.people.author);
      const files = ['chamber.jpg', 'desk.jpg'];
      const before = await storedMedia(site);
      const source = picture(files[when === 'before' ? 0 : 1] ?? '');
      let killed = true;
      let round = 0;
      for (; killed; round += 1) {
        const headline = `Killed ${when} ${round}`;
        const id = desk.story({ headline, body: [image(source, 'Seen'), 'Words.'], tags: [headline] });
        gate.killAt(round, when);
        valueOf(desk.engine().send(id, 'submit', 'Maya'));
        await desk.until('killed or sent', () => gate.isKilled() || desk.delivery(id).kind === 'verified');
        killed = gate.isKilled();
        if (killed) desk.restart();
        desk.engine().wake();
        await desk.settled();
        expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
        expect(await postCalled(headline)).toMatchObject({ status: 'pending', tags: [headline] });
      }
      expect(round).toBeGreaterThan(6);
      expect(await storedMedia(site)).toBe(before + 1);
      expect(desk.problems).toEqual([]);
    },
  );
});
