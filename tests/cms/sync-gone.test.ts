import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadLive } from '../../electron/store/articles/articles';
import { baseOf } from '../../electron/store/sites/bases';
import { stateAfter } from '../../shared/article/workflow/events';
import type { ArticleId } from '../../shared/article/ids';
import { plainText } from '../../shared/document/copy-text';
import { valueOf } from '../helpers/newsroom';
import { replaceWords } from '../helpers/edit-story';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { postCalled } from '../helpers/wordpress-desk';
import { replaceOnSite, storedPosts } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

describe.each([
  ['on a plain WordPress', false],
  ['with the companion plugin', true],
])('what is thrown away, %s', (_where, companion) => {
  let site: WordPressSite;
  let desk: SyncDesk;
  beforeAll(async () => {
    site = await startWordPress({ companion });
  });
  beforeEach(async () => {
    await site.wp(`foreach (get_posts(['post_status' => ['any', 'trash'], 'numberposts' => -1, 'fields' => 'ids']) as $id)
      wp_delete_post($id, true);`);
    desk = startDesk();
    await desk.connect(site.url, site.people.editor);
  });
  afterEach(() => {
    expect(desk.problems).toEqual([]);
    desk.end();
  });
  afterAll(() => site.stop());

  const live = (id: ArticleId) => valueOf(loadLive(desk.newsroom.db(), id));
  const state = (id: ArticleId): string => stateAfter(live(id).events);

  async function stories(count: number): Promise<{ ids: ArticleId[]; posts: number[] }> {
    const ids = Array.from({ length: count }, (_, number) =>
      desk.story({ headline: `Story ${number}`, body: [`Words of ${number}.`] }),
    );
    for (const id of ids) valueOf(desk.engine().send(id, 'draft', 'Claire'));
    await desk.settled();
    await desk.fetched();
    return { ids, posts: ids.map((id) => baseOf(desk.newsroom.db(), id)?.postId ?? 0) };
  }

  const onSite = (code: string, posts: readonly number[]): Promise<string> =>
    site.wp(`foreach ([${posts.join(',')}] as $id) { ${code} }`);

  /** As the command does it. */
  function spike(id: ArticleId, spiked: boolean): void {
    valueOf(desk.engine().spike(id, spiked ? 'spike' : 'unspike', 'Claire'));
  }

  it('there is spiked here, and comes back when it does there', async () => {
    const { ids, posts } = await stories(3);
    const [id] = ids as [ArticleId];
    await onSite('wp_trash_post($id);', posts.slice(0, 1));
    await desk.fetched();
    expect(ids.map(state)).toEqual(['spiked', 'draft', 'draft']);
    expect(desk.delivery(id)).toEqual({ kind: 'local' });
    expect(plainText(live(id).copy)).toContain('Words of 0.');
    await onSite('wp_untrash_post($id);', posts.slice(0, 1));
    await desk.fetched();
    expect(ids.map(state)).toEqual(['draft', 'draft', 'draft']);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
  });

  it('there, for good, is spiked here, whole; taken back and sent, it is a new post', async () => {
    const { ids, posts } = await stories(2);
    const [id] = ids as [ArticleId];
    await onSite('wp_delete_post($id, true);', posts.slice(0, 1));
    await desk.fetched();
    expect(ids.map(state)).toEqual(['spiked', 'draft']);
    spike(id, false);
    valueOf(desk.engine().send(id, 'draft', 'Claire'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    expect(await postCalled(site, 'Story 0')).toMatchObject({ status: 'draft' });
  });

  it.each(['wp_trash_post($id);', 'wp_delete_post($id, true);'])(
    'there (%s) stays here where it was changed since, and can be sent again',
    async (code) => {
      const { ids, posts } = await stories(2);
      const [id] = ids as [ArticleId];
      replaceWords(desk, id, 'Words', 'New words');
      await onSite(code, posts.slice(0, 1));
      await desk.fetched();
      expect(ids.map(state)).toEqual(['draft', 'draft']);
      expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.gone-there' });
      valueOf(desk.engine().send(id, 'draft', 'Claire'));
      await desk.settled();
      expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
      expect((await postCalled(site, 'Story 0')).content).toContain('New words of 0.');
    },
  );

  it('is not what only a list says that leaves a post out', async () => {
    desk.end();
    desk = startDesk();
    await desk.connect(site.url, site.people.author);
    const { ids, posts } = await stories(2);
    // An author is told of their own posts alone.
    await onSite(
      `wp_update_post(['ID' => $id, 'post_author' => ${site.people.editor.id}]);`,
      posts.slice(0, 1),
    );
    await desk.fetched();
    expect(ids.map(state)).toEqual(['draft', 'draft']);
    expect(desk.engine().status()?.gone).toBeNull();
  });

  it('there by the dozen is asked about, and nothing happens before the answer', async () => {
    const { ids, posts } = await stories(8);
    await onSite('wp_delete_post($id, true);', posts.slice(0, 7));
    await desk.fetched();
    expect(ids.map(state)).toEqual(ids.map(() => 'draft'));
    expect(desk.engine().status()?.gone).toEqual({ count: 7, of: 8 });
    await desk.fetched();
    expect(desk.engine().status()?.gone).toEqual({ count: 7, of: 8 });
    valueOf(await desk.engine().decideGone('spike'));
    expect(desk.engine().status()?.gone).toBeNull();
    expect(ids.map(state)).toEqual([...ids.slice(1).map(() => 'spiked'), 'draft']);
    for (const [number, id] of ids.entries())
      expect(plainText(live(id).copy)).toContain(`Words of ${number}.`);
  });

  it('there altogether (an empty site) wipes nothing here, and can be kept', async () => {
    const { ids, posts } = await stories(3);
    await onSite('wp_delete_post($id, true);', posts);
    await desk.fetched();
    expect(desk.engine().status()?.gone).toEqual({ count: 3, of: 3 });
    valueOf(await desk.engine().decideGone('keep'));
    await desk.fetched();
    expect(ids.map(state)).toEqual(['draft', 'draft', 'draft']);
    expect(desk.engine().status()?.gone).toBeNull();
    const [id] = ids as [ArticleId];
    valueOf(desk.engine().send(id, 'draft', 'Claire'));
    await desk.settled();
    expect(await postCalled(site, 'Story 0')).toMatchObject({ status: 'draft' });
  });

  it('here goes to the trash there, and comes back out of it when it is sent', async () => {
    const { ids, posts } = await stories(2);
    const [id] = ids as [ArticleId];
    spike(id, true);
    await desk.settled();
    expect((await storedPosts(site)).map((post) => post.status)).toEqual(['trash', 'draft']);
    expect(desk.delivery(id)).toEqual({ kind: 'local' });
    await desk.fetched();
    expect(ids.map(state)).toEqual(['spiked', 'draft']);
    spike(id, false);
    valueOf(desk.engine().send(id, 'submit', 'Claire'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    expect((await storedPosts(site)).map(({ id: post, status }) => [post, status])).toEqual([
      [posts[0], 'pending'],
      [posts[1], 'draft'],
    ]);
  });

  it('here, but changed there since, comes back with those words', async () => {
    const { ids, posts } = await stories(1);
    const [id] = ids as [ArticleId];
    await replaceOnSite(
      site,
      posts[0] ?? 0,
      'Words of 0.',
      'Words of the night editor.',
      site.people.administrator.id,
    );
    spike(id, true);
    await desk.settled();
    expect(state(id)).toBe('draft');
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.edited-there' });
    expect(plainText(live(id).copy)).toContain('Words of the night editor.');
    expect((await storedPosts(site)).map((post) => post.status)).toEqual(['draft']);
  });
});
