import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { approvalHash, companion, head, paragraph, story, type Companion, type Entry } from './companion';

let site: WordPressSite;
let author: Companion;
let editor: Companion;
let entry: Entry;

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
});

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, '');

describe('publishing', () => {
  it('writes words, terms and status of what was approved, together', async () => {
    const tag = Number(await site.wp(`echo get_term_by('slug', 'ferry', 'post_tag')->term_id;`));
    const post = {
      ...story('L’été à “Québec”', 'Sl/ash, "quotes" & <em>ünïcode</em> 🚢\u2028 line.'),
      status: 'publish',
      slug: 'ete',
      tags: [tag],
      categories: [2, 1],
    };
    const { status, body } = await editor.publish(entry.postId, 1, post);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 2,
      recordVersion: 2,
      post: { status: 'publish', slug: 'ete', tags: [tag] },
    });
    expect(body.post?.content.raw).toBe(post.content);
    expect((await fetch(`${site.url}/ete/`)).status).toBe(200);
  });

  it('counts the terms when it is done', async () => {
    await editor.publish(entry.postId, 1, { ...story(), status: 'publish', categories: [3] });
    expect(await site.wp(`echo get_term(3)->count;`)).toBe('1');
  });

  it.each([
    ['another hash', { approved: 'a'.repeat(64) }],
    [
      'one more byte',
      { approved: approvalHash({ ...story('Ferry returns', 'The ferry is back. '), status: 'publish' }) },
    ],
    [
      'a field that was not approved',
      { approved: approvalHash({ title: 'Ferry returns', status: 'publish' }) },
    ],
    [
      'another order of a list',
      { approved: approvalHash({ ...story(), status: 'publish', categories: [2, 1] }) },
    ],
  ])('is refused with %s, and nothing is written', async (_name, more) => {
    const before = await head(editor);
    const answer = await editor.publish(
      entry.postId,
      1,
      { ...story(), status: 'publish', categories: [1, 2] },
      more,
    );
    expect([answer.status, answer.body.code]).toEqual([412, 'stet_not_approved']);
    expect(await head(editor)).toBe(before);
    expect((await editor.article(entry.postId)).post?.status).toBe('draft');
  });

  it('takes the approval in any order of the fields', async () => {
    const post = { status: 'publish', content: paragraph('Words.'), title: { raw: 'Words' }, excerpt: '' };
    expect((await editor.publish(entry.postId, 1, post)).status).toBe(200);
  });

  it('is refused from a version that was not the approved one', async () => {
    await author.put(entry.postId, 1, { title: 'Changed meanwhile' });
    const answer = await editor.publish(entry.postId, 1, { ...story(), status: 'publish' });
    expect([answer.status, answer.body.code]).toEqual([409, 'stet_stale']);
  });

  it('may be private', async () => {
    const { body } = await editor.publish(entry.postId, 1, { ...story(), status: 'private' });
    expect(body.post?.status).toBe('private');
  });

  it.each(['draft', 'pending', 'trash', undefined])('does not take the status %s', async (status) => {
    const answer = await editor.publish(entry.postId, 1, { ...story(), status });
    expect([answer.status, answer.body.code]).toEqual([400, 'stet_invalid']);
  });
});

describe('scheduling', () => {
  it('plans the publication for its hour', async () => {
    const date = inAnHour();
    const { body } = await editor.publish(entry.postId, 1, { ...story(), status: 'future', date_gmt: date });
    expect(body.post).toMatchObject({ status: 'future', date_gmt: date });
    const planned = await site.wp(`echo wp_next_scheduled('publish_future_post', [${entry.postId}]);`);
    expect(Number(planned) * 1000).toBe(Date.parse(`${date}Z`));
  });

  it.each(['2020-01-01T00:00:00', new Date(Date.now() + 30_000).toISOString()])(
    'refuses %s, which WordPress would publish at once',
    async (date_gmt) => {
      const answer = await editor.publish(entry.postId, 1, { ...story(), status: 'future', date_gmt });
      expect([answer.status, answer.body.code]).toEqual([400, 'stet_past_schedule']);
      expect((await editor.article(entry.postId)).post?.status).toBe('draft');
    },
  );

  it('needs a date', async () => {
    const answer = await editor.publish(entry.postId, 1, { ...story(), status: 'future' });
    expect([answer.status, answer.body.code]).toEqual([400, 'stet_invalid']);
  });

  it('is not what publishing with a date ahead means', async () => {
    const answer = await editor.publish(entry.postId, 1, {
      ...story(),
      status: 'publish',
      date_gmt: inAnHour(),
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'stet_invalid']);
  });

  it('can be taken back by a save, but not moved into the past by one', async () => {
    await editor.publish(entry.postId, 1, { ...story(), status: 'future', date_gmt: inAnHour() });
    const past = await editor.put(entry.postId, 2, { status: 'future', date_gmt: '2020-01-01T00:00:00' });
    expect(past.body.code).toBe('stet_past_schedule');
    expect((await editor.put(entry.postId, 2, { title: 'Ferry returns' })).body.post?.status).toBe('future');
    const { body } = await editor.put(entry.postId, 3, { status: 'draft' });
    expect([body.post?.status, body.voided]).toEqual(['draft', false]);
    expect(
      await site.wp(`echo wp_next_scheduled('publish_future_post', [${entry.postId}]) ? 'planned' : 'no';`),
    ).toBe('no');
  });
});

describe('what a post points to', () => {
  it.each([{ featured_media: 999_999 }, { tags: [999_999] }, { categories: [999_999] }, { author: 999_999 }])(
    'must exist: %o',
    async (post) => {
      const answer = await editor.put(entry.postId, 1, post);
      expect(answer.status).toBe(400);
      expect((await editor.article(entry.postId)).version).toBe(1);
    },
  );
});
