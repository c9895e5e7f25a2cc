import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, head, paragraph, story, type Companion, type Entry } from './companion';
import { everything, inHours } from './desk';

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
  const { postId } = await author.create();
  entry = (await editor.publish(postId, 1, { ...story(), slug: `ferry-${postId}`, status: 'publish' })).body;
});

const page = async (): Promise<Response> => fetch(`${site.url}/${entry.post?.slug}/`);

describe('a kill', () => {
  it.each(['draft', 'private'])('takes the page down: %s', async (status) => {
    const since = await head(editor);
    expect((await page()).status).toBe(200);
    const answer = await editor.kill(entry.postId, 2, { status });
    expect(answer.body).toMatchObject({ version: 3, recordVersion: 3, post: { status } });
    expect((await page()).status).toBe(404);
    expect(await editor.changes(since)).toMatchObject({
      entries: [{ version: 3, changedBy: { id: site.people.editor.id }, post: { status } }],
    });
  });

  it('leaves an advisory at the address, without asking for an approval', async () => {
    const advisory = { title: 'Withdrawn', content: paragraph('This article was withdrawn.') };
    const answer = await editor.kill(entry.postId, 2, { ...advisory, status: 'publish' });
    expect(answer.body).toMatchObject({ post: { status: 'publish', title: { raw: 'Withdrawn' } } });
    expect(await (await page()).text()).toContain('This article was withdrawn.');
  });

  it('takes a scheduled post down, so that it does not go out', async () => {
    const { postId } = await author.create();
    await editor.publish(postId, 1, { ...story(), status: 'future', date_gmt: inHours(1) });
    const answer = await editor.kill(postId, 2, { status: 'draft' });
    expect(answer.body).toMatchObject({ voided: false, post: { status: 'draft' } });
    expect(
      await site.wp(`echo wp_next_scheduled('publish_future_post', [${postId}]) ? 'planned' : 'no';`),
    ).toBe('no');
  });

  it('publishes nothing: not a draft, not at an hour, not by a record that does not tell of it', async () => {
    const draft = await author.create();
    const before = await everything(site);
    const answers = [
      await editor.kill(draft.postId, 1, { ...story(), status: 'publish' }),
      await editor.kill(entry.postId, 2, { status: 'future', date_gmt: inHours(1) }),
      await editor.kill(
        entry.postId,
        2,
        { title: 'Quietly changed', status: 'publish' },
        { record: aRecord() },
      ),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([400, 'stet_invalid']);
    const other = await editor.kill(entry.postId, 2, { status: 'draft' }, { approved: 'a'.repeat(64) });
    expect([other.status, other.body.code]).toEqual([412, 'stet_not_approved']);
    expect(await everything(site)).toBe(before);
  });

  it('is for those who may publish, from the version they saw', async () => {
    const refused = await companion(site, site.people.contributor).kill(entry.postId, 2, { status: 'draft' });
    expect([refused.status, refused.body.code]).toEqual([403, 'stet_forbidden']);
    const stale = await editor.kill(entry.postId, 1, { status: 'draft' });
    expect([stale.status, stale.body.code]).toEqual([409, 'stet_stale']);
  });

  it('happens once, however often it is sent', async () => {
    const more = { operation: 'kill-it-once-only' };
    const first = await editor.kill(entry.postId, 2, { status: 'draft' }, more);
    const again = await editor.kill(entry.postId, 2, { status: 'draft' }, more);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
  });
});
