import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion, head, story, type Entry } from './companion';
import { inHours } from './desk';

let site: WordPressSite;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
});

afterAll(async () => {
  await site.stop();
});

/** The tables as version 1 left them. */
const asVersionOne = `global $wpdb;
  $wpdb->query('ALTER TABLE wp_stet_articles DROP COLUMN scheduled, DROP COLUMN voided');
  $wpdb->query('ALTER TABLE wp_stet_presence DROP COLUMN since, DROP COLUMN took_at');
  $wpdb->query('DROP TABLE wp_stet_approvals');
  update_option('stet_db_version', 1);`;

const columns = (): Promise<string> =>
  site.wp(`global $wpdb; echo json_encode([get_option('stet_db_version'),
    array_map(fn ($table) => $wpdb->get_col("SHOW COLUMNS FROM wp_stet_$table"), ['articles', 'presence', 'approvals'])]);`);

it('brings the tables of version 1 up to date at the first request, with everything that is in them', async () => {
  const author = companion(site, site.people.author);
  const editor = companion(site, site.people.editor);
  const entry = await author.create();
  await editor.ask('PUT', `/articles/${entry.postId}/presence`, { client: 'desk-of-claire', open: true });
  const whole = await columns();
  const before = await editor.article(entry.postId);
  const seq = await head(editor);
  await site.wp(asVersionOne);
  // Any page will do: a plugin that was replaced is not activated again, and its hooks need its tables.
  await fetch(`${site.url}/`);
  expect(await columns()).toBe(whole);
  const after = await editor.article(entry.postId);
  expect({ ...after, presence: [] }).toEqual({ ...before, presence: [] });
  expect(after.presence).toMatchObject([{ client: 'desk-of-claire', holds: true }]);
  expect(await head(editor)).toBe(seq);
  const planned = { ...story(), status: 'future', date_gmt: inHours(1) };
  const published = await editor.publish(entry.postId, 1, planned);
  expect([published.status, published.body.version]).toEqual([200, 2]);
});

it('is upgraded once, however many ask at the same moment', async () => {
  const author = companion(site, site.people.author);
  const whole = await columns();
  await site.wp(asVersionOne);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => author.ask<Entry>('GET', '/changes?since=0')),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await columns()).toBe(whole);
});
