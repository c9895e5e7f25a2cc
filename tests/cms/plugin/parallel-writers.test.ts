import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, head, paragraph, story, type Companion, type Entry } from './companion';

/** Holds some writes up between their number and their commit, where a careless sequence loses rows. */
const dawdle = `<?php
add_filter('query', function ($query) {
  if (str_contains($query, 'wp_stet_operations\` SET post_id')) usleep(random_int(0, 1) * 120000);
  return $query;
});`;

let site: WordPressSite;
let author: Companion;
let editor: Companion;

beforeAll(async () => {
  site = await startWordPress({ companion: true, plugins: { 'dawdle.php': dawdle } });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

describe('writers at the same moment', () => {
  it('lets exactly one of twenty saves of the same version through', async () => {
    const { postId } = await author.create();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        (number % 2 ? author : editor).put(
          postId,
          1,
          {
            title: `Writer ${number}`,
            content: paragraph(`Words of ${number}.`),
            categories: [1 + (number % 3)],
          },
          { record: aRecord(`Words of ${number}.`) },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const entry = await editor.article(postId);
    expect(entry).toMatchObject({
      version: 2,
      recordVersion: 2,
      post: { title: { raw: `Writer ${winner}` } },
    });
    expect(entry.post?.content.raw).toBe(paragraph(`Words of ${winner}.`));
    expect(entry.record).toEqual(aRecord(`Words of ${winner}.`));
    for (const [number, { body }] of answers.entries()) {
      if (number !== winner) expect(body.data.entry?.post?.title.raw).toBe(`Writer ${winner}`);
    }
  });

  it('makes one post of ten parallel repetitions of one creation, and answers all alike', async () => {
    const request = { operation: randomUUID(), record: aRecord(), post: story('Only once') };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => author.ask<Entry>('POST', '/articles', request)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const posts = await site.wp(
      `echo count(get_posts(['title' => 'Only once', 'post_status' => 'any', 'numberposts' => -1]));`,
    );
    expect(posts).toBe('1');
  });

  it('serves parallel first readers of a post without a row one and the same version', async () => {
    const id = Number(
      await site.wp(`global $wpdb; $id = wp_insert_post(['post_title' => 'Unseen', 'post_content' => 'x']);
        Stet\\Watcher::settle(); $wpdb->query("DELETE FROM wp_stet_articles WHERE post_id = $id"); echo $id;`),
    );
    const entries = await Promise.all(Array.from({ length: 8 }, () => editor.article(id)));
    expect(new Set(entries.map(({ version, seq }) => `${version} ${seq}`)).size).toBe(1);
    expect(entries[0]?.version).toBe(1);
  });

  it('never lets a reader of the sequence miss a write', async () => {
    const since = await head(editor);
    const writers = 4;
    const each = 12;
    const seen = new Map<number, number>();
    const numbers: number[] = [];
    const writing = new AbortController();
    const reading = (async () => {
      let next = since;
      for (;;) {
        const last = writing.signal.aborted;
        const changes = await editor.changes(next, 5);
        for (const entry of changes.entries) {
          numbers.push(entry.seq);
          seen.set(entry.postId, entry.version);
        }
        expect(changes.next).toBeGreaterThanOrEqual(next);
        next = changes.next;
        if (last && !changes.more) return next;
      }
    })();
    const written = await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const mine: [postId: number, version: number][] = [];
        for (let number = 0; number < each; number += 1) {
          const { postId } = await author.create(story(`Story ${writer}.${number}`));
          const again = number % 3 === 0 && (await author.put(postId, 1, { tags: [], categories: [1] }));
          const byCore =
            number % 3 === 1 && (await author.core('POST', `/posts/${postId}`, { title: 'Core' }));
          mine.push([postId, again || byCore ? 2 : 1]);
        }
        return mine;
      }),
    );
    writing.abort();
    const next = await reading;
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(written.flat()));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(next).toBe(await head(editor));
    // Two of three stories were written twice: every one of those writes has a number, and none is left out.
    expect(next - since).toBe(written.flat().reduce((sum, [, version]) => sum + version, 0));
  });
});
