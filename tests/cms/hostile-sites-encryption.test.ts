import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { startHostileSite } from '../helpers/hostile-site';
import type { HostileOptions, HostileSite } from '../helpers/hostile-site';
import { codeOf } from '../helpers/newsroom';

const credentials = { login: 'maya', password: 'Qz7k Yp2m Lw9x Bt4r Hn6v Cd8s' };
const gate = wordpressGate({ now: () => new Date() });
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of opened.splice(0)) await stop();
});

async function hostile(options: HostileOptions = {}): Promise<HostileSite> {
  const site = await startHostileSite(options);
  opened.push(site.stop);
  return site;
}

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
