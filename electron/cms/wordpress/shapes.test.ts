import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizePage, indexSchema, personSchema, postSchema, siteName, termSchema } from './shapes';

const post = {
  id: 4,
  status: 'draft',
  slug: '',
  link: 'https://ledger.example/?p=4',
  title: { raw: 'Ferry', rendered: 'Ferry' },
  content: { raw: 'Words.', protected: false },
  excerpt: { raw: '' },
  modified_gmt: '2026-11-23T12:00:00',
  date_gmt: null,
  author: 2,
};

describe('a post’s answer', () => {
  it('lacks what a site leaves out, and carries UTC', () => {
    expect(postSchema.parse(post)).toEqual({
      id: 4,
      status: 'draft',
      slug: '',
      link: 'https://ledger.example/?p=4',
      title: 'Ferry',
      content: 'Words.',
      excerpt: '',
      modifiedAt: '2026-11-23T12:00:00.000Z',
      publishAt: '2026-11-23T12:00:00.000Z',
      author: 2,
      categories: [],
      tags: [],
      featuredMedia: 0,
      language: null,
      coAuthors: null,
      latestRevision: null,
    });
  });

  it('keeps raw text as it is, hostile or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const read = postSchema.parse({ ...post, title: { raw }, content: { raw }, excerpt: { raw } });
        expect([read.title, read.content, read.excerpt]).toEqual([raw, raw, raw]);
      }),
    );
  });

  it('without its raw form is none: what readers see is never taken for what is stored', () => {
    for (const field of ['title', 'content', 'excerpt']) {
      expect(postSchema.safeParse({ ...post, [field]: { rendered: '<p>Words.</p>' } }).success).toBe(false);
    }
    expect(postSchema.safeParse({ ...post, id: 0 }).success).toBe(false);
    expect(postSchema.safeParse({ ...post, id: '4' }).success).toBe(false);
  });

  it('with an impossible time has the earliest one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (time) => {
        const { modifiedAt } = postSchema.parse({ ...post, modified_gmt: time });
        expect(new Date(modifiedAt).toISOString()).toBe(modifiedAt);
      }),
    );
    expect(postSchema.parse({ ...post, modified_gmt: '0000-00-00T00:00:00' }).modifiedAt).toBe(
      '1970-01-01T00:00:00.000Z',
    );
    expect(postSchema.parse({ ...post, date_gmt: '2026-11-23T12:00:00+02:00' }).publishAt).toBe(
      '2026-11-23T10:00:00.000Z',
    );
  });
});

describe('names', () => {
  it('become the text that readers see, never markup to run', () => {
    const index = { name: 'Tom &amp; Ann&#8217;s <em>Ledger</em>', home: '', namespaces: ['wp/v2'] };
    expect(siteName(indexSchema.parse(index))).toBe('Tom & Ann’s <em>Ledger</em>');
    const term = { id: 1, slug: 'a', name: 'Rhythm &amp; Blues &lt;img src=x onerror=alert(1)&gt;' };
    expect(termSchema.parse(term)).toMatchObject({
      name: 'Rhythm & Blues <img src=x onerror=alert(1)>',
      parent: 0,
    });
    const person = { id: 1, slug: 'a', name: 'L&eacute;o', description: null, avatar_urls: [] };
    expect(personSchema.parse(person)).toEqual({ id: 1, slug: 'a', name: 'Léo', bio: '', picture: null });
  });
});

describe('a site’s index', () => {
  it('of a site without application passwords names no page, as PHP writes emptiness', () => {
    const index = { name: '', home: '', namespaces: ['wp/v2'] };
    expect(authorizePage(indexSchema.parse(index))).toBeNull();
    expect(authorizePage(indexSchema.parse({ ...index, authentication: [] }))).toBeNull();
    expect(authorizePage(indexSchema.parse({ ...index, authentication: { oauth: {} } }))).toBeNull();
    expect(indexSchema.safeParse({ ...index, namespaces: ['oembed/1.0'] }).success).toBe(false);
  });
});
