import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cms } from '../../electron/cms/cms';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { codeOf, valueOf } from '../helpers/newsroom';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';
import type { People } from '../helpers/wordpress/template';

let site: WordPressSite;
const gate = wordpressGate({ now: () => new Date() });

/** Co-Authors Plus as Stet meets it: its taxonomy over REST. */
const coAuthorsPlugin = `<?php
add_action('init', function () {
  if (!get_option('stet_co_authors')) return;
  register_taxonomy('author', 'post', ['show_in_rest' => true, 'rest_base' => 'coauthors', 'hierarchical' => false,
    'capabilities' => ['assign_terms' => 'edit_posts']]);
});`;

beforeAll(async () => {
  site = await startWordPress({ plugins: { 'co-authors.php': coAuthorsPlugin } });
});

afterAll(() => site.stop());

function as(who: keyof People): Cms {
  const { login, applicationPassword: password } = site.people[who];
  return gate.open(site.url, { login, password });
}

describe('sections, tags and people', () => {
  it('are read whole by every role, sections with what is above them', async () => {
    await site.wp(`for ($n = 1; $n <= 230; $n++) wp_insert_term("Harbour $n", 'post_tag');`);
    for (const who of ['contributor', 'editor'] as const) {
      const cms = as(who);
      const sections = valueOf(await cms.sections());
      const city = sections.find(({ slug }) => slug === 'city');
      expect(sections.find(({ slug }) => slug === 'transit')?.parent).toBe(city?.id);
      const tags = valueOf(await cms.tags());
      expect(new Set(tags.map(({ id }) => id)).size).toBe(tags.length);
      expect(tags.length).toBeGreaterThanOrEqual(235);
      const people = valueOf(await cms.people());
      expect(people.find(({ slug }) => slug === 'leo')).toMatchObject({
        id: site.people.reporter.id,
        name: 'Léo Gagnon',
        bio: 'Léo Gagnon writes for the Ledger.',
      });
    }
  });

  it('tags are made once, whoever asks and however it is written', async () => {
    const made = valueOf(await as('contributor').createTag('Rhythm & Blues <live>'));
    expect(valueOf(await as('author').createTag('Rhythm & Blues <live>'))).toEqual(made);
    expect(valueOf(await as('editor').createTag('ferry')).slug).toBe('ferry');
    expect(valueOf(await as('contributor').findTag('FERRY'))?.slug).toBe('ferry');
    expect(valueOf(await as('contributor').findTag('ferr'))).toBeNull();
    const amp = valueOf(await as('author').createTag('Bed & Breakfast'));
    expect(amp.name).toBe('Bed & Breakfast');
    expect(valueOf(await as('author').findTag('bed & breakfast'))).toEqual(amp);
  });

  it('sections are made by an editor and refused to a reporter, in the site’s own words', async () => {
    const made = valueOf(await as('editor').createSection('Harbour'));
    expect(made).toMatchObject({ name: 'Harbour', slug: 'harbour', parent: 0 });
    expect(valueOf(await as('editor').createSection('Harbour'))).toEqual(made);
    for (const who of ['author', 'contributor'] as const) {
      const refused = await as(who).createSection('Weather');
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'site.role-forbids', details: { status: 403 } },
      });
      if (!refused.ok) expect(refused.error.details['reason']).toMatch(/not allowed/);
    }
  });

  it('of a post go out and come back in their numbers', async () => {
    const cms = as('author');
    const tag = valueOf(await cms.createTag('council'));
    const section = valueOf(await cms.sections()).find(({ slug }) => slug === 'politics');
    const post = valueOf(
      await cms.createDraft({ title: 'Terms', tags: [tag.id], categories: [section?.id ?? 0] }),
    );
    expect(post).toMatchObject({
      tags: [tag.id],
      categories: [section?.id],
      featuredMedia: 0,
      coAuthors: null,
    });
  });

  it('co-authors are null without Co-Authors Plus, and found by slug with it', async () => {
    const cms = as('editor');
    expect(valueOf(await cms.coAuthor('maya'))).toBeNull();
    await site.wp(`update_option('stet_co_authors', 1);`);
    await site.wp(
      `wp_insert_term('maya', 'author', ['slug' => 'cap-maya']); wp_insert_term('leo', 'author', ['slug' => 'cap-leo']);`,
    );
    expect(valueOf(await cms.site()).coAuthors).toBe(true);
    const [maya, leo] = [valueOf(await cms.coAuthor('maya')), valueOf(await cms.coAuthor('leo'))];
    expect(maya).toMatchObject({ slug: 'cap-maya' });
    expect(valueOf(await cms.coAuthor('nobody'))).toBeNull();
    const coAuthors = [leo?.id ?? 0, maya?.id ?? 0];
    const post = valueOf(await cms.createDraft({ title: 'Two bylines', coAuthors }));
    expect([...(post.coAuthors ?? [])].sort()).toEqual([...coAuthors].sort());
    await site.wp(`delete_option('stet_co_authors');`);
  });
});

describe('pictures', () => {
  it('go up once, are found by their name, described, and read back', async () => {
    const cms = as('author');
    const bytes = picture(320, 200);
    const slug = `stet-${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;
    expect(valueOf(await cms.findMedia(slug))).toBeNull();
    const media = valueOf(await cms.uploadMedia({ name: `${slug}.png`, type: 'image/png', bytes }));
    expect(valueOf(await cms.findMedia(slug))).toEqual(media);
    expect(valueOf(await as('contributor').findMedia(slug))).toEqual(media);
    valueOf(await cms.describeMedia(media.id, { alt: 'Quai & « ferry »', caption: 'At <em>dawn</em>' }));
    const stored = JSON.parse(
      await site.wp(`echo json_encode([get_post_meta(${media.id}, '_wp_attachment_image_alt', true),
        get_post(${media.id})->post_excerpt]);`),
    ) as [string, string];
    expect(stored[0].replaceAll('&amp;', '&')).toBe('Quai & « ferry »');
    expect(stored[1]).toBe('At <em>dawn</em>');
    expect(valueOf(await cms.pictures([media.id, 987_654]))).toEqual([
      { ...media, alt: 'Quai & « ferry »', caption: 'At dawn' },
    ]);
    expect(Buffer.from(valueOf(await cms.fetchPicture(media.url))).equals(bytes)).toBe(true);
    const post = valueOf(await cms.createDraft({ title: 'Pictured', featuredMedia: media.id }));
    expect(post.featuredMedia).toBe(media.id);
  });

  it('are refused to a contributor, and to anybody when they are none', async () => {
    const file = { name: 'a.png', type: 'image/png', bytes: picture(8, 8) };
    expect(codeOf(await as('contributor').uploadMedia(file))).toBe('site.role-forbids');
    const script = { name: 'a.php', type: 'application/x-php', bytes: Buffer.from('<?php') };
    expect(codeOf(await as('author').uploadMedia(script))).toMatch(/^site\.(rejected|server-error)$/);
  });

  it('are fetched from the site alone, and only when they are pictures', async () => {
    const cms = as('author');
    expect(codeOf(await cms.fetchPicture(`${site.url}/wp-json/`))).toBe('media.unsupported');
    expect(codeOf(await cms.fetchPicture(`${site.url}/wp-content/uploads/none.png`))).toBe('site.not-found');
    for (const url of ['https://elsewhere.example/a.png', 'file:///etc/passwd', 'not an address']) {
      expect(codeOf(await cms.fetchPicture(url))).toBe('site.redirected');
    }
  });
});

/** A PNG of grey noise, so that WordPress has smaller sizes to make. */
function picture(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < rows.length; at += 1) rows[at] = at % (width + 1) === 0 ? 0 : (at * 7919) % 251;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
