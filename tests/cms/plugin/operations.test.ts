import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, head, story, type Companion, type Entry, type Refused } from './companion';

let site: WordPressSite;
let author: Companion;
let editor: Companion;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

const operations = (): Promise<string> =>
  site.wp(`global $wpdb; echo $wpdb->get_var('SELECT COUNT(*) FROM wp_stet_operations');`);

describe('an operation', () => {
  it('answers a repetition with its first answer, even after later writes', async () => {
    const request = { operation: randomUUID(), expected: 1, record: aRecord(), post: { title: 'Second' } };
    const { postId } = await author.create();
    const first = await author.ask<Entry>('PUT', `/articles/${postId}`, request);
    await author.put(postId, 2, { title: 'Third' });
    const again = await author.ask<Entry>('PUT', `/articles/${postId}`, request);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect((await author.article(postId)).version).toBe(3);
  });

  it('is the same however its JSON is spelled', async () => {
    const operation = randomUUID();
    const first = await author.ask('POST', '/articles', { operation, record: aRecord(), post: story() });
    const again = await author.ask('POST', '/articles', { post: story(), record: aRecord(), operation });
    expect(again.text).toBe(first.text);
  });

  it('is refused to another person and for another request', async () => {
    const { postId } = await author.create();
    const request = { operation: randomUUID(), expected: 1, record: aRecord(), post: { title: 'Second' } };
    await author.ask('PUT', `/articles/${postId}`, request);
    const before = await head(author);
    const path = `/articles/${postId}`;
    const reuses = [
      await editor.ask<Refused>('PUT', path, request),
      await author.ask<Refused>('PUT', path, { ...request, post: { title: 'Third' } }),
      await author.ask<Refused>('PUT', path, { ...request, expected: 2 }),
      await author.ask<Refused>('POST', '/articles', { ...request, post: story() }),
      await author.ask<Refused>('DELETE', path, request),
    ];
    for (const { status, body } of reuses)
      expect([status, body.code]).toEqual([409, 'stet_operation_reused']);
    expect(await head(author)).toBe(before);
  });

  it('is forgotten where it was refused, so that it can be tried again', async () => {
    const { postId } = await author.create();
    const before = await operations();
    const operation = randomUUID();
    expect((await author.put(postId, 7, { title: 'x' }, { operation })).status).toBe(409);
    expect((await author.put(postId, 1, { status: 'publish' }, { operation })).status).toBe(400);
    expect((await author.put(postId, 1, { featured_media: 999_999 }, { operation })).status).toBe(400);
    expect(await operations()).toBe(before);
    expect((await author.put(postId, 1, { title: 'Well' }, { operation })).status).toBe(200);
  });

  it('is forgotten after thirty days', async () => {
    const { postId } = await author.create();
    await site.wp(
      `global $wpdb; $wpdb->query("UPDATE wp_stet_operations SET at = UTC_TIMESTAMP() - INTERVAL 31 DAY");`,
    );
    await author.put(postId, 1, { title: 'Fresh' });
    expect(await operations()).toBe('1');
    await site.wp(
      `global $wpdb; $wpdb->query("UPDATE wp_stet_operations SET at = UTC_TIMESTAMP() - INTERVAL 31 DAY");`,
    );
    expect(
      await site.wp(
        `echo wp_next_scheduled('stet_daily') > time() ? 'planned' : ''; do_action('stet_daily');`,
      ),
    ).toBe('planned');
    expect(await operations()).toBe('0');
  });

  it('waits for a lock no longer than it must, and says that the site is busy', async () => {
    const { postId } = await author.create();
    const held = join(tmpdir(), `stet-held-${randomUUID()}`);
    const holding = site.wp(`global $wpdb; $wpdb->query('START TRANSACTION');
      $wpdb->query('SELECT * FROM wp_stet_articles WHERE post_id = ${postId} FOR UPDATE');
      touch('${held}'); sleep(24); $wpdb->query('ROLLBACK');`);
    await expect.poll(() => existsSync(held), { timeout: 30_000 }).toBe(true);
    await rm(held);
    const operation = randomUUID();
    const answer = await author.put(postId, 1, { title: 'Waits' }, { operation });
    expect([answer.status, answer.body.code]).toEqual([503, 'stet_busy']);
    expect(answer.headers.get('Retry-After')).toBe('1');
    await holding;
    expect((await author.put(postId, 1, { title: 'Waits' }, { operation })).status).toBe(200);
  });
});
