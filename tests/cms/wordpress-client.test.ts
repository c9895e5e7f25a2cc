import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cms, CmsPost } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { codeOf, valueOf } from '../helpers/newsroom';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import type { People } from '../helpers/wordpress/template';

let site: WordPressSite;
const gate = wordpressGate({ now: () => new Date() });

beforeAll(async () => {
  site = await startWordPress();
});

afterAll(() => site.stop());

function as(who: keyof People): Cms {
  const { login, applicationPassword: password } = site.people[who];
  return gate.open(site.url, { login, password });
}

/** What WordPress stores, byte for byte, past its REST API. */
async function storedContent(id: number): Promise<string> {
  return Buffer.from(
    await site.wp(`echo base64_encode(get_post(${id})->post_content);`),
    'base64',
  ).toString();
}

/** WordPress 7.1 says the same of a wrong password as of none at all; others tell them apart. */
const notSignedIn = /^site\.(sign-in-refused|authorization-stripped)$/;

const copy = [
  '<!-- wp:paragraph {"metadata":{"stet":"b1"}} -->',
  '<p>Le conseil a voté\u202f: « oui », 7 contre 2\u00a0— “at last” &amp; \\ “C:\\\\temp” 🛳️.</p>',
  '<!-- /wp:paragraph -->',
  '',
  '<!-- wp:heading {"level":3,"metadata":{"stet":"b2"}} -->',
  '<h3 class="wp-block-heading">What <mark class="wp-note" data-id="7">happens</mark> next</h3>',
  '<!-- /wp:heading -->',
  '',
  '<!-- wp:acme/poll {"question":"Ferry \\u0026 bridge?","n":1.5} /-->',
].join('\n');

describe('who one is', () => {
  it('is told with what one may do, by role', async () => {
    const may = async (who: keyof People) => valueOf(await as(who).profile());
    const editor = await may('editor');
    expect(editor).toMatchObject({ id: site.people.editor.id, name: 'Claire Dubois', roles: ['editor'] });
    expect(editor.abilities).toEqual({
      publish: true,
      editOthers: true,
      upload: true,
      createTags: true,
      createSections: true,
    });
    expect((await may('administrator')).abilities).toEqual(editor.abilities);
    expect((await may('author')).abilities).toEqual({
      publish: true,
      editOthers: false,
      upload: true,
      createTags: true,
      createSections: false,
    });
    expect((await may('contributor')).abilities).toEqual({
      publish: false,
      editOthers: false,
      upload: false,
      createTags: true,
      createSections: false,
    });
  });

  it('is refused where one may not write at all', async () => {
    const password = await site.wp(`
      $id = wp_insert_user(['user_login' => 'rita', 'user_pass' => 'x', 'role' => 'subscriber']);
      echo WP_Application_Passwords::create_new_application_password($id, ['name' => 'Stet'])[0];`);
    expect(codeOf(await gate.open(site.url, { login: 'rita', password }).profile())).toBe(
      'site.role-forbids',
    );
  });

  it('is not told to a wrong password, an unknown login or a revoked password', async () => {
    const { login, applicationPassword } = site.people.reporter;
    const wrong = gate.open(site.url, { login, password: 'aaaa bbbb cccc dddd eeee ffff' });
    const unknown = gate.open(site.url, { login: 'nobody', password: applicationPassword });
    for (const cms of [wrong, unknown]) {
      expect(codeOf(await cms.profile())).toMatch(notSignedIn);
      expect(codeOf(await cms.createDraft({ title: 'No' }))).toMatch(notSignedIn);
    }
    const cms = as('reporter');
    const { id } = valueOf(await cms.createDraft({ title: 'Before' }));
    await site.wp(`WP_Application_Passwords::delete_all_application_passwords(${site.people.reporter.id});`);
    expect(codeOf(await cms.profile())).toMatch(notSignedIn);
    expect(codeOf(await cms.findPostBySlug('before'))).toMatch(notSignedIn);
    expect(codeOf(await cms.post(id))).toMatch(notSignedIn);
    expect(codeOf(await cms.updatePost(id, { title: 'No' }))).toMatch(notSignedIn);
  });

  it('is a password typed with its blanks, without them, or with one too many', async () => {
    const { login, applicationPassword } = site.people.editor;
    for (const password of [
      applicationPassword,
      applicationPassword.replaceAll(' ', ''),
      ` ${applicationPassword}\n`,
    ]) {
      expect(codeOf(await gate.open(site.url, { login, password }).profile())).toBe('ok');
    }
  });

  it('comes with the site and its clock', async () => {
    expect(valueOf(await as('author').site())).toEqual({
      url: site.url,
      name: 'The Harbour Ledger',
      coAuthors: false,
      languages: false,
      clockSkewMs: 0,
      companion: null,
      timeZone: 'America/Toronto',
      policy: null,
    });
    const late = wordpressGate({ now: () => new Date(Date.now() - 3_600_000) });
    const { login, applicationPassword: password } = site.people.author;
    const { clockSkewMs } = valueOf(await late.open(site.url, { login, password }).site());
    expect(Math.abs(clockSkewMs - 3_600_000)).toBeLessThan(30_000);
  });
});

describe('a post', () => {
  it('comes back byte for byte as an editor sent it', async () => {
    const cms = as('editor');
    const write = { title: 'Ferry & bridge', content: copy, excerpt: 'Seven to two.', slug: 'ferry-bridge' };
    const created = valueOf(await cms.createDraft(write));
    expect(created).toMatchObject({ ...write, status: 'draft', author: site.people.editor.id });
    expect(valueOf(await cms.post(created.id))).toEqual(created);
    expect(await storedContent(created.id)).toBe(copy);
    const updated = valueOf(await cms.updatePost(created.id, { content: `${copy}\n` }));
    expect(updated).toMatchObject({ title: write.title, content: `${copy}\n`, slug: write.slug });
    expect(await storedContent(created.id)).toBe(`${copy}\n`);
  });

  it('keeps its line ends, and every sign an editor may type', async () => {
    const cms = as('editor');
    const content =
      '<p>One\r\ntwo\nthree\ttabs &nbsp;&#8217;&lt;b&gt; 👩🏽‍💻 e\u0301 \u2028 \ufeff “ ” \\n %41 $1</p>';
    const { id } = valueOf(await cms.createDraft({ title: 'Signs <3 & “more” \\o/', content }));
    expect(valueOf(await cms.post(id))).toMatchObject({ title: 'Signs <3 & “more” \\o/', content });
    expect(await storedContent(id)).toBe(content);
  });

  it('whose block attributes WordPress’s API spells anew settles on that spelling', async () => {
    const cms = as('editor');
    const sent = '<!-- wp:acme/poll {"n":1.50,  "m":"\\u00e9"} /-->';
    const { id, content } = valueOf(await cms.createDraft({ title: 'Poll', content: sent }));
    // Since 6.8 the API answers what hooked blocks make of a post; the database keeps what was sent.
    expect(await storedContent(id)).toBe(sent);
    expect(valueOf(await cms.updatePost(id, { content })).content).toBe(content);
    expect(await storedContent(id)).toBe(content);
    expect(valueOf(await cms.post(id))?.content).toBe(content);
  });

  it('keeps its words and block ids from every role, and is told as the site stored it', async () => {
    for (const who of ['author', 'contributor'] as const) {
      const created = valueOf(await as(who).createDraft({ title: 'Ferry', content: copy }));
      expect(created.content).toBe(await storedContent(created.id));
      for (const part of ['{"metadata":{"stet":"b1"}}', '« oui »', '\u202f', '\u00a0', 'class="wp-note"']) {
        expect(created.content).toContain(part);
      }
    }
  });

  it('of another is out of reach for an author: said as a matter of role', async () => {
    const { id } = valueOf(await as('editor').createDraft({ title: 'Not yours' }));
    const cms = as('author');
    expect(codeOf(await cms.post(id))).toBe('site.role-forbids');
    expect(codeOf(await cms.updatePost(id, { title: 'Mine' }))).toBe('site.role-forbids');
    expect(codeOf(await as('contributor').createDraft({ title: 'Out', status: 'publish' }))).toBe(
      'site.role-forbids',
    );
  });

  it('that is not there is null; writing to it is a failure', async () => {
    expect(await as('editor').post(987_654)).toEqual({ ok: true, value: null });
    expect(codeOf(await as('editor').updatePost(987_654, { title: 'x' }))).toBe('site.not-found');
  });

  it('is found by its slug as a draft, pending, scheduled, published and in the trash', async () => {
    const cms = as('editor');
    const slug = 'stet-op-4f9a2c';
    const { id } = valueOf(await cms.createDraft({ title: 'Lost answer', slug }));
    const found = async (): Promise<CmsPost | null> => valueOf(await cms.findPostBySlug(slug));
    expect(await found()).toMatchObject({ id, status: 'draft' });
    for (const status of ['pending', 'future', 'publish'] as const) {
      const publishAt = status === 'future' ? '2031-05-06T07:08:09.000Z' : '2026-01-02T03:04:05.000Z';
      valueOf(await cms.updatePost(id, { status, publishAt }));
      expect(await found()).toMatchObject({ id, status, slug, publishAt });
    }
    await site.wp(`wp_trash_post(${id});`);
    expect(await found()).toMatchObject({ id, status: 'trash' });
    expect(valueOf(await cms.post(id))).toMatchObject({ id, status: 'trash' });
    const live = valueOf(await cms.createDraft({ title: 'Again', slug }));
    expect(await found()).toMatchObject({ id: live.id, status: 'draft' });
    expect(valueOf(await cms.findPostBySlug('stet-op-none'))).toBeNull();
  });

  it('is found by its slug by the contributor who drafted it', async () => {
    const cms = as('contributor');
    const { id } = valueOf(await cms.createDraft({ title: 'Mine', slug: 'stet-op-jo' }));
    expect(valueOf(await cms.findPostBySlug('stet-op-jo'))).toMatchObject({ id });
    expect(valueOf(await as('author').findPostBySlug('stet-op-jo'))).toBeNull();
  });
});

describe('the list of posts', () => {
  it('comes by hundreds, each once, the trash left out, and only what changed after a moment', async () => {
    await site.wp(`
      for ($n = 1; $n <= 205; $n++) {
        $id = wp_insert_post(['post_title' => "Story $n", 'post_status' => $n % 2 ? 'draft' : 'publish', 'post_author' => ${site.people.author.id}]);
        global $wpdb;
        $when = gmdate('Y-m-d H:i:s', strtotime('2025-03-01 00:00:00 UTC') + intdiv($n, 50));
        $wpdb->update($wpdb->posts, ['post_modified_gmt' => $when, 'post_modified' => get_date_from_gmt($when)], ['ID' => $id]);
      }`);
    const cms = as('editor');
    const author = site.people.author.id;
    const seen = new Set<number>();
    let pages = 1;
    for (let page = 1; page <= pages; page += 1) {
      const answer = valueOf(await cms.posts({ page, modifiedAfter: null, author }));
      expect(answer.posts.length).toBeLessThanOrEqual(100);
      pages = answer.pages;
      answer.posts.forEach(({ id, status }) => {
        expect(status).not.toBe('trash');
        seen.add(id);
      });
      expect(answer.total).toBeGreaterThanOrEqual(205);
    }
    expect(seen.size).toBeGreaterThanOrEqual(205);
    // Exclusive: what changed in that very second is not told again.
    const after = async (modifiedAfter: string) =>
      valueOf(await cms.posts({ page: 1, modifiedAfter, modifiedBefore: '2025-03-02T00:00:00.000Z', author }))
        .total;
    expect(await after('2025-03-01T00:00:03.000Z')).toBe(6);
    expect(await after('2025-03-01T00:00:02.000Z')).toBe(56);
    const beyond = valueOf(await cms.posts({ page: pages + 3, modifiedAfter: null, author }));
    expect(beyond.posts).toEqual([]);
  });
});

describe('who changed a post', () => {
  it('is told by name, the last one first, as far as the role may know it', async () => {
    const post = valueOf(await as('author').createDraft({ title: 'Whose', slug: 'whose', status: 'draft' }));
    const long = '2020-01-01T00:00:00.000Z';
    expect(valueOf(await as('editor').editorsSince(post.id, long))).toEqual([]);
    valueOf(await as('author').updatePost(post.id, { content: 'By Maya.' }));
    expect(valueOf(await as('editor').editorsSince(post.id, long))).toEqual(['Maya Tremblay']);
    const later = valueOf(await as('editor').updatePost(post.id, { content: 'By Claire.' }));
    expect(valueOf(await as('administrator').editorsSince(post.id, long))).toHaveLength(2);
    expect(valueOf(await as('administrator').editorsSince(post.id, later.modifiedAt))).toEqual([]);
    expect((await as('contributor').editorsSince(post.id, long)).ok).toBe(false);
  });
});
