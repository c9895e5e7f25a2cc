import { describe, expect, it, onTestFinished } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import type { FaultProxy, SeenRequest } from '../helpers/fault-proxy';
import { killableGate } from '../helpers/killable-gate';
import type { KillableGate } from '../helpers/killable-gate';
import { valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { storedMedia } from '../helpers/wordpress/posts';
import type { WordPressSite } from '../helpers/wordpress/site';
import { deskPerTest, imageBlock, postCalled, samplePicture } from '../helpers/wordpress-desk';

let site: WordPressSite;
let network: FaultProxy;
let desk: SyncDesk;
deskPerTest((parts) => ({ site, network, desk } = parts));

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
    await desk.until(
      'offline',
      () => desk.engine().status()?.link.kind === 'offline' && desk.delivery(id).kind === 'waiting',
    );
    expect(desk.delivery(id)).toMatchObject({ kind: 'waiting', action: 'submit', held: false });
    expect(desk.engine().status()).toMatchObject({ waiting: 1, link: { code: 'site.unreachable' } });
    network.online();
    desk.engine().wake();
    await desk.settled();
    expect(await postCalled(site, 'Written offline')).toMatchObject({
      status: 'pending',
      excerpt: 'In a hall &amp; a van',
      slug: 'written-offline',
      author: 'Maya Tremblay',
      categories: ['City'],
      tags: ['ferry', 'hall'],
    });
    expect((await postCalled(site, 'Written offline')).content).toContain('HALIFAX, Nov. 23 —');
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
    expect(await postCalled(site, 'By itself')).toMatchObject({ status: 'draft', slug: '' });
  });

  it('goes in the order it was asked for: draft, then submitted, then changed', async () => {
    await desk.connect(network.url, site.people.author);
    const id = desk.story({ headline: 'In order', body: ['One.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    desk.publish(id, 'Maya');
    await desk.settled();
    expect(await postCalled(site, 'In order')).toMatchObject({ status: 'publish', slug: 'in-order' });
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
    const source = samplePicture(desk, 'harbour.jpg');
    const lead = { source, remoteId: null, alt: 'A boat', caption: 'Fog', credit: 'M. T.' };
    for (const headline of ['Pictured one', 'Pictured two']) {
      const id = desk.story({
        headline,
        body: [imageBlock(source, 'In the fog'), 'Words.'],
        leadImage: lead,
      });
      valueOf(desk.engine().send(id, 'submit', 'Maya'));
    }
    await desk.settled();
    expect(await storedMedia(site)).toBe(before + 1);
    for (const headline of ['Pictured one', 'Pictured two']) {
      const post = await postCalled(site, headline);
      expect(post.picture).toMatchObject({ alt: 'A boat', caption: 'In the fog' });
      expect(post.content).toMatch(/wp-image-\d+/);
      expect(post.content).toContain(post.picture?.file.replace(/-scaled/, '').slice(0, 20));
    }
  });

  it('shows readers a lead picture’s words as they were approved, not as it was first called', async () => {
    await desk.connect(network.url, site.people.author);
    const source = samplePicture(desk, 'harbour.jpg');
    const lead = { source, remoteId: null, alt: 'A man', caption: 'X, the suspect', credit: '' };
    const id = desk.story({ headline: 'In court', body: ['It rained.'], leadImage: lead });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    const caption = `"X" -- a witness's friend & helper... at 3 x 4`;
    desk.setField(id, { field: 'leadImage', value: { ...lead, caption } });
    desk.publish(id, 'Maya');
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish', alterations: [] });
    const { picture } = await postCalled(site, 'In court');
    expect(picture).toMatchObject({ alt: 'A man', caption: caption.replace('&', '&amp;') });
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
      const source = samplePicture(desk, kind === 'truncate' ? 'storm.jpg' : 'library.jpg');
      const headline = `Lost by ${kind}`;
      const id = desk.story({
        headline,
        body: [imageBlock(source, 'Seen'), 'Words.'],
        tags: [`lost ${kind}`],
      });
      valueOf(desk.engine().send(id, 'submit', 'Maya'));
      await desk.settled();
      expect(lost.size).toBeGreaterThanOrEqual(5);
      expect(await postCalled(site, headline)).toMatchObject({ status: 'pending', tags: [`lost ${kind}`] });
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
    await postCalled(site, 'Patience');
  });
});

describe('a process that is killed', () => {
  it.each(['before', 'after'] as const)(
    '%s any one request makes no second post or picture',
    async (when) => {
      let gate: KillableGate = killableGate(wordpressGate({ now: () => new Date() }));
      desk = startDesk({
        gate: () => {
          if (gate.isKilled()) gate = killableGate(wordpressGate({ now: () => new Date() }));
          return gate;
        },
      });
      onTestFinished(() => desk.end());
      await desk.connect(site.url, site.people.author);
      const files = ['chamber.jpg', 'desk.jpg'];
      const before = await storedMedia(site);
      const source = samplePicture(desk, files[when === 'before' ? 0 : 1] ?? '');
      let killed = true;
      let round = 0;
      for (; killed; round += 1) {
        const headline = `Killed ${when} ${round}`;
        const id = desk.story({ headline, body: [imageBlock(source, 'Seen'), 'Words.'], tags: [headline] });
        gate.killAt(round, when);
        valueOf(desk.engine().send(id, 'submit', 'Maya'));
        await desk.until('killed or sent', () => gate.isKilled() || desk.delivery(id).kind === 'verified');
        killed = gate.isKilled();
        if (killed) desk.restart();
        desk.engine().wake();
        await desk.settled();
        expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
        expect(await postCalled(site, headline)).toMatchObject({ status: 'pending', tags: [headline] });
      }
      expect(round).toBeGreaterThan(6);
      expect(await storedMedia(site)).toBe(before + 1);
      expect(desk.problems).toEqual([]);
    },
  );
});
