import { createHash, randomUUID } from 'node:crypto';
import type { Person } from '../../helpers/wordpress/template';
import type { WordPressSite } from '../../helpers/wordpress/site';

/** JSON as it comes from outside. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Who {
  readonly id: number;
  readonly name: string;
}

/** The parts of a wp/v2 post that the tests look at. */
export interface CorePost {
  readonly id: number;
  readonly status: string;
  readonly slug: string;
  readonly title: { readonly raw: string };
  readonly content: { readonly raw: string };
  readonly excerpt: { readonly raw: string };
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  readonly featured_media: number;
  readonly author: number;
  readonly date_gmt: string;
}

export interface Entry {
  readonly post: CorePost | null;
  readonly postId: number;
  readonly state: 'live' | 'trash' | 'deleted';
  readonly version: number;
  readonly seq: number;
  readonly record: Json;
  readonly recordVersion: number;
  readonly recordPost: CorePost | null;
  readonly changedBy: Who | null;
  readonly changedAt: string;
  /** Somebody changed it in WordPress after it was scheduled, so that it does not go out. */
  readonly voided: boolean;
  readonly presence: readonly Present[];
  readonly lock: { readonly user: Who } | null;
}

export interface Present {
  readonly client: string;
  readonly user: Who;
  readonly since: string;
  readonly seenAt: string;
  readonly holds: boolean;
}

export interface Changes {
  readonly entries: readonly Entry[];
  readonly next: number;
  readonly more: boolean;
  readonly head: number;
}

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly data: { readonly status: number; readonly entry?: Entry; readonly [name: string]: unknown };
}

/** An answer with its text, so that two can be compared to the byte. */
export interface Answer<T> {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly body: T;
}

/** Speaks to the plugin, and to wp/v2, as one person. */
export interface Companion {
  readonly ask: <T>(method: string, path: string, body?: unknown) => Promise<Answer<T>>;
  readonly core: <T>(method: string, path: string, body?: unknown) => Promise<Answer<T>>;
  readonly article: (postId: number) => Promise<Entry>;
  readonly create: (post?: Fields, record?: unknown) => Promise<Entry>;
  readonly put: (
    postId: number,
    expected: number,
    post: Fields,
    more?: object,
  ) => Promise<Answer<Entry & Refused>>;
  /** Approves `words` as well, in the same write. */
  readonly publish: (
    postId: number,
    expected: number,
    post: Fields,
    more?: object,
  ) => Promise<Answer<Entry & Refused>>;
  readonly kill: (
    postId: number,
    expected: number,
    post: Fields,
    more?: object,
  ) => Promise<Answer<Entry & Refused>>;
  readonly changes: (since: number, limit?: number) => Promise<Changes>;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The client of a person; of nobody if left out. */
export function companion(site: WordPressSite, person?: Person): Companion {
  const authorization: Record<string, string> =
    person === undefined
      ? {}
      : { Authorization: `Basic ${btoa(`${person.login}:${person.applicationPassword}`)}` };
  const send = async <T>(url: string, method: string, body: unknown): Promise<Answer<T>> => {
    const answer = await fetch(url, {
      method,
      headers: { ...authorization, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers, body: parsed<T>(text) };
  };
  const ask: Companion['ask'] = (method, path, body) =>
    send(`${site.url}/wp-json/stet/v1${path}`, method, body);
  const ok = async <T>(pending: Promise<Answer<T>>): Promise<T> => {
    const answer = await pending;
    if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text.slice(0, 500)}`);
    return answer.body;
  };
  return {
    ask,
    core: (method, path, body) => send(`${site.url}/wp-json/wp/v2${path}`, method, body),
    article: (postId) => ok(ask<Entry>('GET', `/articles/${postId}`)),
    create: (post = story(), record = aRecord()) =>
      ok(ask<Entry>('POST', '/articles', { operation: randomUUID(), record, post })),
    put: (postId, expected, post, more) =>
      ask('PUT', `/articles/${postId}`, {
        operation: randomUUID(),
        expected,
        record: aRecord(),
        post,
        ...more,
      }),
    publish: (postId, expected, post, more) =>
      ask('POST', `/articles/${postId}/publish`, {
        operation: randomUUID(),
        expected,
        record: aRecord(),
        post,
        approved: approvalHash(post),
        approval: { hash: words },
        approvalHash: words,
        ...more,
      }),
    kill: (postId, expected, post, more) =>
      ask('POST', `/articles/${postId}/kill`, {
        operation: randomUUID(),
        expected,
        record: { ...aRecord(), events: [{ kind: 'killed' }] },
        post,
        approved: approvalHash(post),
        ...more,
      }),
    changes: (since, limit = 100) => ok(ask<Changes>('GET', `/changes?since=${since}&limit=${limit}`)),
  };
}

/** The number up to which everything has been seen. */
export async function head(client: Companion): Promise<number> {
  return (await client.changes(0, 1)).head;
}

/** A paragraph block. */
export function paragraph(text: string): string {
  return `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
}

/** The fields of a draft. */
export function story(
  title = 'Ferry returns',
  text = 'The ferry is back.',
): Fields & { readonly content: string } {
  return { title, content: paragraph(text), excerpt: 'After a year.', status: 'draft' };
}

/** A record of the shape that the plugin asks for. */
export function aRecord(words = 'The ferry is back.'): { recordVersion: number; copy: object; more: object } {
  return { recordVersion: 1, copy: { type: 'doc', content: [{ type: 'text', text: words }] }, more: {} };
}

/** The hash of the words that are approved: what was hashed is nothing the plugin looks at. */
export const words = 'ab'.repeat(32);

/** The hash of exactly what will be written: its canonical JSON. */
export function approvalHash(post: Fields): string {
  return createHash('sha256')
    .update(canonicalJson(post as Json))
    .digest('hex');
}

function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_name, part: Json) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

function parsed<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`Not JSON: ${text.slice(0, 500)}`);
  }
}
