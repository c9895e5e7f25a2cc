import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../helpers/wordpress/template';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';

let site: WordPressSite;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
});

afterAll(async () => {
  await site.stop();
});

/** A picture of one pixel; the number makes its bytes, and so its name, its own. */
const picture = (number: number): Buffer =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(`number ${number}`),
  ]);

const nameOf = (bytes: Buffer): string => `stet-${createHash('sha1').update(bytes).digest('hex')}.png`;

interface Uploaded {
  readonly status: number;
  readonly id: number | undefined;
  readonly sourceUrl: string | undefined;
  readonly code: string | undefined;
}

async function upload(person: Person | undefined, bytes: Buffer, name = nameOf(bytes)): Promise<Uploaded> {
  const answer = await fetch(`${site.url}/wp-json/wp/v2/media`, {
    method: 'POST',
    headers: {
      ...(person && { Authorization: `Basic ${btoa(`${person.login}:${person.applicationPassword}`)}` }),
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
    body: new Uint8Array(bytes),
  });
  const body = (await answer.json()) as { id?: number; source_url?: string; code?: string };
  return { status: answer.status, id: body.id, sourceUrl: body.source_url, code: body.code };
}

const stored = async (bytes: Buffer): Promise<number> =>
  Number(
    await site.wp(
      `global $wpdb; echo $wpdb->get_var("SELECT COUNT(*) FROM wp_posts WHERE post_type = 'attachment' AND post_name LIKE '${nameOf(bytes).slice(0, -4)}%'");`,
    ),
  );

describe('a picture named by its content', () => {
  it('is stored once, and told again with the same words when it is sent again', async () => {
    const bytes = picture(1);
    const first = await upload(site.people.author, bytes);
    const again = await upload(site.people.author, bytes);
    expect(first).toMatchObject({ status: 201, id: expect.any(Number) as number });
    expect(again).toEqual({ ...first, status: 200 });
    expect(await stored(bytes)).toBe(1);
  });

  it('is stored once where eight arrive at the same moment', async () => {
    const bytes = picture(2);
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(site.people.author, bytes)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await stored(bytes)).toBe(1);
  });

  it('is found by an editor too, who may change what a reporter sent', async () => {
    const bytes = picture(3);
    const { id } = await upload(site.people.author, bytes);
    expect(await upload(site.people.editor, bytes)).toMatchObject({ status: 200, id });
    expect(await stored(bytes)).toBe(1);
  });

  it('is another picture for a reporter who may not change the first', async () => {
    const bytes = picture(4);
    const { id } = await upload(site.people.author, bytes);
    const own = await upload(site.people.reporter, bytes);
    expect(own.status).toBe(201);
    expect(own.id).not.toBe(id);
  });

  it('is stored anew after the first was deleted', async () => {
    const bytes = picture(5);
    const { id } = await upload(site.people.author, bytes);
    await site.wp(`wp_delete_attachment(${id}, true);`);
    const anew = await upload(site.people.author, bytes);
    expect(anew.status).toBe(201);
    expect(anew.id).not.toBe(id);
    expect(await stored(bytes)).toBe(1);
  });
});

describe('what is not Stet’s', () => {
  it('is left to WordPress: another name is stored as often as it is sent', async () => {
    const bytes = picture(6);
    const names = ['ferry.png', 'stet-ferry.png', `stet-${'g'.repeat(40)}.png`];
    for (const name of names) {
      const [first, second] = [
        await upload(site.people.author, bytes, name),
        await upload(site.people.author, bytes, name),
      ];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.id).not.toBe(first.id);
    }
  });

  it('tells nothing to those who may not upload', async () => {
    const bytes = picture(7);
    await upload(site.people.author, bytes);
    expect(await upload(site.people.contributor, bytes)).toMatchObject({
      status: 403,
      id: undefined,
      code: 'rest_cannot_create',
    });
    expect(await upload(undefined, bytes)).toMatchObject({ status: 401, id: undefined });
    expect(await stored(bytes)).toBe(1);
  });
});
