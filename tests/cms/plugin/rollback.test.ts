import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, head, story, type Companion, type Entry } from './companion';

/** Breaks a write at the point that the option `break` names. */
const saboteur = `<?php
function break_at($point) {
  if (get_option('break') !== $point) return;
  global $wpdb;
  switch (get_option('break_how')) {
    case 'throw': throw new Exception('A plugin failed.');
    case 'exit': echo '{}'; exit;
    case 'commit': $wpdb->query('COMMIT'); break;
    case 'hidden commit': $wpdb->query('/* x */ COMMIT'); break;
    case 'deadlock': $wpdb->query("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock'"); break;
    case 'deadlock once':
      update_option('never', 1);
      static $done = false;
      if (!$done) { $done = true; $wpdb->query("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock'"); }
  }
}
add_action('save_post', fn () => break_at('saved'));
add_action('set_object_terms', fn () => break_at('terms'));
add_action('wp_after_insert_post', fn () => break_at('after'));
add_filter('rest_prepare_post', function ($response) {
  break_at('prepared');
  return get_option('break') === 'error' ? new WP_Error('broken', 'A plugin refused.', ['status' => 400]) : $response;
});
add_action('rest_api_init', fn () => register_rest_field('post', 'lang', ['update_callback' =>
  fn () => get_option('break') === 'field' ? new WP_Error('broken', 'A field refused.', ['status' => 400]) : true]));
`;

let site: WordPressSite;
let author: Companion;
let editor: Companion;
let entry: Entry;

beforeAll(async () => {
  site = await startWordPress({ companion: true, plugins: { 'saboteur.php': saboteur } });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

beforeEach(async () => {
  await breakAt('', '');
  entry = await author.create();
});

const breakAt = (point: string, how: string): Promise<string> =>
  site.wp(`update_option('break', '${point}'); update_option('break_how', '${how}');`);

/** All that a write could leave behind. */
const everything = (): Promise<string> =>
  site.wp(`global $wpdb; echo json_encode(array_map(fn ($table) => $wpdb->get_results("SELECT * FROM $table"),
    ['wp_posts', 'wp_postmeta', 'wp_term_relationships', 'wp_stet_articles', 'wp_stet_operations', 'wp_stet_sequence', 'wp_stet_approvals']));`);

describe('a write that fails in the middle leaves nothing', () => {
  it.each([
    ['saved', 'throw', 500, 'stet_failed'],
    ['terms', 'throw', 500, 'stet_failed'],
    ['after', 'throw', 500, 'stet_failed'],
    ['prepared', 'throw', 500, 'stet_failed'],
    ['field', '', 400, 'broken'],
    ['saved', 'commit', 500, 'stet_failed'],
    ['after', 'deadlock', 503, 'stet_busy'],
  ])('at “%s” by “%s”', async (point, how, status, code) => {
    const fields = { title: 'Broken', tags: [], categories: [2], lang: 'fr' };
    const before = await everything();
    await breakAt(point, how);
    const put = await author.put(entry.postId, 1, fields);
    expect([put.status, put.body.code]).toEqual([status, code]);
    const publish = await editor.publish(entry.postId, 1, { ...story(), ...fields, status: 'publish' });
    expect([publish.status, publish.body.code]).toEqual([status, code]);
    await expect(author.create({ ...story(), ...fields })).rejects.toThrow(code);
    expect(JSON.parse(await everything())).toEqual(JSON.parse(before));
  });

  it('even where the request ends there and then', async () => {
    const before = await everything();
    await breakAt('terms', 'exit');
    await author.put(entry.postId, 1, { title: 'Broken', tags: [], categories: [2] });
    expect(JSON.parse(await everything())).toEqual(JSON.parse(before));
  });

  it('says so where a plugin commits behind its back', async () => {
    await breakAt('after', 'hidden commit');
    const put = await author.put(entry.postId, 1, { title: 'Torn' });
    expect([put.status, put.body.code]).toEqual([500, 'stet_failed']);
    // What was torn out is not lost from sight: it counts as an edit made in WordPress.
    expect(await author.article(entry.postId)).toMatchObject({
      version: 2,
      recordVersion: 1,
      post: { title: { raw: 'Torn' } },
    });
  });

  it('is tried once more after a deadlock', async () => {
    await breakAt('after', 'deadlock once');
    const before = await head(author);
    const put = await author.put(
      entry.postId,
      1,
      { title: 'Second try' },
      { record: aRecord('Second try.') },
    );
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject({ version: 2, seq: before + 1, post: { title: { raw: 'Second try' } } });
  });
});
