import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { companion, type Companion, type Present } from './companion';

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

interface Told {
  readonly others: readonly Present[];
  readonly mine: boolean;
}

const tell = async (who: Companion, client: string, more: object = {}): Promise<Told> =>
  (await who.ask<Told>('PUT', `/articles/${postId}/presence`, { client, open: true, ...more })).body;

const maya = (more?: object): Promise<Told> => tell(author, 'desk-of-maya', more);
const claire = (more?: object): Promise<Told> => tell(editor, 'desk-of-claire', more);

/** As if that client had not been heard of, and had been there, for so long. */
const silent = (client: string, seconds: number): Promise<string> =>
  site.wp(`global $wpdb; $wpdb->query("UPDATE wp_stet_presence SET seen_at = seen_at - INTERVAL ${seconds} SECOND,
    since = since - INTERVAL ${seconds} SECOND WHERE client = '${client}'");`);

describe('who holds an article', () => {
  it('is who was there first, for as long as they are', async () => {
    expect(await maya()).toMatchObject({ mine: true, others: [] });
    await silent('desk-of-maya', 5);
    expect(await claire()).toMatchObject({ mine: false, others: [{ client: 'desk-of-maya', holds: true }] });
    expect(await maya()).toMatchObject({ mine: true, others: [{ client: 'desk-of-claire', holds: false }] });
    await maya({ open: false });
    expect(await claire()).toMatchObject({ mine: true, others: [] });
  });

  it('is who took it over last', async () => {
    await maya();
    await silent('desk-of-maya', 5);
    await claire();
    expect(await claire({ take: true })).toMatchObject({ mine: true, others: [{ holds: false }] });
    expect(await maya()).toMatchObject({ mine: false, others: [{ holds: true }] });
    expect(await maya({ take: true })).toMatchObject({ mine: true });
    expect(await claire()).toMatchObject({ mine: false });
  });

  it('is nobody who was not heard of for ninety seconds, and who comes back is the last', async () => {
    await maya({ take: true });
    await silent('desk-of-maya', 80);
    expect(await claire()).toMatchObject({ mine: false });
    await silent('desk-of-maya', 15);
    expect(await claire()).toMatchObject({ mine: true, others: [] });
    await silent('desk-of-claire', 5);
    expect(await maya()).toMatchObject({ mine: false, others: [{ client: 'desk-of-claire', holds: true }] });
  });

  it('is oneself at another machine', async () => {
    await maya();
    expect(await tell(author, 'phone-of-maya')).toMatchObject({ mine: true });
  });

  it('refuses nobody a write', async () => {
    await maya({ take: true });
    expect((await editor.put(postId, 1, { title: 'All the same' })).status).toBe(200);
  });

  it('is not somebody who speaks for another’s client', async () => {
    await maya();
    await silent('desk-of-maya', 5);
    await claire();
    await tell(editor, 'desk-of-maya', { take: true });
    expect(await maya()).toMatchObject({ mine: true });
  });

  it('is one person, when many come and take at the same moment', async () => {
    const clients = Array.from({ length: 8 }, (_, number) => `desk-number-${number}`);
    await Promise.all(
      clients.map((client, number) => tell(number % 2 ? author : editor, client, { take: number > 3 })),
    );
    const { presence } = await editor.article(postId);
    expect(presence).toHaveLength(8);
    expect(presence.filter(({ holds }) => holds)).toHaveLength(1);
  });
});
