import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion, head, paragraph, story, type Companion, type CorePost, type Entry } from './companion';
import { hourCome, inHours } from './desk';

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
  const { postId } = await author.create();
  const planned = { ...story(), slug: `ferry-${postId}`, status: 'future', date_gmt: inHours(1) };
  entry = (await editor.publish(postId, 1, planned)).body;
  expect(entry).toMatchObject({ version: 2, voided: false, post: { status: 'future' } });
  since = await head(editor);
});

const atItsHour = async (): Promise<Entry> => {
  await site.wp(`${hourCome(entry.postId)} do_action('publish_future_post', ${entry.postId});`);
  return editor.article(entry.postId);
};

const isPlanned = (): Promise<string> =>
  site.wp(`echo wp_next_scheduled('publish_future_post', [${entry.postId}]) ? 'planned' : 'no';`);

describe('a post that was scheduled as approved', () => {
  it('goes out at its hour', async () => {
    expect(await isPlanned()).toBe('planned');
    expect(await atItsHour()).toMatchObject({ voided: false, post: { status: 'publish' } });
  });

  it('goes out although it was saved without a change, locked, or autosaved', async () => {
    await editor.core('POST', `/posts/${entry.postId}`, { title: 'Ferry returns', status: 'future' });
    await editor.core('POST', `/posts/${entry.postId}/autosaves`, { title: 'Half a thought' });
    await site.wp(
      `wp_update_post(['ID' => ${entry.postId}]); update_post_meta(${entry.postId}, '_edit_lock', time() . ':1');`,
    );
    expect(await editor.changes(since)).toMatchObject({ entries: [] });
    expect(await atItsHour()).toMatchObject({ voided: false, post: { status: 'publish' } });
  });

  it('does not for a comma that somebody put in over REST, who sees that at once', async () => {
    const answer = await editor.core<CorePost>('POST', `/posts/${entry.postId}`, {
      content: paragraph('The ferry, is back.'),
    });
    expect(answer.body.status).toBe('pending');
    const { entries, next } = await editor.changes(since);
    expect(next).toBe(since + 1);
    expect(entries).toMatchObject([
      { version: 3, voided: true, post: { status: 'pending' }, changedBy: { id: site.people.editor.id } },
    ]);
    expect(entries[0]?.post?.content.raw).toContain('ferry, is');
    expect(await isPlanned()).toBe('no');
    expect(await atItsHour()).toMatchObject({ post: { status: 'pending' } });
  });

  it.each([
    ['the headline', `wp_update_post(['ID' => ID, 'post_title' => 'Ferry returns!']);`],
    ['the standfirst', `wp_update_post(['ID' => ID, 'post_excerpt' => 'After two years.']);`],
    ['the address', `wp_update_post(['ID' => ID, 'post_name' => 'other']);`],
    ['the author', `wp_update_post(['ID' => ID, 'post_author' => 1]);`],
    ['a password', `wp_update_post(['ID' => ID, 'post_password' => 'psst']);`],
    [
      'the hour',
      `wp_update_post(['ID' => ID, 'post_date' => '2090-01-01 00:00:00', 'post_date_gmt' => '2090-01-01 05:00:00', 'edit_date' => true]);`,
    ],
    ['a tag', `wp_set_object_terms(ID, ['council'], 'post_tag');`],
    ['a section', `wp_set_object_terms(ID, [2], 'category');`],
    [
      'the picture',
      `update_post_meta(ID, '_thumbnail_id', wp_insert_attachment(['post_title' => 'x', 'post_mime_type' => 'image/jpeg'], 'x.jpg'));`,
    ],
  ])('does not where somebody changes %s', async (_what, code) => {
    await site.wp(code.replaceAll('ID,', `${entry.postId},`));
    expect(await editor.changes(since)).toMatchObject({
      next: since + 1,
      entries: [{ postId: entry.postId, voided: true, post: { status: 'pending' } }],
    });
    expect(await isPlanned()).toBe('no');
  });

  it('does not where it was changed straight in the database', async () => {
    await site.wp(`${hourCome(entry.postId)}
      $wpdb->query("UPDATE wp_posts SET post_content = 'By SQL' WHERE ID = ${entry.postId}");
      clean_post_cache(${entry.postId}); do_action('publish_future_post', ${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({ voided: true, post: { status: 'pending' } });
  });

  it('does not where a plugin publishes changed words past every filter', async () => {
    await site.wp(`global $wpdb; $wpdb->query("UPDATE wp_posts SET post_content = 'By SQL' WHERE ID = ${entry.postId}");
      clean_post_cache(${entry.postId}); wp_publish_post(${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({ voided: true, post: { status: 'pending' } });
  });

  it('is not put out early from WordPress', async () => {
    const answer = await editor.core<CorePost>('POST', `/posts/${entry.postId}`, {
      status: 'publish',
      date_gmt: inHours(-1),
    });
    expect(answer.body.status).toBe('pending');
    expect(await editor.article(entry.postId)).toMatchObject({ voided: true, post: { status: 'pending' } });
  });

  it('keeps the markup of its words when it is held back by nobody', async () => {
    const { postId } = await author.create();
    const content = '<!-- wp:html -->\n<iframe src="https://example.org/map"></iframe>\n<!-- /wp:html -->';
    const admin = `wp_set_current_user(1); kses_remove_filters();`;
    await site.wp(`${admin} wp_update_post(wp_slash(['ID' => ${postId}, 'post_content' => '${content}']));`);
    const { version } = await editor.article(postId);
    await editor.publish(postId, version, { status: 'future', date_gmt: inHours(1) });
    await site.wp(`wp_set_object_terms(${postId}, ['council'], 'post_tag');`);
    const held = await editor.article(postId);
    expect([held.post?.status, held.post?.content.raw]).toEqual(['pending', content]);
  });

  it('waits again after Stet has approved and scheduled it anew', async () => {
    await site.wp(`wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'By hand']);`);
    const again = await editor.publish(entry.postId, 3, {
      ...story(),
      status: 'future',
      date_gmt: inHours(1),
    });
    expect(again.body).toMatchObject({ voided: false, post: { status: 'future' } });
    expect(await atItsHour()).toMatchObject({ voided: false, post: { status: 'publish' } });
  });

  it('is not scheduled as approved because somebody schedules it in WordPress', async () => {
    await site.wp(`wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'By hand']);`);
    await editor.core('POST', `/posts/${entry.postId}`, { status: 'future', date_gmt: inHours(1) });
    const held = await editor.article(entry.postId);
    expect([held.post?.status, held.voided]).toEqual(['future', true]);
    expect(await site.wp(`echo Stet\\Articles::find(${entry.postId})->scheduled;`)).toBe('');
  });

  it('is held back by a save of Stet that changes its words, too', async () => {
    const answer = await editor.put(entry.postId, 2, { title: 'Ferry, late' });
    expect(answer.body).toMatchObject({ version: 3, voided: true, post: { status: 'pending' } });
    expect(await isPlanned()).toBe('no');
    expect(await editor.changes(since)).toMatchObject({ next: since + 1 });
  });

  it.each(['pending', 'draft'])('is taken back to %s by a save of Stet', async (status) => {
    const answer = await editor.put(entry.postId, 2, { status });
    expect(answer.body).toMatchObject({ voided: false, post: { status } });
    expect(await isPlanned()).toBe('no');
  });

  it('says no more that it was held back once Stet has written to it', async () => {
    await site.wp(`wp_update_post(['ID' => ${entry.postId}, 'post_title' => 'By hand']);`);
    expect((await editor.put(entry.postId, 3, { title: 'By hand' })).body.voided).toBe(false);
  });

  it('may be thrown away', async () => {
    await site.wp(`wp_trash_post(${entry.postId});`);
    expect(await editor.article(entry.postId)).toMatchObject({ state: 'trash', voided: false });
  });
});

it('one of a save in WordPress and a publication by Stet wins, and no words go out that were not approved', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { postId } = await author.create();
    const planned = { ...story(), status: 'future', date_gmt: inHours(1) };
    await Promise.all([
      editor.publish(postId, 1, planned),
      author.core('POST', `/posts/${postId}`, { content: paragraph(`Round ${round}.`) }),
    ]);
    const { post } = await editor.article(postId);
    const isApproved = post?.content.raw === planned.content;
    expect(isApproved || post?.status !== 'future').toBe(true);
  }
});
