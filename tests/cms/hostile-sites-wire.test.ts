import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { converse, withinOrigin } from '../../electron/cms/http';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { giveHtml, giveJson, siteIndex, startHostileSite } from '../helpers/hostile-site';
import type { HostileOptions, HostileSite } from '../helpers/hostile-site';
import { codeOf } from '../helpers/newsroom';
import { freePort } from '../helpers/wordpress/site';

const credentials = { login: 'maya', password: 'Qz7k Yp2m Lw9x Bt4r Hn6v Cd8s' };
const gate = wordpressGate({ now: () => new Date() });
/** Its conversations end sooner than anybody's patience. */
const hasty = wordpressGate({
  now: () => new Date(),
  fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(400) }),
});
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of opened.splice(0)) await stop();
});

async function hostile(options: HostileOptions = {}): Promise<HostileSite> {
  const site = await startHostileSite(options);
  opened.push(site.stop);
  return site;
}

describe('a sign-in', () => {
  it.each([301, 302, 303, 307, 308])('never follows a %i to another origin', async (status) => {
    const trap = await hostile();
    const site = await hostile();
    site.answerWith((request, response) => {
      response.writeHead(status, { Location: `${trap.url}${request.url ?? ''}` }).end();
    });
    const cms = gate.open(site.url, credentials);
    for (const result of [
      await cms.profile(),
      await cms.post(4),
      await cms.createDraft({ title: 'Ferry' }),
      await cms.uploadMedia({ name: 'a.png', type: 'image/png', bytes: new Uint8Array(8) }),
      await cms.fetchPicture(`${site.url}/a.png`),
    ]) {
      expect(result).toEqual({ ok: false, error: { code: 'site.redirected', details: { to: trap.url } } });
    }
    expect(trap.seen).toEqual([]);
  });

  it('follows the site within its own origin, three times at most, when it only reads', async () => {
    const site = await hostile();
    site.answerWith((request, response) => {
      const hops = Number(/hops=(\d)/.exec(request.url ?? '')?.[1] ?? 0);
      response.writeHead(302, { Location: `/wp-json/moved?hops=${hops + 1}` }).end();
    });
    const cms = gate.open(site.url, credentials);
    await cms.site();
    const before = site.seen.length;
    expect(codeOf(await cms.profile())).toBe('site.redirected');
    expect(site.seen.length - before).toBe(4);
    expect(codeOf(await cms.createDraft({ title: 'Ferry' }))).toBe('site.redirected');
    expect(site.seen.length - before).toBe(5);
  });

  it('is not sent to find out where the API is, nor for a picture', async () => {
    const site = await hostile();
    const cms = gate.open(site.url, credentials);
    await cms.fetchPicture(`${site.url}/a.png`);
    await gate.inspect(site.url);
    expect(site.seen.length).toBeGreaterThan(2);
    expect(site.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    await cms.profile();
    expect(site.seen.at(-1)?.authorization).toMatch(/^Basic /);
  });

  it('goes nowhere when the front page names an API on another host', async () => {
    const trap = await hostile();
    const site = await hostile({
      everywhere: (request, response) => {
        response.setHeader('Link', `<${trap.url}/wp-json/>; rel="https://api.w.org/"`);
        if (request.url?.startsWith('/wp-json/') === true) giveJson(response, 200, siteIndex(trap.url));
        else giveHtml(response, 200, 'The Ledger');
      },
    });
    expect(await gate.inspect(site.url)).toMatchObject({ ok: true, value: { url: site.url } });
    expect(codeOf(await gate.signInThroughBrowser(site.url))).toBe('site.redirected');
    await gate.open(site.url, credentials).profile();
    expect(trap.seen).toEqual([]);
  });
});

describe('a line', () => {
  it('is refused: unreachable', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(codeOf(await gate.inspect(url))).toBe('site.unreachable');
    expect(codeOf(await gate.open(url, credentials).profile())).toBe('site.unreachable');
  });

  it('leads to no host: unreachable', async () => {
    expect(codeOf(await gate.inspect('ledger.invalid'))).toBe('site.unreachable');
  });

  it('is reset before any answer: unreachable', async () => {
    const site = await hostile();
    site.answerWith((request) => void request.socket.resetAndDestroy());
    expect(codeOf(await gate.open(site.url, credentials).createDraft({ title: 'Ferry' }))).toBe(
      'site.unreachable',
    );
  });

  it('is silent for longer than the time there is: unreachable', async () => {
    const site = await hostile();
    site.answerWith(() => undefined);
    expect(await hasty.open(site.url, credentials).profile()).toEqual({
      ok: false,
      error: { code: 'site.unreachable', details: { cause: 'TimeoutError' } },
    });
  });

  it('drips for longer than the time there is: the answer was cut', async () => {
    const site = await hostile();
    site.answerWith((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(codeOf(await hasty.open(site.url, credentials).profile())).toBe('site.answer-cut');
    const direct = await converse(
      fetch,
      { method: 'GET', url: `${site.url}/wp-json/drip`, timeoutMs: 300 },
      withinOrigin,
    );
    expect(codeOf(direct)).toBe('site.answer-cut');
  });

  it('speaks something else than HTTP: a failure with a code', async () => {
    for (const words of ['220 mail.example ESMTP\r\n', 'HTTP/1.1 banana\r\n\r\n', '\0\0\0\0']) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.resume().end(words);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      expect(codeOf(await gate.inspect(`127.0.0.1:${port}`))).toMatch(
        /^site\.(unreachable|answer-cut|not-wordpress)$/,
      );
      server.close();
      await once(server, 'close');
    }
  });
});

describe('before anybody signed in', () => {
  it.each([
    ['a server’s own password gate', 401, 'site.locked'],
    ['a firewall', 403, 'site.not-wordpress'],
    ['nothing at all', 404, 'site.not-wordpress'],
    ['a page that is no WordPress', 200, 'site.not-wordpress'],
    ['maintenance', 503, 'site.server-error'],
    ['too many visitors', 429, 'site.rate-limited'],
  ])('%s is told from a WordPress', async (_what, status, code) => {
    const site = await hostile({ everywhere: (_request, response) => giveHtml(response, status, 'Hello') });
    expect(codeOf(await gate.inspect(site.url))).toBe(code);
    expect(codeOf(await gate.signInThroughBrowser(site.url))).toBe(code);
  });

  it('a page that sends everyone round in a circle is a redirect, not a WordPress', async () => {
    const site = await hostile({
      everywhere: (_request, response) => void response.writeHead(302, { Location: '/' }).end(),
    });
    expect(codeOf(await gate.inspect(site.url))).toBe('site.redirected');
  });

  it('a firewall that comes later is told as what it is', async () => {
    const site = await hostile({ everywhere: (_request, response) => giveHtml(response, 403, 'Hello') });
    expect(codeOf(await gate.open(site.url, credentials).profile())).toBe('site.forbidden');
  });
});

describe('an upload', () => {
  it('whose smaller sizes failed is finished, not sent twice', async () => {
    const site = await hostile();
    site.answerWith((request, response) => {
      const path = request.url ?? '';
      if (path.startsWith('/wp-json/wp/v2/media/12')) {
        giveJson(response, 200, { id: 12, source_url: `${site.url}/a.png` });
      } else {
        response.setHeader('X-WP-Upload-Attachment-ID', '12');
        giveHtml(response, 500, 'Out of memory');
      }
    });
    const picture = { name: 'a.png', type: 'image/png', bytes: new Uint8Array(8) };
    expect(await gate.open(site.url, credentials).uploadMedia(picture)).toEqual({
      ok: true,
      value: { id: 12, url: `${site.url}/a.png` },
    });
    const paths = site.seen.map(({ path }) => path.replace(/\?.*$/, ''));
    expect(paths.filter((path) => path === '/wp-json/wp/v2/media')).toHaveLength(1);
    expect(paths).toContain('/wp-json/wp/v2/media/12/post-process');
  });
});
