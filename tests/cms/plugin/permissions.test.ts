import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../helpers/wordpress/template';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, approvalHash, companion, story, type Companion, type Refused } from './companion';

let site: WordPressSite;
let people: Readonly<
  Record<'editor' | 'author' | 'contributor' | 'reporter' | 'subscriber' | 'nobody', Companion>
>;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  const subscriber = JSON.parse(
    await site.wp(`$id = wp_insert_user(['user_login' => 'reader', 'user_pass' => 'x', 'role' => 'subscriber']);
      [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Stet tests']);
      echo json_encode(['id' => $id, 'login' => 'reader', 'applicationPassword' => $password]);`),
  ) as Person;
  const { editor, author, contributor, reporter } = site.people;
  people = {
    editor: companion(site, editor),
    author: companion(site, author),
    contributor: companion(site, contributor),
    reporter: companion(site, reporter),
    subscriber: companion(site, subscriber),
    nobody: companion(site),
  };
});

afterAll(async () => {
  await site.stop();
});

/** Everything the plugin and WordPress keep of the site's articles. */
const everything = (): Promise<string> =>
  site.wp(`global $wpdb; echo md5(serialize(array_map(fn ($table) => $wpdb->get_results("SELECT * FROM $table"),
    ['wp_posts', 'wp_postmeta', 'wp_term_relationships', 'wp_stet_articles', 'wp_stet_operations', 'wp_stet_presence', 'wp_stet_sequence', 'wp_stet_approvals'])));`);

/** Every route that touches one article. */
const requests = (postId: number): [method: string, path: string, body?: object][] => {
  const operation = randomUUID();
  const post = { ...story(), status: 'publish' };
  const write = { operation, expected: 1, record: aRecord(), post: { title: 'Taken over' } };
  return [
    ['GET', `/articles/${postId}`],
    ['PUT', `/articles/${postId}`, write],
    ['POST', `/articles/${postId}/publish`, { ...write, post, approved: approvalHash(post) }],
    ['POST', `/articles/${postId}/kill`, { ...write, post, approved: approvalHash(post) }],
    ['DELETE', `/articles/${postId}`, { operation, expected: 1 }],
    ['POST', `/articles/${postId}/restore`, { operation, expected: 1 }],
    ['PUT', `/articles/${postId}/presence`, { client: 'client-of-stranger', open: true }],
  ];
};

describe('somebody without the right', () => {
  it.each([
    ['nobody', 401],
    ['subscriber', 403],
    ['contributor', 403],
    ['reporter', 403],
  ] as const)(
    '%s cannot read, write, publish, trash, restore or join another’s article',
    async (who, status) => {
      const { postId } = await people.author.create();
      const before = await everything();
      for (const [method, path, body] of requests(postId)) {
        const answer = await people[who].ask<Refused>(method, path, body);
        expect([method, path, answer.status, answer.body.code]).toEqual([
          method,
          path,
          status,
          'stet_forbidden',
        ]);
        expect(answer.text).not.toContain('ferry');
      }
      expect(await everything()).toBe(before);
    },
  );

  it.each([
    ['nobody', 401],
    ['subscriber', 403],
  ] as const)('%s cannot see the site or its changes, or create', async (who, status) => {
    const before = await everything();
    const create = { operation: randomUUID(), record: aRecord(), post: story() };
    for (const answer of [
      await people[who].ask<Refused>('GET', '/site'),
      await people[who].ask<Refused>('GET', '/changes?since=0'),
      await people[who].ask<Refused>('POST', '/articles', create),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([status, 'stet_forbidden']);
    }
    expect(await everything()).toBe(before);
  });

  it('a contributor writes, but does not publish, and loses the article once it is live', async () => {
    const { postId } = await people.contributor.create();
    const post = { ...story(), status: 'publish' };
    const refused = await people.contributor.publish(postId, 1, post);
    expect([refused.status, refused.body.code]).toEqual([403, 'stet_forbidden']);
    expect((await people.contributor.put(postId, 1, { status: 'pending' })).status).toBe(200);
    await people.editor.publish(postId, 2, post);
    expect((await people.contributor.put(postId, 3, { title: 'Mine' })).status).toBe(403);
  });

  it('an author cannot give an article to somebody else', async () => {
    const { postId } = await people.author.create();
    const before = await everything();
    const answer = await people.author.put(postId, 1, { author: site.people.reporter.id });
    expect([answer.status, answer.body.code]).toEqual([403, 'rest_cannot_edit_others']);
    expect(await everything()).toBe(before);
  });

  it('cannot name another article in the body than in the address', async () => {
    const mine = await people.author.create();
    const theirs = await people.reporter.create();
    const request = {
      operation: randomUUID(),
      expected: 1,
      record: aRecord(),
      post: { title: 'Taken over' },
    };
    const answer = await people.author.ask('PUT', `/articles/${theirs.postId}`, {
      ...request,
      postId: mine.postId,
    });
    expect(answer.status).toBe(403);
    await people.author.ask('PUT', `/articles/${mine.postId}?postId=${theirs.postId}`, {
      ...request,
      postId: theirs.postId,
    });
    expect(await people.reporter.article(theirs.postId)).toMatchObject({ version: 1 });
  });

  it('has its markup cleaned as WordPress does', async () => {
    const { post } = await people.contributor.create({
      title: 'A',
      content: '<script>alert(1)</script><p>B</p>',
    });
    expect(post?.content.raw).toBe('alert(1)<p>B</p>');
  });

  it('is asked for a nonce when signed in by cookie', async () => {
    const form = new URLSearchParams({ log: site.people.editor.login, pwd: site.people.editor.password });
    const signedIn = await fetch(`${site.url}/wp-login.php`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect(cookie).toContain('wordpress_logged_in');
    const without = await fetch(`${site.url}/wp-json/stet/v1/site`, { headers: { Cookie: cookie } });
    expect(without.status).toBe(401);
    const page = await (
      await fetch(`${site.url}/wp-admin/post-new.php`, { headers: { Cookie: cookie } })
    ).text();
    const nonce = /createNonceMiddleware\(\s*"([0-9a-f]+)"/.exec(page)?.[1] ?? '';
    const withNonce = await fetch(`${site.url}/wp-json/stet/v1/site`, {
      headers: { Cookie: cookie, 'X-WP-Nonce': nonce },
    });
    expect(withNonce.status).toBe(200);
  });
});
