import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafe, plainAddress, routeAddress, siteAddress } from './address';

function read(typed: string): string {
  const address = siteAddress(typed);
  return address.ok ? address.value.href : address.error.code;
}

describe('an address as people type it', () => {
  it.each([
    ['ledger.example', 'https://ledger.example/'],
    [' Ledger.Example/ ', 'https://ledger.example/'],
    ['https://ledger.example:8443/news/', 'https://ledger.example:8443/news/'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['localhost:8080/wp', 'http://localhost:8080/wp'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['ledger.example/wp-admin/post.php?post=4&action=edit#top', 'https://ledger.example/'],
    ['ledger.example/news/wp-admin', 'https://ledger.example/news/'],
    ['ledger.example/WP-Login.php', 'https://ledger.example/'],
    ['https://ledger.example/wp-json/wp/v2/posts', 'https://ledger.example/'],
    ['https://ledger.example/wp-administration/', 'https://ledger.example/wp-administration/'],
    ['https://éclat.example/', 'https://xn--clat-9oa.example/'],
  ])('“%s” means %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each(['', '   ', 'the ledger', 'ledger', 'https://', 'ftp://ledger.example', 'javascript:alert(1)'])(
    '“%s” is none',
    (typed) => {
      expect(read(typed)).toBe('site.address-invalid');
    },
  );

  it.each(['https://maya@ledger.example', 'https://maya:word@ledger.example', 'maya:word@ledger.example'])(
    '“%s” carries a sign-in, which is not kept in an address',
    (typed) => {
      expect(read(typed)).toBe('site.address-invalid');
    },
  );

  it.each([
    ['http://ledger.example'],
    ['http://127.0.0.1.ledger.example'],
    ['http://192.168.1.4'],
    ['http://128.0.0.1'],
  ])('“%s” would carry a password in the open', (typed) => {
    expect(read(typed)).toBe('site.insecure');
  });

  it('never throws, and what it takes is safe and read the same again', () => {
    const host = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), host), (typed) => {
        const address = siteAddress(typed);
        if (!address.ok) return;
        expect(isSafe(address.value)).toBe(true);
        expect(address.value.search + address.value.hash).toBe('');
        const plain = plainAddress(address.value);
        expect(plain.endsWith('/')).toBe(false);
        const again = siteAddress(plain);
        expect(again.ok && plainAddress(again.value)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the address of a route', () => {
  it.each([
    ['https://ledger.example/wp-json/', 'https://ledger.example/wp-json/wp/v2/posts?slug=a%26b'],
    ['https://ledger.example/news/wp-json', 'https://ledger.example/news/wp-json/wp/v2/posts?slug=a%26b'],
    [
      'https://ledger.example/?rest_route=/',
      'https://ledger.example/?rest_route=%2Fwp%2Fv2%2Fposts&slug=a%26b',
    ],
    [
      'https://ledger.example/index.php?lang=fr&rest_route=/',
      'https://ledger.example/index.php?lang=fr&rest_route=%2Fwp%2Fv2%2Fposts&slug=a%26b',
    ],
  ])('below %s', (root, route) => {
    expect(routeAddress(root, '/wp/v2/posts', { slug: 'a&b' })).toBe(route);
  });
});
