import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cms, CmsPostWrite } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import type { ErrorCode, Result } from '../../shared/errors/app-error';
import { giveHtml, giveJson, startHostileSite } from '../helpers/hostile-site';
import type { HostileSite, Misbehaviour } from '../helpers/hostile-site';
import { codeOf } from '../helpers/newsroom';

/** Shown in groups, as WordPress does. */
const password = 'Qz7k Yp2m Lw9x Bt4r Hn6v Cd8s';
const bare = password.replaceAll(' ', '');
const token = Buffer.from(`maya:${bare}`).toString('base64');
const story: CmsPostWrite = { title: 'Ferry returns', content: 'The council voted at midnight.' };

let site: HostileSite;
let cms: Cms;

beforeAll(async () => {
  site = await startHostileSite();
  cms = wordpressGate({ now: () => new Date() }).open(site.url, { login: 'maya', password });
});

afterAll(() => site.stop());

/** A JSON error that repeats what it was sent, as careless plugins do. */
function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Misbehaviour {
  return (request, response) => {
    const message = `<b>No.</b> You sent ${String(request.headers.authorization)} and &quot;${password}&quot; ${bare}.`;
    giveJson(response, status, { code, message: message.padEnd(5_000, ' no'), data: { status } }, headers);
  };
}

function page(status: number): Misbehaviour {
  return (request, response) => giveHtml(response, status, `<p>${String(request.headers.authorization)}`);
}

function bytes(status: number, body: string | Buffer, headers: Record<string, string> = {}): Misbehaviour {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body);
  };
}

/** Half an answer, then the line is cut. */
function cut(headers: Record<string, string>): Misbehaviour {
  return (request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
    response.write('{"id":12,"title":', () => setImmediate(() => request.socket.resetAndDestroy()));
  };
}

/** Sends megabytes until nobody listens any more. */
const endless: Misbehaviour = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(megabyte));
  };
  response.on('drain', more);
  more();
};

const wrongShape = { id: 'twelve', title: 'Ferry', content: 5, capabilities: 'all', secret: token };

const cases: readonly (readonly [string, Misbehaviour, ErrorCode])[] = [
  ['a login page with status 200', page(200), 'site.html-instead-of-json'],
  [
    'a PHP warning before the JSON',
    bytes(200, '<br />\n<b>Warning</b>: x {"id":1}'),
    'site.html-instead-of-json',
  ],
  [
    'JSON of other types',
    (_request, response) => giveJson(response, 200, wrongShape),
    'site.html-instead-of-json',
  ],
  ['JSON null', bytes(200, 'null'), 'site.html-instead-of-json'],
  ['JSON that stops half-way', bytes(200, '{"id":12,"slug":"fer'), 'site.answer-cut'],
  ['an empty answer', bytes(200, ''), 'site.answer-cut'],
  ['no content', bytes(204, ''), 'site.answer-cut'],
  ['an answer cut before its announced end', cut({ 'Content-Length': '5000' }), 'site.answer-cut'],
  ['an answer cut between two chunks', cut({}), 'site.answer-cut'],
  ['damaged compression', bytes(200, 'no gzip', { 'Content-Encoding': 'gzip' }), 'site.answer-cut'],
  ['an announced gigabyte', bytes(200, '{}', { 'Content-Length': '1000000000' }), 'site.too-large'],
  ['an answer without end', endless, 'site.too-large'],
  [
    'sixty megabytes in a few compressed bytes',
    bytes(200, gzipSync(Buffer.alloc(60 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
    'site.too-large',
  ],
  ['an error WordPress words as a client’s', refusal(400, 'rest_invalid_param'), 'site.rejected'],
  ['a wrong password', refusal(401, 'incorrect_password'), 'site.sign-in-refused'],
  ['an unknown login', refusal(401, 'invalid_username'), 'site.sign-in-refused'],
  ['a server’s own password gate', page(401), 'site.sign-in-refused'],
  ['a sign-in that WordPress never saw', refusal(401, 'rest_not_logged_in'), 'site.authorization-stripped'],
  [
    'a context that only strangers are denied',
    refusal(401, 'rest_forbidden_context'),
    'site.authorization-stripped',
  ],
  ['a role that may not', refusal(403, 'rest_cannot_create'), 'site.role-forbids'],
  ['a firewall', page(403), 'site.forbidden'],
  ['nothing there', page(404), 'site.not-found'],
  ['a removed route', refusal(410, 'gone'), 'site.not-found'],
  ['a server’s timeout', page(408), 'site.server-error'],
  ['a limit on size', page(413), 'site.too-large'],
  ['a limit on uploads', refusal(400, 'rest_upload_file_too_big'), 'site.too-large'],
  ['a limit on requests', refusal(429, 'too_many'), 'site.rate-limited'],
  ['a fatal error in PHP', refusal(500, 'internal_server_error'), 'site.server-error'],
  ['a proxy without its server', page(502), 'site.server-error'],
  ['maintenance', page(503), 'site.server-error'],
  ['a gateway’s timeout', page(504), 'site.server-error'],
  ['a redirect without a place', bytes(302, ''), 'site.rejected'],
];

function expectNoSecret(result: Result<unknown>): void {
  const text = JSON.stringify(result);
  for (const secret of [password, bare, token, 'The council voted', 'Ferry returns']) {
    expect(text).not.toContain(secret);
  }
  if (!result.ok) expect(String(result.error.details['reason'] ?? '').length).toBeLessThanOrEqual(200);
}

describe('a site that answers badly', () => {
  it.each(cases)(
    'answers with %s: the reader of one’s own account is told',
    async (_what, misbehave, code) => {
      site.answerWith(misbehave);
      const result = await cms.profile();
      expect(codeOf(result)).toBe(code);
      expectNoSecret(result);
    },
  );

  it.each(cases)('answers with %s: the writer of a post is told', async (_what, misbehave, code) => {
    site.answerWith(misbehave);
    const result = await cms.createDraft(story);
    expect(codeOf(result)).toBe(code);
    expectNoSecret(result);
  });

  it('is quoted in a few plain words, without what it was sent', async () => {
    site.answerWith(refusal(400, 'rest_invalid_param'));
    const result = await cms.updatePost(4, story);
    expect(result).toMatchObject({ ok: false, error: { details: { status: 400 } } });
    if (result.ok) return;
    expect(result.error.details['reason']).toMatch(/^No\. You sent Basic … and "…" …\. no/);
  });

  it.each([
    ['seconds', { 'Retry-After': '17' }, 17],
    [
      'a date by its own clock',
      { 'Retry-After': 'Mon, 23 Nov 2026 12:02:00 GMT', Date: 'Mon, 23 Nov 2026 12:00:30 GMT' },
      90,
    ],
  ])('says in %s when to come back', async (_how, headers, seconds) => {
    for (const status of [429, 503]) {
      site.answerWith(refusal(status, 'too_many', headers));
      expect(await cms.profile()).toMatchObject({ error: { details: { retryAfterSeconds: seconds } } });
    }
  });

  it('says nonsense about when to come back: it is passed over', async () => {
    site.answerWith(refusal(429, 'too_many', { 'Retry-After': 'soon' }));
    const result = await cms.profile();
    expect(!result.ok && 'retryAfterSeconds' in result.error.details).toBe(false);
  });

  it('answers a list with more than was asked for, or an object: a failure, never a wrong post', async () => {
    for (const value of [{}, [{ id: 1 }], 'posts', [null]]) {
      site.answerWith((_request, response) => giveJson(response, 200, value));
      expect(codeOf(await cms.findPostBySlug('ferry'))).toBe('site.html-instead-of-json');
      expect(codeOf(await cms.tags())).toBe('site.html-instead-of-json');
    }
  });

  it('takes a post for missing only when WordPress itself says so', async () => {
    site.answerWith(page(404));
    expect(codeOf(await cms.post(4))).toBe('site.not-found');
    site.answerWith(refusal(404, 'rest_no_route'));
    expect(codeOf(await cms.post(4))).toBe('site.not-found');
    site.answerWith(refusal(404, 'rest_post_invalid_id'));
    expect(await cms.post(4)).toEqual({ ok: true, value: null });
  });
});
