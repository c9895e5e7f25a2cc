import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('encryption', () => {
  it('by a certificate nobody vouches for is refused, and nothing is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stet-tls-'));
    try {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=127.0.0.1'];
      execFileSync('openssl', ['req', '-x509', '-nodes', ...kind, '-keyout', key, '-out', cert], {
        stdio: 'ignore',
      });
      const site = await hostile({
        tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
      });
      expect(codeOf(await gate.inspect(site.url))).toBe('site.tls');
      expect(codeOf(await gate.open(site.url, credentials).profile())).toBe('site.tls');
      expect(site.seen).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('asked of a server that has none is told as such', async () => {
    const site = await hostile();
    expect(codeOf(await gate.inspect(site.url.replace('http:', 'https:')))).toBe('site.tls');
  });

  it.each([
    'http://ledger.example',
    'http://10.0.0.8/wp',
    'http://127.0.0.1.ledger.example',
    'HTTP://ledger.example/wp-admin',
  ])('missing at %s: refused before anything is asked', async (address) => {
    const silent = wordpressGate({
      now: () => new Date(),
      fetch: () => Promise.reject(new Error('asked')),
    });
    expect(codeOf(await silent.inspect(address))).toBe('site.insecure');
  });

  it('taken away by a redirect is refused', async () => {
    const site = await hostile({
      everywhere: (_request, response) => {
        response.writeHead(301, { Location: 'http://ledger.invalid/' }).end();
      },
    });
    expect(codeOf(await gate.inspect(site.url))).toBe('site.insecure');
    expect(codeOf(await gate.open(site.url, credentials).profile())).toBe('site.insecure');
  });
});
