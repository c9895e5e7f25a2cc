import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSignIn } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { codeOf, valueOf } from '../helpers/newsroom';
import { startFaultProxy } from '../helpers/fault-proxy';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import type { Person } from '../helpers/wordpress/template';

let site: WordPressSite;
const gate = wordpressGate({ now: () => new Date(), appName: 'Stet & co.' });

/** Sites as their plugins make them, each behind an option. */
const plugins = {
  'odd-sites.php': `<?php
if (get_option('stet_no_link')) { remove_action('template_redirect', 'rest_output_link_header', 11); }
if (get_option('stet_no_passwords')) { add_filter('wp_is_application_passwords_available', '__return_false'); }
if (get_option('stet_closed')) {
  add_filter('rest_authentication_errors', function ($result) {
    if (!empty($result) && $result !== true) return $result;
    return is_user_logged_in() ? $result : new WP_Error('rest_login_required', 'Members only.', ['status' => 401]);
  }, 120);
}`,
};

beforeAll(async () => {
  site = await startWordPress({ plugins });
});

afterAll(() => site.stop());

async function having(option: string, act: () => Promise<void>): Promise<void> {
  await site.wp(`update_option('${option}', 1);`);
  await act().finally(() => site.wp(`delete_option('${option}');`));
}

async function withPlainPermalinks(act: () => Promise<void>): Promise<void> {
  await site.wp(`update_option('permalink_structure', '');`);
  await act().finally(() =>
    site.wp(`update_option('permalink_structure', '/%postname%/'); flush_rewrite_rules();`),
  );
}

/** A browser that keeps cookies and follows nothing by itself. */
function browser(): (url: string, form?: URLSearchParams) => Promise<Response> {
  const cookies = new Map<string, string>([['wordpress_test_cookie', 'WP%20Cookie%20check']]);
  return async (url, form) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    return answer;
  };
}

/** Signs in at WordPress, opens the page Stet asked for, and presses one of its two buttons. */
async function press(button: 'approve' | 'reject', signIn: BrowserSignIn, person: Person): Promise<string> {
  const browse = browser();
  await browse(
    `${site.url}/wp-login.php`,
    new URLSearchParams({ log: person.login, pwd: person.password, testcookie: '1' }),
  );
  const page = await (await browse(signIn.authorizeUrl)).text();
  expect(page).toContain('Stet &amp; co.');
  const form = new URLSearchParams();
  for (const [input] of page.matchAll(/<input[^>]*type=["']hidden["'][^>]*>/g)) {
    const name = /name=["']([^"']*)/.exec(input)?.[1] ?? '';
    const value = /value=["']([^"']*)/.exec(input)?.[1] ?? '';
    form.set(name, value.replaceAll('&amp;', '&').replaceAll('&#038;', '&'));
  }
  form.set('app_name', 'Stet & co.');
  form.set(button, 'Yes, I approve of this connection');
  const answer = await browse(`${site.url}/wp-admin/authorize-application.php`, form);
  return answer.headers.get('location') ?? '';
}

describe('an address', () => {
  it.each([
    '',
    '/',
    '/wp-admin',
    '/wp-admin/post-new.php?post_type=post',
    '/wp-login.php',
    '/wp-json/',
    '/?p=1',
    '/index.php',
    '/?rest_route=/',
    '/no-such-story/',
  ])('typed with “%s” at its end leads to the site', async (end) => {
    const found = { url: site.url, name: 'The Harbour Ledger', canAuthorizeInBrowser: true };
    expect(await gate.inspect(`${site.url}${end}`)).toEqual({ ok: true, value: found });
    expect(await gate.inspect(`  ${site.url.replace('http://', '')}${end} `)).toEqual({
      ok: true,
      value: found,
    });
  });

  it('of a site with plain permalinks works like any other', async () => {
    await withPlainPermalinks(async () => {
      expect(valueOf(await gate.inspect(site.url)).url).toBe(site.url);
      const { login, applicationPassword: password } = site.people.author;
      const cms = gate.open(site.url, { login, password });
      expect(valueOf(await cms.profile()).name).toBe('Maya Tremblay');
      const post = valueOf(
        await cms.createDraft({ title: 'Plain & simple', slug: 'plain-simple', content: 'Words.' }),
      );
      expect(valueOf(await cms.findPostBySlug('plain-simple'))?.id).toBe(post.id);
      expect(valueOf(await cms.updatePost(post.id, { title: 'Plainer' })).title).toBe('Plainer');
      expect(valueOf(await cms.findTag('ferry'))?.slug).toBe('ferry');
    });
  });

  it('of a site that names its API nowhere is found where the API usually is', async () => {
    await having('stet_no_link', async () => {
      expect(valueOf(await gate.inspect(site.url)).url).toBe(site.url);
      await withPlainPermalinks(async () => {
        expect(valueOf(await gate.inspect(site.url)).url).toBe(site.url);
      });
    });
  });

  it('of a site without application passwords says so', async () => {
    await having('stet_no_passwords', async () => {
      expect(codeOf(await gate.inspect(site.url))).toBe('site.application-passwords-off');
      expect(codeOf(await gate.signInThroughBrowser(site.url))).toBe('site.application-passwords-off');
    });
  });

  it('of a site that closes its API to strangers works with a pasted password', async () => {
    await having('stet_closed', async () => {
      const found = valueOf(await gate.inspect(site.url));
      expect(found).toEqual({ url: site.url, name: new URL(site.url).host, canAuthorizeInBrowser: false });
      const { login, applicationPassword: password } = site.people.editor;
      const cms = gate.open(found.url, { login, password });
      expect(valueOf(await cms.profile()).name).toBe('Claire Dubois');
      expect(valueOf(await cms.site())).toMatchObject({ url: site.url, name: 'The Harbour Ledger' });
    });
  });

  it.each([
    ['', 'site.address-invalid'],
    ['the ledger', 'site.address-invalid'],
    ['ledger', 'site.address-invalid'],
    ['ftp://ledger.example', 'site.address-invalid'],
    ['javascript:alert(1)', 'site.address-invalid'],
    ['https://maya:secret@ledger.example', 'site.address-invalid'],
    ['file:///etc/passwd', 'site.address-invalid'],
  ])('like “%s” is no address', async (typed, code) => {
    expect(codeOf(await gate.inspect(typed))).toBe(code);
  });
});

describe('a server that removes the Authorization header', () => {
  it('is told as such, whatever is asked', async () => {
    const proxy = await startFaultProxy(site.url);
    try {
      proxy.setFault(() => ({ kind: 'strip-authorization' }));
      const { login, applicationPassword: password } = site.people.author;
      const cms = gate.open(proxy.url, { login, password });
      for (const result of [
        await cms.profile(),
        await cms.createDraft({ title: 'Ferry' }),
        await cms.posts({ page: 1, modifiedAfter: null, author: null }),
        await cms.findPostBySlug('ferry'),
        await cms.createTag('harbour'),
        await cms.uploadMedia({ name: 'a.png', type: 'image/png', bytes: new Uint8Array(8) }),
      ]) {
        expect(codeOf(result)).toBe('site.authorization-stripped');
      }
    } finally {
      await proxy.stop();
    }
  });
});

describe('a sign-in through the browser', () => {
  it('brings a password that works, from a page on this machine that nobody can guess', async () => {
    const person = site.people.author;
    const signIn = valueOf(await gate.signInThroughBrowser(site.url));
    const asked = new URL(signIn.authorizeUrl);
    expect(`${asked.origin}${asked.pathname}`).toBe(`${site.url}/wp-admin/authorize-application.php`);
    const back = new URL(asked.searchParams.get('success_url') ?? '');
    expect(back.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\//);
    const stranger = await fetch(`${back.origin}/yes?site_url=${site.url}&user_login=eve&password=x`);
    expect(stranger.status).toBe(404);

    const location = await press('approve', signIn, person);
    const arrived = await fetch(location);
    expect(arrived.url).not.toContain('password');
    expect(await arrived.text()).toContain('You can close this window');
    const credentials = valueOf(await signIn.answer);
    expect(credentials.login).toBe(person.login);
    expect(valueOf(await gate.open(site.url, credentials).profile()).name).toBe(person.name);

    // Only one answer is taken.
    await fetch(location.replace(/password=[^&]*/, 'password=other')).catch(() => undefined);
    expect(valueOf(await signIn.answer)).toEqual(credentials);
  });

  it('that the person refuses is cancelled', async () => {
    const signIn = valueOf(await gate.signInThroughBrowser(site.url));
    await fetch(await press('reject', signIn, site.people.editor));
    expect(codeOf(await signIn.answer)).toBe('site.sign-in-cancelled');
  });

  it('that is called off is cancelled', async () => {
    const signIn = valueOf(await gate.signInThroughBrowser(site.url));
    signIn.cancel();
    expect(codeOf(await signIn.answer)).toBe('site.sign-in-cancelled');
  });

  it('answered in another site’s name is refused, without what it brought', async () => {
    const signIn = valueOf(await gate.signInThroughBrowser(site.url));
    const back = new URL(new URL(signIn.authorizeUrl).searchParams.get('success_url') ?? '');
    back.searchParams.set('site_url', 'https://elsewhere.example');
    back.searchParams.set('user_login', 'maya');
    back.searchParams.set('password', 'stolen-word');
    expect(await (await fetch(back)).text()).not.toContain('stolen-word');
    const answer = await signIn.answer;
    expect(codeOf(answer)).toBe('site.sign-in-refused');
    expect(JSON.stringify(answer)).not.toContain('stolen-word');
  });
});
