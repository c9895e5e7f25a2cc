import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { startHostileSite } from '../helpers/hostile-site';
import type { HostileSite } from '../helpers/hostile-site';
import { codeOf, valueOf } from '../helpers/newsroom';

let site: HostileSite;
const gate = wordpressGate({ now: () => new Date() });

beforeAll(async () => {
  site = await startHostileSite();
});

afterAll(() => site.stop());

describe('the page that waits for a browser’s answer', () => {
  it.each([
    'GET // HTTP/1.1',
    'GET http://:x HTTP/1.1',
    'GET /\\..//yes?password=x HTTP/1.1',
    'GET /%ff%zz HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'POST /yes HTTP/1.1',
  ])('has nothing for a stranger’s “%s”, and goes on waiting', async (line) => {
    const asked = valueOf(await gate.signInThroughBrowser(site.url));
    const back = new URL(new URL(asked.authorizeUrl).searchParams.get('success_url') ?? '');
    const socket = connect(Number(back.port), '127.0.0.1');
    socket.end(`${line}\r\nHost: ${back.host}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 40[04] /);
    const brought = { site_url: site.url, user_login: 'maya', password: 'own word' };
    await fetch(`${back.href}?${new URLSearchParams(brought).toString()}`);
    expect(valueOf(await asked.answer)).toEqual({ login: 'maya', password: 'own word' });
  });
});

describe('an open line', () => {
  it('is never used, even if such an address was kept from before', async () => {
    let requests = 0;
    const counting = wordpressGate({
      now: () => new Date(),
      fetch: () => {
        requests += 1;
        return Promise.reject(new Error('asked'));
      },
    });
    const cms = counting.open('http://ledger.example', { login: 'maya', password: 'own word' });
    for (const result of [
      await counting.inspect('http://ledger.example'),
      await counting.signInThroughBrowser('http://ledger.example'),
      await cms.profile(),
      await cms.createDraft({ title: 'Ferry' }),
    ]) {
      expect(codeOf(result)).toBe('site.insecure');
    }
    expect(requests).toBe(0);
    expect(codeOf(await counting.signInThroughBrowser('no address'))).toBe('site.address-invalid');
  });
});

describe('an answer cut before its announced end', () => {
  const credentials = { login: 'maya', password: 'own word' };

  /** What was sent so far would pass for the whole. */
  function cutAfter(bytes: Buffer, type: string): void {
    site.answerWith((request, response) => {
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': String(bytes.length + 100) });
      response.write(bytes, () => setImmediate(() => request.socket.resetAndDestroy()));
    });
  }

  it('is no list, though what came of it reads as one', async () => {
    cutAfter(Buffer.from('[]'), 'application/json');
    const cms = gate.open(site.url, credentials);
    expect(codeOf(await cms.findPostBySlug('ferry'))).toBe('site.answer-cut');
    expect(codeOf(await cms.findMedia('ferry'))).toBe('site.answer-cut');
    expect(codeOf(await cms.posts({ page: 1, modifiedAfter: null, author: null }))).toBe('site.answer-cut');
  });

  it('is no picture, though its beginning is one', async () => {
    cutAfter(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'image/png');
    const cms = gate.open(site.url, credentials);
    expect(codeOf(await cms.fetchPicture(`${site.url}/a.png`))).toBe('site.answer-cut');
  });
});
