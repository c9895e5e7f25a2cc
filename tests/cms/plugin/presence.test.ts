import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion, type Companion, type Entry, type Refused } from './companion';

let site: WordPressSite;
let author: Companion;
let editor: Companion;
let postId: number;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
  editor = companion(site, site.people.editor);
});

afterAll(async () => {
  await site.stop();
});

beforeEach(async () => {
  postId = (await author.create()).postId;
});

interface Told extends Pick<Entry, 'lock'> {
  readonly others: Entry['presence'];
  readonly mine: boolean;
}

const tell = async (who: Companion, client: string, open: boolean): Promise<Told> =>
  (await who.ask<Told>('PUT', `/articles/${postId}/presence`, { client, open })).body;

const clients = async (): Promise<string[]> =>
  (await author.article(postId)).presence.map(({ client }) => client);

const lockedBy = (person: number, secondsAgo: number): Promise<string> =>
  site.wp(`update_post_meta(${postId}, '_edit_lock', (time() - ${secondsAgo}) . ':${person}');`);

describe('who has an article open', () => {
  it('is told to the others, but not to oneself', async () => {
    expect(await tell(author, 'desk-of-maya', true)).toEqual({
      others: [],
      mine: true,
      lock: null,
    });
    const { others, mine } = await tell(editor, 'desk-of-claire', true);
    expect(mine).toBe(false);
    expect(others).toEqual([
      {
        client: 'desk-of-maya',
        user: { id: site.people.author.id, name: 'Maya Tremblay' },
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        seenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        holds: true,
      },
    ]);
    expect(await clients()).toEqual(['desk-of-claire', 'desk-of-maya']);
    const without = await editor.ask<Entry>('GET', `/articles/${postId}?client=desk-of-claire`);
    expect(without.body.presence.map(({ client }) => client)).toEqual(['desk-of-maya']);
    await tell(author, 'desk-of-maya', false);
    expect(await clients()).toEqual(['desk-of-claire']);
  });

  it('ends ninety seconds after the last word', async () => {
    const age = (seconds: number): Promise<string> =>
      site.wp(
        `global $wpdb; $wpdb->query("UPDATE wp_stet_presence SET seen_at = UTC_TIMESTAMP() - INTERVAL ${seconds} SECOND");`,
      );
    await tell(author, 'desk-of-maya', true);
    await age(80);
    expect(await clients()).toEqual(['desk-of-maya']);
    await age(95);
    expect(await clients()).toEqual([]);
    await tell(author, 'desk-of-maya', true);
    expect(await clients()).toEqual(['desk-of-maya']);
  });

  it('is nobody else’s to say', async () => {
    await tell(author, 'desk-of-maya', true);
    await tell(editor, 'desk-of-maya', true);
    await tell(editor, 'desk-of-maya', false);
    expect((await author.article(postId)).presence).toMatchObject([{ user: { id: site.people.author.id } }]);
  });
});

describe('WordPress’s own lock', () => {
  it('is reported while it is fresh and another’s, and refuses nothing', async () => {
    await lockedBy(site.people.editor.id, 100);
    expect((await author.article(postId)).lock).toEqual({
      user: { id: site.people.editor.id, name: 'Claire Dubois' },
    });
    expect((await editor.article(postId)).lock).toBeNull();
    expect((await author.put(postId, 1, { title: 'Saved all the same' })).status).toBe(200);
    await lockedBy(site.people.editor.id, 160);
    expect((await author.article(postId)).lock).toBeNull();
  });

  it('refuses writes, with the name, while a collaborative session is on', async () => {
    await lockedBy(site.people.editor.id, 5);
    await site.wp(`update_post_meta(${postId}, '_crdt_document', 'AQID');`);
    await site.wp(`global $wpdb; $wpdb->update($wpdb->users, ['display_name' => 'Claire <script>x</script>Dubois'],
      ['ID' => ${site.people.editor.id}]);`);
    const answers = [
      await author.put(postId, 1, { title: 'x' }),
      await author.put(postId, 1, { title: 'y' }),
      await author.ask<Refused>('DELETE', `/articles/${postId}`, { operation: 'operation-1', expected: 1 }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([423, 'stet_in_session']);
      expect(body.message).toMatch(/^Claire Dubois is writing/);
    }
    expect((await editor.put(postId, 1, { title: 'Her own' })).status).toBe(200);
    await lockedBy(site.people.editor.id, 200);
    expect((await author.put(postId, 2, { title: 'Later' })).status).toBe(200);
  });
});
