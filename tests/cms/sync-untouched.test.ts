import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CmsPostWrite } from '../../electron/cms/cms';
import { baseOf } from '../../electron/store/sites/bases';
import { listArticles } from '../../electron/store/library/library';
import { closeArticle, openArticle as readArticle } from '../../electron/store/articles/open-article';
import { replayTail } from '../../renderer/state/open-article/replay';
import type { ArticleId } from '../../shared/article/ids';
import { fakeSite } from '../helpers/fake-cms';
import { codeOf, valueOf } from '../helpers/newsroom';
import { approveStory } from '../helpers/approve';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { realPosts } from '../helpers/wordpress-posts';

const posts = realPosts();
const site = fakeSite();
let desk: SyncDesk;

beforeAll(async () => {
  for (const [index, { title, excerpt, content }] of posts.entries()) {
    const id = 1_000 + index;
    const at = new Date(Date.UTC(2026, 10, 1, 8, 0, index)).toISOString();
    site.posts.set(id, {
      id,
      title,
      excerpt,
      content,
      status: 'publish',
      slug: `post-${id}`,
      link: `${site.url}/?p=${id}`,
      modifiedAt: at,
      publishAt: at,
      categories: [2],
      tags: [],
      featuredMedia: 0,
      author: 7,
      language: null,
      coAuthors: null,
      latestRevision: null,
    });
  }
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
}, 600_000);
afterAll(() => desk.end());

/** Every story of the library, by the post it came from. */
function stories(): Map<number, ArticleId> {
  const db = desk.newsroom.db();
  const filter = {
    states: [],
    sections: [],
    languages: [],
    authors: [],
    delivery: 'any' as const,
    queue: 'all' as const,
    unseen: false,
  };
  const query = { filter, sort: 'headline' as const, descending: false, offset: 0, limit: 500 };
  const found = listArticles(db, query).rows.map(({ id }) => [baseOf(db, id)?.postId ?? 0, id] as const);
  return new Map(found);
}

it('every post that is pulled, opened, closed and sent back with its text untouched is on the site byte for byte', async () => {
  const before = new Map(
    [...site.posts].map(([id, { title, excerpt, content }]) => [id, { title, excerpt, content }]),
  );
  const pulled = stories();
  expect([...pulled.keys()].sort()).toEqual([...before.keys()].sort());

  for (const id of pulled.values()) {
    const opened = valueOf(readArticle(desk.newsroom.db(), id));
    expect(opened.readOnly).toBeNull();
    replayTail(opened, 'window-1').doc.check();
    valueOf(closeArticle(desk.newsroom.db(), id));
  }
  desk.restart();
  // What has no headline is never published; it stays as it is.
  const nameless = [...pulled.keys()].filter((id) => before.get(id)?.title === '');
  for (const [id, article] of pulled) {
    const code = nameless.includes(id) ? 'article.empty-headline' : 'ok';
    // Something to send, but no word of the text.
    desk.setField(article, { field: 'tags', value: ['ferry'] });
    approveStory(desk.newsroom.db(), article);
    expect(codeOf(desk.engine().send(article, 'publish', 'Maya'))).toBe(code);
  }
  await desk.settled();

  let bytes = 0;
  for (const [id, article] of pulled) {
    if (!nameless.includes(id))
      expect(desk.delivery(article)).toMatchObject({ kind: 'verified', alterations: [] });
    const { title, excerpt, content } = site.posts.get(id) ?? {};
    expect({ title, excerpt, content }).toEqual(before.get(id));
    bytes += Buffer.byteLength(`${title}${excerpt}${content}`);
  }
  const written = site.calls.filter(({ name }) => name === 'updatePost');
  expect(written).toHaveLength(pulled.size - nameless.length);
  // A publication names the whole page; of its text every byte is the one that stood there.
  for (const { values } of written) {
    const { title, excerpt, content } = values[1] as CmsPostWrite;
    expect({ title, excerpt, content }).toEqual(before.get(values[0] as number));
  }
  expect(desk.problems).toEqual([]);
  console.log(`${pulled.size} posts, ${bytes} bytes: pulled, opened and sent back, each byte for byte`);
}, 600_000);
