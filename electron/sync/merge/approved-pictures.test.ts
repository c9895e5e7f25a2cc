import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, MediaHash } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { articleRecordSchema } from '../../../shared/article/record';
import type { ArticleRecord } from '../../../shared/article/record';
import { stateAfter } from '../../../shared/article/workflow/events';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakePerson } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import { sql } from '../../store/database';
import { importMedia } from '../../store/media/media';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const editor = (id: number, slug: string, name: string): FakePerson => ({
  person: { id, slug, name, bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
});
const people = { maya: editor(8, 'maya', 'Maya Roy'), paul: editor(9, 'paul', 'Paul Ames') };

/** A story with a picture in its text, approved by Maya and carried to a site with the companion plugin. */
async function approvedWithPicture() {
  const site = fakeSite({ people, policy: { ...defaultPolicy, ownCopy: 'allowed' } });
  const deskOf = async (login: string): Promise<SyncDesk> => {
    const desk = startDesk({ gate: site.gate });
    desks.push(desk);
    await desk.connect(site.url, { login, applicationPassword: 'secret' });
    return desk;
  };
  const maya = await deskOf('maya');
  const now = () => new Date();
  const { hash } = valueOf(importMedia(maya.newsroom.store(), { bytes: onePixel, name: 'ferry.png', now }));
  const image = {
    type: 'image',
    attrs: { id: 'picture', source: `sha256:${hash}`, alt: 'A ferry' },
    content: [{ type: 'caption' }, { type: 'credit' }],
  };
  const id = maya.story({ headline: 'Ferry late', body: ['It rained.', image] });
  for (const move of ['submit', 'approve'] as const) {
    valueOf(maya.engine().move(id, move, { note: '', advisory: '', actor: 'Maya Roy' }));
    await maya.settled();
  }
  const [placed] = [...site.media.values()];
  const [post] = [...site.posts.values()];
  if (placed === undefined || post === undefined) throw new Error('Nothing was sent');
  const changeContent = (change: (content: string) => string): void =>
    site.edit(post.id, { content: change(site.posts.get(post.id)?.content ?? '') });
  /** Somebody who speaks to the companion plugin as Stet does changes the record, and the post with it. */
  const writeRecord = async (
    change: (record: ArticleRecord, content: string) => { record: ArticleRecord; content: string },
  ): Promise<void> => {
    const cms = site.gate().open(site.url, { login: 'paul', password: 'secret' });
    const article = valueOf(await cms.article(post.id));
    const record = articleRecordSchema.parse(article?.record);
    const changed = change(record, article?.post?.content ?? '');
    const content = { record: changed.record, post: { content: changed.content } };
    const { companion } = valueOf(await cms.site());
    const write = { kind: 'update', operation: newId<string>(), postId: post.id, content } as const;
    const answer = await cms.writeArticle({
      ...write,
      site: companion ?? '',
      expected: article?.version ?? 0,
    });
    expect(valueOf(answer).kind).toBe('written');
  };
  return { maya, id, hash, placed, changeContent, writeRecord, deskOf };
}

/** The copy with other attributes on its one picture. */
function withImage(copy: unknown, attrs: Readonly<Record<string, unknown>>): unknown {
  const doc = copy as { readonly content: readonly { readonly type: string; readonly attrs?: object }[] };
  const content = doc.content.map((node) =>
    node.type === 'image' ? { ...node, attrs: { ...node.attrs, ...attrs } } : node,
  );
  return { ...doc, content };
}

const stateOf = (desk: SyncDesk, id: ArticleId) =>
  stateAfter(valueOf(loadLive(desk.newsroom.db(), id)).events);

function onlyStory(desk: SyncDesk): ArticleId {
  const [id] = sql<ArticleId>(desk.newsroom.db(), 'SELECT id FROM articles').pluck().all();
  if (id === undefined) throw new Error('No story came');
  return id;
}

it('is another picture where WordPress shows another address under the number of ours', async () => {
  const { maya, id, placed, changeContent } = await approvedWithPicture();
  expect(stateOf(maya, id)).toBe('approved');
  changeContent((content) => content.replace(placed.url, 'https://elsewhere.example/other.png'));
  await maya.fetched();
  const { copy, events } = valueOf(loadLive(maya.newsroom.db(), id));
  expect(copy.lastChild?.attrs['source']).toBe('https://elsewhere.example/other.png');
  expect(stateAfter(events)).toBe('in-review');
});

it('is the same picture in another of WordPress’s sizes, at the desk that has its bytes and at any other', async () => {
  const { maya, id, placed, hash, changeContent, deskOf } = await approvedWithPicture();
  const smaller = placed.url.replace('.png', '-300x200.png');
  changeContent((content) => content.replace(placed.url, smaller));
  await maya.fetched();
  const { copy, events } = valueOf(loadLive(maya.newsroom.db(), id));
  expect(copy.lastChild?.attrs['source']).toBe(`sha256:${hash}`);
  expect(copy.lastChild?.attrs['dress']).toContain(smaller);
  expect(stateAfter(events)).toBe('approved');
  const paul = await deskOf('paul');
  expect(stateOf(paul, onlyStory(paul))).toBe('approved');
});

it.each([
  ['at an address that Stet gave no picture', 'https://ledger.example/uploads/other.png'],
  ['of another site', 'https://elsewhere.example/uploads/NAME'],
])('is not taken for the approved one because a record says so of a picture %s', async (_, address) => {
  const { maya, id, placed, hash, writeRecord } = await approvedWithPicture();
  const other = address.replace('NAME', placed.url.split('/').at(-1) ?? '');
  await writeRecord((record, content) => ({
    record: {
      ...record,
      copy: withImage(record.copy, { source: other }),
      media: { ...record.media, [other]: hash },
    },
    content: content.replace(placed.url, other),
  }));
  await maya.fetched();
  const { copy, events, media } = valueOf(loadLive(maya.newsroom.db(), id));
  expect(copy.lastChild?.attrs['source']).toBe(other);
  expect(media).not.toHaveProperty([other]);
  expect(stateAfter(events)).toBe('in-review');
});

it('is not taken for the approved one because a record gives it the source of that one', async () => {
  const { maya, id, placed, hash, writeRecord } = await approvedWithPicture();
  const other = 'https://elsewhere.example/other.png';
  const [ours, original] = [`sha256:${hash}`, { source: `sha256:${hash}`, id: placed.id, url: other }];
  await writeRecord((record, content) => ({
    record: {
      ...record,
      copy: withImage(record.copy, { source: ours, dress: JSON.stringify({ block: 'image', original }) }),
    },
    content: content.replace(placed.url, other),
  }));
  await maya.fetched();
  expect(stateOf(maya, id)).toBe('in-review');
});

it('keeps the name it was approved under, whatever a record says of its address later', async () => {
  const { maya, id, placed, hash, writeRecord } = await approvedWithPicture();
  await writeRecord((record, content) => ({ record, content: content.replace('rained', 'snowed') }));
  await maya.fetched();
  const another = `${hash.slice(0, 63)}${hash.endsWith('0') ? '1' : '0'}`;
  await writeRecord((record, content) => ({
    record: { ...record, media: { ...record.media, [placed.url]: another as MediaHash } },
    content: content.replace('snowed', 'rained'),
  }));
  await maya.fetched();
  expect(valueOf(loadLive(maya.newsroom.db(), id)).media).toEqual({ [placed.url]: hash });
});
