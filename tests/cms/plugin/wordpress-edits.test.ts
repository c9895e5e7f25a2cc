import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion, head, paragraph, story, type Companion, type Entry } from './companion';

let site: WordPressSite;
let author: Companion;
let editor: Companion;
let entry: Entry;
let since: number;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

beforeEach(async () => {
  entry = await author.create();
  since = await head(editor);
});

/** The one change since the test began; fails where there are more, or none. */
async function onlyChange(): Promise<Entry> {
  const { entries, next } = await editor.changes(since);
  expect(entries.map(({ postId, seq }) => [postId, seq])).toEqual([[entry.postId, since + 1]]);
  expect(next).toBe(since + 1);
  return entries[0]!;
}

describe('an edit made in WordPress appears once', () => {
  it('by wp_update_post, with the record left as it was', async () => {
    await site.wp(`wp_set_current_user(${site.people.editor.id});
      wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'A', 'post_content' => 'a', 'tax_input' => ['post_tag' => ['ferry']]]);
      wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'B']);`);
    const change = await onlyChange();
    expect(change).toMatchObject({
      version: 2,
      recordVersion: 1,
      post: { title: { raw: 'B' } },
      recordPost: { title: { raw: 'Ferry returns' } },
      changedBy: { id: site.people.editor.id },
    });
    expect(change.record).toEqual(entry.record);
  });

  it('by wp/v2, before its answer is there', async () => {
    await editor.core('POST', `/posts/${entry.postId}`, { title: 'By core', categories: [1], tags: [] });
    expect(await onlyChange()).toMatchObject({ version: 2, post: { title: { raw: 'By core' } } });
  });

  it('by terms alone, given, taken and deleted', async () => {
    const set = `wp_set_object_terms(${entry.postId}, ['budget', 'council'], 'post_tag');`;
    await site.wp(set);
    expect((await onlyChange()).post?.tags).toHaveLength(2);
    await site.wp(set);
    await onlyChange();
    await site.wp(`wp_remove_object_terms(${entry.postId}, 'council', 'post_tag');`);
    expect((await editor.article(entry.postId)).version).toBe(3);
    await site.wp(`wp_delete_term(get_term_by('slug', 'budget', 'post_tag')->term_id, 'post_tag');`);
    expect((await editor.changes(since + 2)).entries).toMatchObject([{ version: 4, post: { tags: [] } }]);
  });

  it('by the featured image', async () => {
    await site.wp(`$picture = wp_insert_attachment(['post_title' => 'Ferry', 'post_mime_type' => 'image/jpeg'], 'ferry.jpg');
      update_post_meta(${entry.postId}, '_thumbnail_id', $picture);`);
    expect((await onlyChange()).post?.featured_media).toBeGreaterThan(0);
    await site.wp(`delete_post_thumbnail(${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({ version: 3, post: { featured_media: 0 } });
  });

  it('by the trash, and out of it', async () => {
    await site.wp(`wp_trash_post(${entry.postId});`);
    expect(await onlyChange()).toMatchObject({ version: 2, state: 'trash', post: { status: 'trash' } });
    await site.wp(`wp_untrash_post(${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({
      version: 3,
      state: 'live',
      post: { status: 'draft' },
    });
  });

  it('by deletion for good, which leaves a tombstone to its author and to editors', async () => {
    await site.wp(`wp_delete_post(${entry.postId}, true);`);
    expect(await onlyChange()).toMatchObject({
      version: 2,
      state: 'deleted',
      post: null,
      record: entry.record,
    });
    expect((await author.changes(since)).entries).toHaveLength(1);
    expect(await companion(site, site.people.reporter).changes(since)).toMatchObject({
      entries: [],
      next: since + 1,
    });
    expect((await editor.ask('GET', `/articles/${entry.postId}`)).status).toBe(404);
    expect((await editor.put(entry.postId, 2, { title: 'Ghost' })).status).toBe(404);
  });

  it('by its scheduled hour', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await editor.publish(entry.postId, 1, { ...story(), status: 'future', date_gmt: soon });
    since = await head(editor);
    await site.wp(`global $wpdb;
      $wpdb->update($wpdb->posts, ['post_date' => '2020-01-01 07:00:00', 'post_date_gmt' => '2020-01-01 12:00:00'], ['ID' => ${entry.postId}]);
      clean_post_cache(${entry.postId}); Stet\\Scheduled::promise(Stet\\Raw_Post::read(${entry.postId}));
      do_action('publish_future_post', ${entry.postId});`);
    expect(await onlyChange()).toMatchObject({ version: 3, post: { status: 'publish' }, changedBy: null });
  });

  it('by the deletion of its author', async () => {
    const leaver = Number(
      await site.wp(
        `echo wp_insert_user(['user_login' => 'leaver', 'user_pass' => 'x', 'role' => 'author']);`,
      ),
    );
    await site.wp(`wp_update_post(['ID' => ${entry.postId}, 'post_author' => ${leaver}]);`);
    await site.wp(
      `require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user(${leaver}, ${site.people.editor.id});`,
    );
    expect((await editor.changes(since)).entries).toMatchObject([
      { version: 3, post: { author: site.people.editor.id } },
    ]);
  });

  it('as a new post', async () => {
    const id = Number(
      await site.wp(
        `echo wp_insert_post(['post_title' => 'New', 'post_content' => 'x', 'tags_input' => ['ferry']]);`,
      ),
    );
    expect((await editor.changes(since)).entries).toMatchObject([
      { postId: id, version: 1, record: null, recordPost: null },
    ]);
  });

  it('when it was made while the plugin was off', async () => {
    await site.wp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('stet/stet.php');`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await site.wp(`wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'Meanwhile']);`);
    await site.wp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('stet/stet.php');`);
    expect(await onlyChange()).toMatchObject({ version: 2, post: { title: { raw: 'Meanwhile' } } });
  });
});

describe('what is no edit does not appear', () => {
  it('saves without a change, autosaves, revisions, locks, comments and other post types', async () => {
    const old = Number(
      await site.wp(`global $wpdb; $id = wp_insert_post(['post_title' => 'Old', 'post_content' => 'x']);
        Stet\\Watcher::settle(); $wpdb->query("DELETE FROM wp_stet_articles WHERE post_id = $id"); echo $id;`),
    );
    since = await head(editor);
    await site.wp(`wp_update_post(['ID' => ${entry.postId}]); wp_update_post(['ID' => ${old}]);`);
    await editor.core('POST', `/posts/${entry.postId}`, { title: entry.post?.title.raw });
    await editor.core('POST', `/posts/${entry.postId}/autosaves`, {
      title: 'Half a',
      content: paragraph('thought'),
    });
    await site.wp(`update_post_meta(${entry.postId}, '_edit_lock', time() . ':1');
      update_post_meta(${entry.postId}, 'views', 7);
      wp_insert_comment(['comment_post_ID' => ${entry.postId}, 'comment_content' => 'Hm.']);
      wp_insert_post(['post_type' => 'page', 'post_title' => 'About', 'post_status' => 'publish']);
      require_once ABSPATH . 'wp-admin/includes/post.php'; $draft = get_default_post_to_edit('post', true);
      wp_delete_post($draft->ID, true);`);
    expect(await editor.changes(since)).toMatchObject({ entries: [], next: since, head: since });
  });
});

describe('a change straight in the database', () => {
  const change = (): Promise<string> =>
    site.wp(
      `global $wpdb; $wpdb->query("UPDATE wp_posts SET post_content = 'By SQL' WHERE ID = ${entry.postId}");`,
    );

  it('is seen by the next save, which is refused', async () => {
    await change();
    const answer = await author.put(entry.postId, 1, { title: 'Mine' });
    expect([answer.status, answer.body.code]).toEqual([409, 'stet_stale']);
    expect(answer.body.data.entry).toMatchObject({
      version: 2,
      recordVersion: 1,
      changedBy: null,
      post: { content: { raw: 'By SQL' } },
    });
    expect((await onlyChange()).version).toBe(2);
    expect((await author.put(entry.postId, 2, { title: 'Mine' })).status).toBe(200);
  });

  it('is seen by the next reader', async () => {
    await change();
    expect(await editor.article(entry.postId)).toMatchObject({
      version: 2,
      post: { content: { raw: 'By SQL' } },
    });
  });
});
