import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion } from './companion';

let site: WordPressSite;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
});

afterAll(async () => {
  await site.stop();
});

const kept = (): Promise<string> =>
  site.wp(`global $wpdb; echo json_encode([
    $wpdb->get_col("SHOW TABLES LIKE 'wp_stet%'"),
    $wpdb->get_col("SELECT option_name FROM wp_options WHERE option_name LIKE 'stet%' ORDER BY 1"),
    (bool) wp_next_scheduled('stet_daily')]);`);

it('makes InnoDB tables in utf8mb4, and makes them again where they are missing', async () => {
  const tables = JSON.parse(
    await site.wp(`global $wpdb; echo json_encode($wpdb->get_results("SHOW TABLE STATUS LIKE 'wp_stet%'"));`),
  ) as readonly { Name: string; Engine: string; Collation: string }[];
  expect(tables.map(({ Name, Engine, Collation }) => [Name, Engine, Collation.split('_')[0]])).toEqual(
    ['approvals', 'articles', 'operations', 'presence', 'sequence'].map((name) => [
      `wp_stet_${name}`,
      'InnoDB',
      'utf8mb4',
    ]),
  );
  // As on a site of a network, where the plugin was activated for all and its hook ran for none.
  await site.wp(`require WP_PLUGIN_DIR . '/stet/includes/class-schema.php'; Stet\\Schema::remove();`);
  const author = companion(site, site.people.author);
  expect((await author.ask<{ head: number }>('GET', '/site')).body.head).toBe(0);
  expect((await author.create()).seq).toBe(1);
});

it('does not change tables that are of this version already', async () => {
  const changes = await site.wp(`require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    $statements = (new ReflectionMethod('Stet\\Schema', 'statements'))->invoke(null);
    echo json_encode(dbDelta($statements, false));`);
  expect(JSON.parse(changes)).toEqual([]);
});

it('keeps everything when turned off, and only the posts when removed', async () => {
  const author = companion(site, site.people.author);
  const { postId } = await author.create();
  await site.wp(`update_option('stet_policy', '{}');`);
  const options = ['stet_db_version', 'stet_policy', 'stet_site'];
  const tables = ['approvals', 'articles', 'operations', 'presence', 'sequence'].map(
    (name) => `wp_stet_${name}`,
  );
  expect(JSON.parse(await kept())).toEqual([tables, options, true]);
  await site.wp(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('stet/stet.php');`,
  );
  expect(JSON.parse(await kept())).toEqual([tables, options, false]);
  await site.wp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; uninstall_plugin('stet/stet.php');`);
  expect(JSON.parse(await kept())).toEqual([[], [], false]);
  expect(await site.wp(`echo get_post(${postId})->post_title;`)).toBe('Ferry returns');
});
