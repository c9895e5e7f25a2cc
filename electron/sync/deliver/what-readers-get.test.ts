import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakeSite } from '../../../tests/helpers/fake-cms';
import { fakeEditor } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import type { CmsPost } from '../../cms/cms';
import { loadLive } from '../../store/articles/articles';
import { sql } from '../../store/database';
import { importMedia } from '../../store/media/media';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const people = { maya: fakeEditor(8, 'maya', 'Maya Roy'), paul: fakeEditor(9, 'paul', 'Paul Ames') };
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function deskOf(site: FakeSite, login: string): Promise<SyncDesk> {
  const desk = startDesk({ gate: site.gate });
  desks.push(desk);
  await desk.connect(site.url, { login, applicationPassword: 'secret' });
  return desk;
}

function onlyStory(desk: SyncDesk): ArticleId {
  const [found] = sql<ArticleId>(desk.newsroom.db(), 'SELECT id FROM articles').pluck().all();
  if (found === undefined) throw new Error('The story did not arrive');
  return found;
}

const onlyPost = (site: FakeSite): CmsPost | undefined => [...site.posts.values()].at(-1);

describe('readers get what was approved', () => {
  it('where the lead picture was taken away at another machine than the one that published it', async () => {
    const site = fakeSite({ people, policy: { ...defaultPolicy, ownCopy: 'allowed' } });
    const maya = await deskOf(site, 'maya');
    const now = () => new Date();
    const { hash } = valueOf(importMedia(maya.newsroom.store(), { bytes: onePixel, name: 'x.png', now }));
    const lead = { source: `sha256:${hash}`, remoteId: null, alt: 'A man', caption: '', credit: '' };
    const id = maya.story({ headline: 'In court', body: ['It rained.'], leadImage: lead });
    maya.publish(id, 'Maya');
    await maya.settled();
    expect(onlyPost(site)?.featuredMedia).not.toBe(0);
    maya.setField(id, { field: 'leadImage', value: null });
    valueOf(maya.engine().send(id, 'draft', 'Maya'));
    await maya.settled();
    const paul = await deskOf(site, 'paul');
    paul.publish(onlyStory(paul), 'Paul');
    await paul.settled();
    expect(onlyPost(site)).toMatchObject({ status: 'publish', featuredMedia: 0 });
  });

  it('where the page was taken down in WordPress after a slug was carried beside it', async () => {
    const site = fakeSite({ people, policy: { ...defaultPolicy, ownCopy: 'allowed' } });
    const desk = await deskOf(site, 'paul');
    const id = desk.story({ headline: 'In court', body: ['It rained.'] });
    desk.publish(id, 'Paul');
    await desk.settled();
    desk.setField(id, { field: 'slug', value: 'rain-in-court' });
    valueOf(desk.engine().send(id, 'draft', 'Paul'));
    await desk.settled();
    expect(onlyPost(site)?.slug).not.toBe('rain-in-court');
    site.edit(onlyPost(site)?.id ?? 0, { status: 'draft' });
    await desk.fetched();
    desk.publish(id, 'Paul');
    await desk.settled();
    expect(onlyPost(site)).toMatchObject({ status: 'publish', slug: 'rain-in-court' });
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
  });

  it('on a plain site where somebody saves the post between the look at it and the write', async () => {
    const site = fakeSite({ people });
    const desk = await deskOf(site, 'paul');
    const id = desk.story({ headline: 'In court', dek: 'A trial', body: ['It rained.'], tags: ['court'] });
    valueOf(desk.engine().send(id, 'submit', 'Paul'));
    await desk.settled();
    const meant = onlyPost(site);
    site.setWatch(({ name }) => {
      if (name !== 'updatePost') return;
      site.setWatch(null);
      site.edit(meant?.id ?? 0, { title: 'Guilty', content: '<p>It did not.</p>', excerpt: '', tags: [] });
    });
    desk.publish(id, 'Paul');
    await desk.settled();
    const { title, content, excerpt, tags } = meant ?? {};
    expect(onlyPost(site)).toMatchObject({ status: 'publish', title, content, excerpt, tags });
  });
});

it('a tag that a colleague made after the words of the site were learned is in the story too', async () => {
  const site = fakeSite({ people });
  const maya = await deskOf(site, 'maya');
  const id = maya.story({ headline: 'In court', body: ['It rained.'] });
  valueOf(maya.engine().send(id, 'submit', 'Maya'));
  await maya.settled();
  const paul = await deskOf(site, 'paul');
  site.setWatch(({ name }) => {
    if (name !== 'posts') return;
    site.setWatch(null);
    site.tags.set(77, { id: 77, slug: 'harbour', name: 'harbour', parent: 0 });
    site.edit(onlyPost(site)?.id ?? 0, { tags: [77] });
  });
  await paul.fetched();
  expect(valueOf(loadLive(paul.newsroom.db(), onlyStory(paul))).fields.tags).toEqual(['harbour']);
});
