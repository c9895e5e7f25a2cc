import { createServer } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Cms } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { startHostileSite } from '../helpers/hostile-site';
import type { HostileSite } from '../helpers/hostile-site';

const credentials = { login: 'maya', password: 'Qz7k Yp2m Lw9x Bt4r Hn6v Cd8s' };
/** A socket that a hostile server keeps open is left after a while, as by the usual patience. */
const gate = wordpressGate({
  now: () => new Date(),
  fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(2_000) }),
});
const runs = Number(process.env['STET_CASES'] ?? 150);

const verbs: readonly ((cms: Cms) => Promise<Result<unknown>>)[] = [
  (cms) => cms.site(),
  (cms) => cms.profile(),
  (cms) => cms.post(4),
  (cms) => cms.findPostBySlug('ferry'),
  (cms) => cms.createDraft({ title: 'Ferry' }),
  (cms) => cms.updatePost(4, { title: 'Ferry' }),
  (cms) => cms.posts({ page: 1, modifiedAfter: null, author: null }),
  (cms) => cms.sections(),
  (cms) => cms.people(),
  (cms) => cms.findTag('ferry'),
  (cms) => cms.createTag('ferry'),
  (cms) => cms.coAuthor('maya'),
  (cms) => cms.uploadMedia({ name: 'a.png', type: 'image/png', bytes: new Uint8Array(3) }),
  (cms) => cms.findMedia('a'),
  (cms) => cms.pictures([4, 5]),
  (cms) => cms.describeMedia(4, { alt: 'A', caption: '' }),
];

let site: HostileSite;

beforeAll(async () => {
  site = await startHostileSite();
});

afterAll(() => site.stop());

function expectResult(result: Result<unknown>): void {
  if (result.ok) return;
  expect(errorCodes).toContain(result.error.code);
  for (const value of Object.values(result.error.details))
    expect(['string', 'number']).toContain(typeof value);
}

/** Bytes, text, JSON of any shape, and what WordPress's answers look like with anything in their fields. */
const anyValue = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
const fields = [
  ...['id', 'status', 'slug', 'link', 'name', 'parent', 'title', 'content', 'excerpt', 'code', 'message'],
  ...['modified_gmt', 'date_gmt', 'author', 'data', 'capabilities', 'roles', 'source_url', '__proto__'],
];
const nearly = fc
  .dictionary(
    fc.constantFrom(...fields),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.integer({ min: 1, max: 9 }),
      fc.string({ unit: 'binary' }).map((raw) => ({ raw })),
      fc.constantFrom('term_exists', 'rest_no_route', '2026-13-45T99:99:99', '+275760-09-13T00:00:00.001Z'),
    ),
  )
  .chain((object) => fc.constantFrom(JSON.stringify(object), JSON.stringify([object])));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  anyValue,
  nearly,
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 206, 300, 302, 304, 400, 401, 403, 404, 409, 413, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
const headers = fc.dictionary(
  fc.constantFrom(
    ...['Content-Type', 'Content-Encoding', 'Location', 'Retry-After', 'Link', 'X-WP-Total'],
    ...['X-WP-TotalPages', 'X-WP-Upload-Attachment-ID', 'Date', 'Set-Cookie'],
  ),
  fc.oneof(
    fc.stringMatching(/^[ -~]{0,30}$/),
    fc.constantFrom('gzip', 'br', 'text/html', 'application/json', '//', 'http://', '-1', '1e999', '4'),
  ),
);

describe('whatever bytes a site answers with', () => {
  it('every verb ends in a result with a known code', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(status, headers, body, fc.constantFrom(...verbs), async (code, sent, bytes, verb) => {
        site.answerWith((_request, response) => {
          answered += 1;
          response.writeHead(code, sent).end(bytes);
        });
        expectResult(await verb(gate.open(site.url, credentials)));
      }),
      { numRuns: runs * 4 },
    );
    expect(answered).toBeGreaterThan(runs);
  });

  it('even its front page and index do not throw', async () => {
    let answer: { code: number; sent: Record<string, string>; bytes: string | Buffer };
    const odd = await startHostileSite({
      everywhere: (_request, response) => response.writeHead(answer.code, answer.sent).end(answer.bytes),
    });
    try {
      await fc.assert(
        fc.asyncProperty(status, headers, body, async (code, sent, bytes) => {
          answer = { code, sent, bytes };
          expectResult(await gate.inspect(odd.url));
          expectResult(await gate.open(odd.url, credentials).profile());
          expectResult(await gate.open(odd.url, credentials).fetchPicture(`${odd.url}/a.png`));
        }),
        { numRuns: runs },
      );
    } finally {
      await odd.stop();
    }
  });

  it('nor does what is no HTTP at all', async () => {
    let words: Uint8Array = new Uint8Array();
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume().end(words);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const head = fc.constantFrom('', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 302 Found\r\nLocation: ');
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 200 }), async (start, bytes) => {
        words = Buffer.concat([Buffer.from(start), bytes]);
        expectResult(await gate.inspect(url));
      }),
      { numRuns: runs },
    );
    server.close();
  });

  it('whatever a person types as an address', async () => {
    const silent = wordpressGate({
      now: () => new Date(),
      fetch: () => Promise.reject(new TypeError('asked')),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), async (typed) => {
        expectResult(await silent.inspect(typed));
      }),
      { numRuns: runs * 10 },
    );
  });
});
