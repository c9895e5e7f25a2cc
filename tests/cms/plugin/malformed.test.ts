import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startWordPress, type WordPressSite } from '../../helpers/wordpress/site';
import { aRecord, companion, head, story, type Companion, type Entry, type Refused } from './companion';

let site: WordPressSite;
let author: Companion;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  author = companion(site, site.people.author);
});

afterAll(async () => {
  await site.stop();
});

const mebibyte = 1_048_576;

/** Objects within objects, `levels` deep. */
function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = { in: value };
  return value;
}

/** Sends a creation with some of it replaced and returns its refusal; fails if anything was written. */
async function refused(replaced: object | string): Promise<[status: number, code: string]> {
  const before = await head(author);
  const request = { operation: randomUUID(), record: aRecord(), post: story() };
  const body = typeof replaced === 'string' ? replaced : { ...request, ...replaced };
  const answer = await author.ask<Refused>('POST', '/articles', body);
  expect(answer.body.message).toMatch(/^[A-Z“a-z].*\.$/);
  expect(await head(author)).toBe(before);
  return [answer.status, answer.body.code];
}

describe('a malformed request is refused with its reason', () => {
  it.each([
    ['a list', []],
    ['a list of things', [{ recordVersion: 1, copy: {} }]],
    ['a text', 'record'],
    ['null', null],
    ['a record without a copy', { recordVersion: 1 }],
    ['a copy that is a list', { recordVersion: 1, copy: [] }],
    ['a record without a version', { copy: {} }],
    ['a version in words', { recordVersion: '1', copy: {} }],
    ['a broken version', { recordVersion: 1.5, copy: {} }],
    ['201 levels', { recordVersion: 1, copy: {}, deep: nested(200) }],
    ['600 levels', { recordVersion: 1, copy: {}, deep: nested(600) }],
  ])('with a record that is %s', async (_name, record) => {
    expect(await refused({ record })).toEqual([400, 'stet_invalid']);
  });

  it.each([['', '[]', 'null', '"text"', '{', '{"operation":"\\ud800"}', '\u0000', 'operation=1&record=2']])(
    'with a body that is no object',
    async (...bodies) => {
      for (const body of bodies)
        expect([body, ...(await refused(body))]).toEqual([body, 400, 'stet_invalid']);
    },
  );

  it.each([
    'short',
    'x'.repeat(65),
    'UPPER-CASE',
    'under_score',
    'abcdefgh\n',
    'abc defgh',
    '’; DROP TABLE',
    12345678,
    null,
    ['abcdefgh'],
  ])('with the operation %j', async (operation) => {
    expect(await refused({ operation })).toEqual([400, 'stet_invalid']);
  });

  it.each([
    [],
    'post',
    { id: 7 },
    { meta: {} },
    { sticky: true },
    { password: 'x' },
    { type: 'page' },
    { status: 'auto-draft' },
    { title: 7 },
    { title: { rendered: 'x' } },
    { content: null },
    { tags: 'ferry' },
    { tags: '1,2' },
    { tags: ['1'] },
    { tags: { a: 1 } },
    { author: '3' },
    { featured_media: -1 },
    { date_gmt: 'tomorrow' },
    { '<img src=x>': 1 },
  ])('with the post %j', async (post) => {
    expect(
      await refused({
        post: Array.isArray(post) || typeof post === 'string' ? post : { ...story(), ...post },
      }),
    ).toEqual([400, 'stet_invalid']);
  });

  it('with a version, a hash, a number or a client that is none', async () => {
    const { postId } = await author.create();
    for (const expected of [0, -1, '1', 1.5, null, undefined]) {
      expect((await author.put(postId, 1, {}, { expected })).body.code).toBe('stet_invalid');
    }
    for (const approved of ['', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`, null]) {
      const answer = await author.publish(postId, 1, { status: 'publish' }, { approved });
      expect(answer.body.code).toBe('stet_invalid');
    }
    for (const query of [
      '',
      'since=-1',
      'since=x',
      'since=0&limit=0',
      'since=0&limit=101',
      'since=0&client=x',
    ]) {
      const answer = await author.ask<Refused>('GET', `/changes?${query}`);
      expect([query, answer.status, answer.body.code]).toEqual([query, 400, 'stet_invalid']);
    }
    for (const body of [{}, { client: 'client-one' }, { open: true }, { client: 'Client One', open: true }]) {
      expect((await author.ask<Refused>('PUT', `/articles/${postId}/presence`, body)).body.code).toBe(
        'stet_invalid',
      );
    }
    expect((await author.article(postId)).version).toBe(1);
  });
});

describe('size', () => {
  it.each([
    ['a record', { record: { ...aRecord(), filler: 'x'.repeat(8 * mebibyte) } }],
    ['a text', { post: { ...story(), content: 'x'.repeat(8 * mebibyte + 1) } }],
    ['a headline', { post: { ...story(), title: 'x'.repeat(65_536) } }],
    ['everything', { record: { ...aRecord(), filler: 'x'.repeat(33 * mebibyte) } }],
  ])('refuses %s beyond the limit', async (_name, replaced) => {
    expect(await refused(replaced)).toEqual([413, 'stet_too_large']);
  });

  it('takes the largest record and a deep one, and gives them back as they were', async () => {
    const record = { ...aRecord(), deep: nested(198), filler: '' };
    const filler = 'é"'.repeat(Math.floor((8 * mebibyte - Buffer.byteLength(JSON.stringify(record))) / 4));
    const { postId } = await author.create(story(), { ...record, filler });
    expect((await author.article(postId)).record).toEqual({ ...record, filler });
  });

  it('takes the largest text that the database holds', async () => {
    const text = 'The ferry is back. '.repeat((8 * mebibyte) / 20);
    const { postId, post } = await author.create({ title: 'Long', content: text });
    expect(post?.content.raw).toBe(text);
    expect((await author.put(postId, 1, { title: 'Longer' })).status).toBe(200);
  });

  it('ends a part of the feed early rather than send a hundred large articles', async () => {
    const since = await head(author);
    for (let number = 0; number < 4; number += 1) {
      await author.create(story(), { ...aRecord(), filler: 'x'.repeat(7 * mebibyte) });
    }
    const part = await author.changes(since);
    expect(part).toMatchObject({ next: since + 3, more: true });
    expect((await author.changes(part.next)).entries).toHaveLength(1);
  });
});

describe('names', () => {
  it('lose their markup in entries', async () => {
    await site.wp(`global $wpdb; $wpdb->update($wpdb->users, ['display_name' => '<img src=x onerror=alert(1)>Maya <b>T</b>'],
      ['ID' => ${site.people.author.id}]);`);
    const entry: Entry = await author.create();
    expect(entry.changedBy?.name).toBe('Maya T');
  });
});
