import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importMedia } from '../../electron/store/media/media';
import type { ArticleId } from '../../shared/article/ids';
import { fakeSite } from '../helpers/fake-cms';
import type { CallFault, FakeSite } from '../helpers/fake-cms';
import { noon, valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';

const picture = readFileSync(
  join(import.meta.dirname, '..', '..', 'resources', 'samples', 'pictures', 'harbour.jpg'),
);
const signIn = { login: 'maya', applicationPassword: 'secret' };

let desk: SyncDesk;
let site: FakeSite;
afterEach(() => desk.end());

async function connected(): Promise<void> {
  site = fakeSite();
  desk = startDesk({ gate: () => site.gate() });
  await desk.connect(site.url, signIn);
}

function pictured(): ArticleId {
  const { hash } = valueOf(importMedia(desk.newsroom.store(), { bytes: picture, name: 'h.jpg', now: noon }));
  const source = `sha256:${hash}`;
  const image = {
    type: 'image',
    attrs: { id: 'pic', source, alt: 'A ferry', dress: null, size: null, remoteId: null },
    content: [{ type: 'caption', content: [{ type: 'text', text: 'Fog' }] }, { type: 'credit' }],
  };
  return desk.story({
    headline: 'The ferry',
    dek: 'It stays',
    body: ['First words.', image, 'Last words.'],
    tags: ['ferry', 'harbour'],
    sections: [{ slug: 'city', name: 'City' }],
    slug: 'the-ferry',
    leadImage: { source, remoteId: null, alt: 'A ferry', caption: 'Fog', credit: '' },
  });
}

/** Runs the engine until all is sent, starting it again whenever it was killed. */
async function sentDespite(): Promise<void> {
  await desk.until('sent', () => {
    if (site.isKilled()) desk.restart();
    desk.engine().wake();
    return desk
      .engine()
      .outbox()
      .every(({ state }) => state === 'done' || state === 'needs-you');
  });
}

function expectOnce(id: ArticleId): void {
  expect([...site.posts.values()]).toHaveLength(1);
  const [post] = site.posts.values();
  expect(post).toMatchObject({
    status: 'pending',
    title: 'The ferry',
    excerpt: 'It stays',
    slug: 'the-ferry',
  });
  expect(post?.content).toContain('First words.');
  expect(post?.content).toContain('Last words.');
  expect(site.media.size).toBe(1);
  expect(post?.featuredMedia).toBe([...site.media.keys()][0]);
  expect(post?.tags.map((tag) => site.tags.get(tag)?.name)).toEqual(['ferry', 'harbour']);
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'pending', alterations: [] });
  expect(desk.problems).toEqual([]);
}

/** The calls of a delivery that nothing disturbs. */
async function undisturbed(): Promise<number> {
  await connected();
  const before = site.calls.length;
  const id = pictured();
  valueOf(desk.engine().send(id, 'submit', 'Maya'));
  await sentDespite();
  expectOnce(id);
  const count = site.calls.length - before;
  desk.end();
  return count;
}

describe('a story that is sent', () => {
  const faults: CallFault[] = ['killed-before', 'killed-after', 'lost-before', 'lost-after', 'half-done'];
  it.each(faults)('is one post with one picture when any one request is %s', async (fault) => {
    const count = await undisturbed();
    expect(count).toBeGreaterThan(8);
    for (let at = 0; at < count; at += 1) {
      await connected();
      const first = site.calls.length + at;
      const id = pictured();
      site.setFault((call) => (call.index === first ? fault : 'none'));
      valueOf(desk.engine().send(id, 'submit', 'Maya'));
      await sentDespite();
      expectOnce(id);
      if (at < count - 1) desk.end();
    }
  });

  it('is one post with one picture when it is killed before and after every single request', async () => {
    await connected();
    const id = pictured();
    const tried = new Map<string, number>();
    site.setFault(({ name, values }) => {
      const key = `${name} ${JSON.stringify(values).slice(0, 80)}`;
      const tries = tried.get(key) ?? 0;
      tried.set(key, tries + 1);
      return tries === 0 ? 'killed-before' : tries === 1 ? 'killed-after' : 'none';
    });
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await sentDespite();
    expectOnce(id);
    expect(tried.size).toBeGreaterThan(8);
  });
});
