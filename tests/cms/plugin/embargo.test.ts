import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, story, type Companion, type Entry, type Refused } from './companion';
import { everything, hourCome, inHours } from './desk';

let site: WordPressSite;
let author: Companion;
let editor: Companion;
let entry: Entry;
let until: string;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

/** A record whose story is held back until then. */
const heldUntil = (embargo: string | null) => ({ ...aRecord(), fields: { embargo } });

beforeEach(async () => {
  until = inHours(2);
  entry = await author.create(story(), heldUntil(until));
});

const status = async (): Promise<string | undefined> => (await editor.article(entry.postId)).post?.status;
const live = { ...story(), status: 'publish' };

describe('Stet’s publish route', () => {
  it('refuses a publication before the embargo ends, approved or not, and writes nothing', async () => {
    const before = await everything(site);
    for (const post of [live, { ...story(), status: 'future', date_gmt: inHours(1) }]) {
      const answer = await editor.publish(entry.postId, 1, post, { record: heldUntil(until) });
      expect([answer.status, answer.body.code]).toEqual([412, 'stet_embargoed']);
      expect(answer.body.message).toMatch(
        /^This article is under embargo until .+\. It was not published\.$/,
      );
    }
    expect(await everything(site)).toBe(before);
  });

  it('plans it for the hour of the embargo or later', async () => {
    const post = { ...story(), status: 'future', date_gmt: until };
    expect((await editor.publish(entry.postId, 1, post, { record: heldUntil(until) })).status).toBe(200);
    const later = { ...story(), status: 'future', date_gmt: inHours(3) };
    expect((await editor.publish(entry.postId, 2, later, { record: heldUntil(until) })).status).toBe(200);
  });

  it('publishes once the embargo is lifted, over, or none that can be read', async () => {
    for (const [version, embargo] of [inHours(-1), null, 'someday'].entries()) {
      const answer = await editor.publish(entry.postId, version + 1, live, { record: heldUntil(embargo) });
      expect(answer.status).toBe(200);
    }
  });

  it('shows it to colleagues alone', async () => {
    const post = { ...story(), status: 'private' };
    expect((await editor.publish(entry.postId, 1, post, { record: heldUntil(until) })).status).toBe(200);
  });
});

describe('WordPress itself', () => {
  it('says over REST why it does not publish', async () => {
    const before = await everything(site);
    for (const fields of [{ status: 'publish' }, { status: 'future', date_gmt: inHours(1) }]) {
      const answer = await editor.core<Refused>('POST', `/posts/${entry.postId}`, fields);
      expect([answer.status, answer.body.code]).toEqual([412, 'stet_embargoed']);
      expect(answer.body.message).toMatch(/under embargo until/);
    }
    expect(await everything(site)).toBe(before);
    expect((await editor.core('POST', `/posts/${entry.postId}`, { title: 'Still edited' })).status).toBe(200);
    const planned = { status: 'future', date_gmt: inHours(3) };
    expect((await editor.core('POST', `/posts/${entry.postId}`, planned)).status).toBe(200);
    // The hour alone, moved forward.
    const sooner = await editor.core<Refused>('POST', `/posts/${entry.postId}`, { date_gmt: inHours(1) });
    expect(sooner.body.code).toBe('stet_embargoed');
  });

  it('keeps it pending in quick edit', async () => {
    const { login, password } = site.people.editor;
    const signedIn = await fetch(`${site.url}/wp-login.php`, {
      method: 'POST',
      body: new URLSearchParams({ log: login, pwd: password }),
      redirect: 'manual',
      headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const list = await (await fetch(`${site.url}/wp-admin/edit.php`, { headers: { Cookie: cookie } })).text();
    const nonce = /name="_inline_edit" value="([0-9a-f]+)"/.exec(list)?.[1] ?? '';
    const saved = await fetch(`${site.url}/wp-admin/admin-ajax.php`, {
      method: 'POST',
      headers: { Cookie: cookie },
      body: new URLSearchParams({
        action: 'inline-save',
        _inline_edit: nonce,
        post_ID: String(entry.postId),
        post_type: 'post',
        post_title: 'Quickly',
        post_name: 'quickly',
        _status: 'publish',
        screen: 'edit-post',
        post_view: 'list',
      }),
    });
    expect(saved.status).toBe(200);
    expect(await saved.text()).toContain('Quickly');
    expect(await editor.article(entry.postId)).toMatchObject({
      post: { status: 'pending', title: { raw: 'Quickly' } },
    });
  });

  it('keeps it pending for commands and plugins, and at its own hour', async () => {
    // Nobody hears of a publication that is none.
    const heard = await site.wp(`add_action('publish_post', fn () => print('out'));
      wp_update_post(['ID' => ${entry.postId}, 'post_status' => 'publish']);`);
    expect([heard, await status()]).toEqual(['', 'pending']);
    // As a plugin that is impatient: past every filter.
    expect(
      await site.wp(`wp_publish_post(${entry.postId}); echo get_post(${entry.postId})->post_status;`),
    ).toBe('pending');
    expect(await status()).toBe('pending');
    // Planned while there was no embargo.
    await site.wp(`global $wpdb; $wpdb->update($wpdb->posts, ['post_status' => 'future'], ['ID' => ${entry.postId}]);
      ${hourCome(entry.postId)} do_action('publish_future_post', ${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({ voided: true, post: { status: 'pending' } });
  });

  it('publishes at the hour for which Stet planned it, once that is here', async () => {
    const post = { ...story(), status: 'future', date_gmt: until };
    await editor.publish(entry.postId, 1, post, { record: heldUntil(until) });
    await site.wp(`${hourCome(entry.postId)} global $wpdb;
      $wpdb->query("UPDATE wp_stet_articles SET record = REPLACE(record, '${until}', '2020-01-01T12:00:00.000Z') WHERE post_id = ${entry.postId}");
      do_action('publish_future_post', ${entry.postId});`);
    expect(await status()).toBe('publish');
  });

  it('leaves alone what has no embargo ahead, what is out already, and pages', async () => {
    const free = await author.create(story(), heldUntil(inHours(-1)));
    expect((await editor.core('POST', `/posts/${free.postId}`, { status: 'publish' })).status).toBe(200);
    const { version } = await editor.article(free.postId);
    // Put under embargo after it was out: it is no more held back than it can be.
    await editor.put(free.postId, version, {}, { record: heldUntil(until) });
    expect(
      (await editor.core('POST', `/posts/${free.postId}`, { title: 'Out', status: 'publish' })).status,
    ).toBe(200);
    expect((await editor.article(free.postId)).post).toMatchObject({
      status: 'publish',
      title: { raw: 'Out' },
    });
    const never = await editor.core<{ status: string }>('POST', '/posts', {
      title: 'Own',
      status: 'publish',
    });
    expect(never.body.status).toBe('publish');
    const page = await editor.core<{ status: string }>('POST', '/pages', {
      title: 'About',
      status: 'publish',
    });
    expect(page.body.status).toBe('publish');
  });
});
