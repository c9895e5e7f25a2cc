import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/errors/app-error';
import { failureOfAnswer, failureOfFetch, wordpressCode } from './failures';

const password = 'Qz7k Yp2m Lw9x';
const withheld = ['bWF5YTpRejdrWXAybUx3OXg=', password, 'Qz7kYp2mLw9x'];

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  return {
    status,
    headers: new Headers(headers),
    bytes: new TextEncoder().encode(body),
    url: 'https://ledger.example/wp-json/',
    withheld,
  };
}

function reasonFor(message: string): string {
  const result = failureOfAnswer(answer(400, JSON.stringify({ code: 'rest_x', message })));
  return result.ok ? '' : String(result.error.details['reason']);
}

describe('a refusal', () => {
  it.each([
    [400, 'rest_invalid_param', 'site.rejected'],
    [400, 'rest_upload_file_too_big', 'site.too-large'],
    [401, 'incorrect_password', 'site.sign-in-refused'],
    [401, 'invalid_username', 'site.sign-in-refused'],
    [401, 'rest_not_logged_in', 'site.authorization-stripped'],
    [403, 'rest_forbidden', 'site.role-forbids'],
    [403, 'incorrect_password', 'site.sign-in-refused'],
    [403, 'blocked_by_plugin', 'site.forbidden'],
    [404, 'rest_no_route', 'site.not-found'],
    [413, 'x', 'site.too-large'],
    [429, 'x', 'site.rate-limited'],
    [500, 'rest_cannot_create', 'site.server-error'],
    [599, 'x', 'site.server-error'],
    [304, 'x', 'site.rejected'],
  ])('%i %s is %s', (status, code, expected) => {
    const result = failureOfAnswer(answer(status, JSON.stringify({ code })));
    expect(!result.ok && result.error.code).toBe(expected);
  });

  it('of a parameter that only others may use is a matter of role', () => {
    const details = { status: { code: 'rest_forbidden_status', data: { status: 403 } } };
    const body = JSON.stringify({ code: 'rest_invalid_param', data: { status: 400, details } });
    expect(failureOfAnswer(answer(400, body))).toMatchObject({ error: { code: 'site.role-forbids' } });
  });

  it('keeps the site’s words plain: no markup, no control signs, no turned writing', () => {
    expect(reasonFor('<p>Sorry, <b>no</b>.</p><script>alert(1)</script>')).not.toMatch(/[<>]/);
    expect(reasonFor('a\u0000b\u001b[31mc\u202ed\u2066e')).toBe('a b [31mc d e');
  });

  it.each([
    ['as it is', password],
    ['without blanks', 'Qz7kYp2mLw9x'],
    ['in a header', `Basic ${String(withheld[0])}`],
    ['as entities', 'Qz7k&#32;Yp2m&nbsp;Lw9x &#81;z7kYp2mLw9x'],
    ['across markup', 'Qz7kYp<b>2mLw</b>9x'],
    ['with control signs between', 'Qz7k\u0001Yp2m\u200eLw9x'],
    ['in an address', encodeURIComponent(password)],
    ['at the very cut', `${'a'.repeat(192)} ${password}`],
  ])('does not repeat a password %s', (_how, said) => {
    const reason = reasonFor(`Wrong: ${said}.`);
    for (const secret of [...withheld, 'Yp2m', 'Qz7k Y']) expect(reason).not.toContain(secret);
  });

  it('whatever it carries, says one known code and at most 200 characters, none of them secret', () => {
    const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...withheld));
    const message = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(''));
    const body = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.record({ code: words, message, data: fc.jsonValue() }).map((value) => JSON.stringify(value)),
      message,
    );
    const late = fc.oneof(fc.constant(undefined), fc.stringMatching(/^[ -~]{0,40}$/));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), body, late, (status, text, retryAfter) => {
        const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
        const result = failureOfAnswer(answer(status, text, headers));
        if (result.ok) throw new Error('A refusal was taken for an answer.');
        const { code, details } = result.error;
        expect(errorCodes).toContain(code);
        expect(String(details['reason'] ?? '').length).toBeLessThanOrEqual(200);
        for (const secret of withheld) expect(JSON.stringify(result)).not.toContain(secret);
        for (const value of Object.values(details)) expect(value).not.toBeNaN();
      }),
      { numRuns: 1_000 },
    );
  });

  it('is WordPress’s only where it has WordPress’s form', () => {
    expect(wordpressCode(answer(404, '{"code":"rest_no_route"}'))).toBe('rest_no_route');
    for (const body of ['', 'null', '[]', '{"code":4}', '<html>', '{"code":"rest_no_route"']) {
      expect(wordpressCode(answer(404, body))).toBeNull();
    }
  });
});

describe('no answer at all', () => {
  it('is told by its cause, without the address or what was thrown', () => {
    const thrown = new TypeError(`fetch failed for ${password}`, {
      cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' }),
    });
    expect(failureOfFetch(thrown)).toEqual({
      ok: false,
      error: { code: 'site.unreachable', details: { cause: 'ECONNREFUSED' } },
    });
  });

  it('by a certificate is told as such', () => {
    for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']) {
      const thrown = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
      expect(failureOfFetch(thrown)).toMatchObject({ error: { code: 'site.tls' } });
    }
  });

  it('never throws, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(failureOfFetch(thrown).ok).toBe(false);
        expect(failureOfFetch(new Error('x', { cause: thrown })).ok).toBe(false);
      }),
    );
  });
});
