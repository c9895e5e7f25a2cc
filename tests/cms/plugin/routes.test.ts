import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { defaultPolicy } from '../../../shared/article/policy';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import {
  aRecord,
  companion,
  head,
  paragraph,
  story,
  type Companion,
  type Entry,
  type Refused,
} from './companion';

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

describe('the site', () => {
  it('says who it is, what it runs and how much it takes', async () => {
    const { status, body } = await author.ask<Record<string, unknown>>('GET', '/site');
    expect(status).toBe(200);
    expect(body).toEqual({
      site: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      plugin: '0.2.0',
      wordpress: site.version,
      php: expect.stringMatching(/^8\./) as string,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      head: await head(author),
      policy: defaultPolicy,
      limits: { record: 8_388_608, post: 8_388_608, changes: 100 },
    });
  });

  it('keeps its identity when the plugin is turned off and on', async () => {
    const before = (await author.ask<{ site: string }>('GET', '/site')).body.site;
    await site.wp(`
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins('stet/stet.php');
      activate_plugin('stet/stet.php');`);
    expect((await author.ask<{ site: string }>('GET', '/site')).body.site).toBe(before);
  });
});

describe('a request that was meant for another site', () => {
  const asking = async (method: string, path: string, meant: string, body?: unknown) => {
    const { login, applicationPassword } = site.people.author;
    const answer = await fetch(`${site.url}/wp-json${path}`, {
      method,
      headers: {
        Authorization: `Basic ${btoa(`${login}:${applicationPassword}`)}`,
        'Content-Type': 'application/json',
        'X-Stet-Site': meant,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Partial<Entry & Refused> };
  };
  const another = randomUUID();

  it('is refused, and writes nothing', async () => {
    const before = await head(author);
    const creation = { operation: randomUUID(), record: aRecord(), post: story() };
    expect(await asking('POST', '/stet/v1/articles', another, creation)).toMatchObject({
      status: 409,
      body: { code: 'stet_other_site' },
    });
    expect(await head(author)).toBe(before);
    expect((await asking('GET', '/stet/v1/changes?since=0', another)).body.code).toBe('stet_other_site');
  });

  it('is taken where this is the site, and WordPress’s own routes do not ask', async () => {
    const { site: own } = (await author.ask<{ site: string }>('GET', '/site')).body;
    const creation = { operation: randomUUID(), record: aRecord(), post: story() };
    expect((await asking('POST', '/stet/v1/articles', own, creation)).status).toBe(201);
    expect((await asking('GET', '/wp/v2/posts', another)).status).toBe(200);
  });
});

describe('an article', () => {
  it('is created together with its post', async () => {
    const before = await head(author);
    const record = { recordVersion: 3, copy: { empty: {}, list: [], word: 'Léo’s “café” 🚢\u2028' }, n: 1.5 };
    const answer = await author.ask<Entry>('POST', '/articles', {
      operation: randomUUID(),
      record,
      post: { ...story('Été'), slug: 'ete', categories: [1], author: site.people.author.id },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      state: 'live',
      version: 1,
      seq: before + 1,
      recordVersion: 1,
      changedBy: { id: site.people.author.id, name: 'Maya Tremblay' },
      voided: false,
      presence: [],
      lock: null,
    });
    expect(answer.body.record).toEqual(record);
    expect(answer.text).toContain('"empty":{}');
    expect(answer.body.post).toMatchObject({ status: 'draft', slug: 'ete', title: { raw: 'Été' } });
    expect(answer.body.recordPost).toEqual(answer.body.post);
  });

  it('tells the post exactly as wp/v2 does', async () => {
    const { postId } = await author.create();
    const { body } = await author.core('GET', `/posts/${postId}?context=edit`);
    expect((await author.article(postId)).post).toEqual(body);
  });

  it('gets a row on the spot when it was written in WordPress', async () => {
    const id = Number(
      await site.wp(`global $wpdb;
        $id = wp_insert_post(['post_title' => 'Old', 'post_content' => 'x', 'post_author' => ${site.people.author.id}]);
        Stet\\Watcher::settle(); $wpdb->query("DELETE FROM wp_stet_articles WHERE post_id = $id"); echo $id;`),
    );
    const before = await head(author);
    const entry = await author.article(id);
    expect(entry).toMatchObject({
      version: 1,
      seq: before + 1,
      record: null,
      recordVersion: 0,
      recordPost: null,
    });
    expect(await author.article(id)).toEqual(entry);
  });

  it('is 404 where there is none, or it is no article', async () => {
    const page = await site.wp(`echo wp_insert_post(['post_type' => 'page', 'post_title' => 'About']);`);
    for (const id of ['999999', '99999999999999999999999', page]) {
      const { status, body } = await editor.ask<Refused>('GET', `/articles/${id}`);
      expect([id, status, body.code]).toEqual([id, 404, 'stet_not_found']);
    }
  });

  it('takes a save from the version that was seen', async () => {
    const entry = await author.create();
    const record = aRecord('New words.');
    const answer = await author.put(
      entry.postId,
      1,
      { title: 'Two', content: paragraph('New words.') },
      { record },
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ version: 2, recordVersion: 2, post: { title: { raw: 'Two' } } });
    expect(answer.body.record).toEqual(record);
    expect(answer.body.seq).toBeGreaterThan(entry.seq);
  });

  it('refuses a save from another version and answers what stands', async () => {
    const { postId } = await author.create();
    await author.put(postId, 1, { title: 'Mine' });
    const answer = await editor.put(postId, 1, { title: 'Theirs' });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'stet_stale', data: { status: 409 } });
    expect(answer.body.data.entry).toEqual(await editor.article(postId));
    expect(answer.body.data.entry?.post?.title.raw).toBe('Mine');
  });

  it('goes to the trash and comes back as a draft', async () => {
    const { postId } = await author.create({ ...story('Trash me'), slug: 'trash-me' });
    const trashed = await author.ask<Entry>('DELETE', `/articles/${postId}`, {
      operation: randomUUID(),
      expected: 1,
    });
    expect(trashed.status).toBe(200);
    expect(trashed.body).toMatchObject({
      state: 'trash',
      version: 2,
      recordVersion: 1,
      post: { status: 'trash' },
    });
    expect((await author.put(postId, 2, { title: 'x' })).body.code).toBe('stet_in_trash');
    const restored = await author.ask<Entry>('POST', `/articles/${postId}/restore`, {
      operation: randomUUID(),
      expected: 2,
    });
    expect(restored.status).toBe(200);
    expect(restored.body).toMatchObject({
      state: 'live',
      version: 3,
      post: { status: 'draft', slug: 'trash-me' },
    });
  });

  it('leaves publishing, hiding and scheduling to the publish route', async () => {
    const draft = await author.create();
    for (const status of ['publish', 'future', 'private']) {
      expect((await author.put(draft.postId, 1, { status })).body.code).toBe('stet_use_publish');
      const created = await author.ask<Refused>('POST', '/articles', {
        operation: randomUUID(),
        record: aRecord(),
        post: { ...story(), status },
      });
      expect([created.status, created.body.code]).toEqual([400, 'stet_use_publish']);
    }
    const live = await editor.publish(draft.postId, 1, { ...story(), status: 'publish' });
    for (const status of ['draft', 'pending', 'private', 'future']) {
      expect((await author.put(draft.postId, 2, { status })).body.code).toBe('stet_use_publish');
    }
    const silently = await author.put(draft.postId, 2, { title: 'What readers would see' });
    expect([silently.status, silently.body.code]).toEqual([412, 'stet_not_approved']);
    expect((await author.put(draft.postId, 2, { status: 'publish', title: 'Ferry returns' })).status).toBe(
      200,
    );
    expect(live.body.post?.status).toBe('publish');
  });
});

describe('the feed of changes', () => {
  it('tells each article once, at its newest, in order', async () => {
    const since = await head(author);
    const first = await author.create();
    const second = await author.create();
    await author.put(first.postId, 1, { title: 'Later' });
    const changes = await author.changes(since);
    expect(changes.entries.map(({ postId, version }) => [postId, version])).toEqual([
      [second.postId, 1],
      [first.postId, 2],
    ]);
    expect(changes).toMatchObject({ next: since + 3, more: false, head: since + 3 });
    expect(await author.changes(changes.next)).toMatchObject({ entries: [], next: since + 3, more: false });
  });

  it('comes in parts', async () => {
    const since = await head(author);
    const made = [await author.create(), await author.create(), await author.create()];
    const part = await author.changes(since, 2);
    expect(part).toMatchObject({ next: since + 2, more: true });
    const rest = await author.changes(part.next, 2);
    expect(rest).toMatchObject({ next: since + 3, more: false });
    expect([...part.entries, ...rest.entries].map(({ postId }) => postId)).toEqual(
      made.map(({ postId }) => postId),
    );
  });

  it('says that the database was put back when asked beyond its head', async () => {
    const now = await head(author);
    const { status, body } = await author.ask<Refused>('GET', `/changes?since=${now + 1}`);
    expect(status).toBe(409);
    const identity = (await author.ask<{ site: string }>('GET', '/site')).body.site;
    expect(body).toMatchObject({ code: 'stet_sequence_reset', data: { head: now, site: identity } });
  });

  it('covers what it may not show', async () => {
    const since = await head(author);
    await editor.create();
    expect(await author.changes(since)).toMatchObject({ entries: [], next: since + 1, more: false });
    expect((await editor.changes(since)).entries).toHaveLength(1);
  });
});
