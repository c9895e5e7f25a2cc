import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { cmsPost } from '../../tests/helpers/cms-post';
import { randomComments } from '../../tests/helpers/random-comments';
import { randomDocument } from '../../tests/helpers/random-document';
import { siteMedia } from '../../tests/helpers/site-media';
import { emptyFields } from '../../shared/article/fields';
import type { ArticleFields } from '../../shared/article/fields';
import type { MediaHash } from '../../shared/article/ids';
import { articleSchema } from '../../shared/document/schema';
import { standingCopy } from '../../shared/document/suggestions';
import { postFromDocument } from '../../shared/document/wordpress/to-wordpress';
import type { CmsPost, CmsPostWrite } from '../cms/cms';
import { alterationsOf, altersWords } from './alterations';
import { postToStory } from './post-to-story';
import type { SiteContext } from './site-context';
import { storyNeeds, storyToPost } from './story-to-post';
import type { WriteInput } from './story-to-post';

const { nodes } = articleSchema;
const siteNow = new Date('2026-11-23T12:00:00.000Z');
const people = ['Maya', 'Léo'].map((name, index) => ({
  id: index + 3,
  slug: name.toLowerCase(),
  name,
  bio: '',
  picture: null,
}));
const hashes = new Map<number, MediaHash>();
const context: SiteContext = {
  words: {
    sections: [{ id: 2, slug: 'city', name: 'City', parent: 0 }],
    tags: ['ferry', 'harbour', 'budget'].map((name, index) => ({
      id: index + 5,
      slug: name,
      name,
      parent: 0,
    })),
    people,
  },
  mediaByHash: (hash) => {
    const placed = siteMedia.write(`sha256:${hash}`);
    hashes.set(placed.id, hash);
    return placed;
  },
  hashByMediaId: (id) => {
    const hash = hashes.get(id);
    return hash === undefined ? null : { hash, ...siteMedia.write(`sha256:${hash}`) };
  },
};

function copyOf(headline: string, ...paragraphs: string[]): Node {
  return nodes.doc.create(null, [
    nodes.headline.create(null, articleSchema.text(headline)),
    nodes.dek.create(),
    ...paragraphs.map((text, index) =>
      nodes.paragraph.create({ id: `p${index + 1}` }, text === '' ? null : articleSchema.text(text)),
    ),
  ]);
}

function input(change: Partial<WriteInput> & { readonly fields?: Partial<ArticleFields> }): WriteInput {
  const { fields, ...others } = change;
  return {
    story: { copy: copyOf('The ferry', 'Words.'), fields: { ...emptyFields('en-CA'), ...fields } },
    action: 'draft',
    current: cmsPost({
      slug: 'stet-abcdefgh1234',
      title: '',
      content: '',
      excerpt: '',
      categories: [],
      tags: [],
    }),
    agreed: null,
    context,
    mayEditOthers: false,
    languages: false,
    coAuthors: null,
    siteNow,
    ...others,
  };
}

function stored(current: CmsPost, write: CmsPostWrite): CmsPost {
  return { ...current, ...write };
}

describe('a story as a post', () => {
  it('says nothing twice: what was stored is not written again, and nothing counts as altered', () => {
    fc.assert(
      fc.property(randomDocument({ classic: true }), fc.constantFrom('en-CA', 'fr-CA'), (copy, language) => {
        const fields = {
          ...emptyFields(language),
          slug: 'slug',
          tags: ['ferry'],
          sections: [{ slug: 'city', name: 'City' }],
          dateline: { place: 'Halifax', date: '2026-11-23' },
        };
        const first = input({ story: { copy, fields } });
        const { write } = storyToPost(first);
        const post = stored(first.current, write);
        expect(alterationsOf({ write, story: first.story, stored: post, words: context.words })).toEqual([]);
        const again = storyToPost({ ...first, current: post, agreed: fields });
        expect(again.write).toEqual({});
        const back = postToStory(post, context, fields).fields;
        expect(back).toMatchObject({ slug: 'slug', tags: ['ferry'], dateline: fields.dateline });
      }),
      { numRuns: 200 },
    );
  });

  it('holds nothing of the comments on it', () => {
    fc.assert(
      fc.property(randomComments({ classic: true }), ({ plain, commented, ids }) => {
        const fields = { ...emptyFields('en-CA'), slug: 'slug' };
        const post = (copy: Node) => storyToPost(input({ story: { copy, fields } })).write;
        expect(post(standingCopy(commented))).toEqual(post(plain));
        // Not even where somebody forgets to ask for the standing copy.
        const { title, excerpt, content } = postFromDocument(commented, { media: siteMedia.write });
        for (const text of [JSON.stringify(post(commented)), title, excerpt, content]) {
          for (const id of ids) expect(text).not.toContain(id);
          expect(text).not.toContain('data-comment');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes a new story whole, and only what differs of a known one', () => {
    const whole = storyToPost(
      input({ fields: { tags: ['ferry'], sections: [{ slug: 'city', name: 'City' }] } }),
    );
    expect(whole.write).toMatchObject({ title: 'The ferry', slug: '', tags: [5], categories: [2] });
    expect(whole.write.content).toContain('"stetLanguage":"en-CA"');
    const current = cmsPost();
    const theirs = postToStory(current, context, null);
    const story = { copy: theirs.copy, fields: { ...theirs.fields, tags: ['ferry', 'budget'] } };
    expect(storyToPost(input({ story, current, agreed: theirs.fields })).write).toEqual({ tags: [5, 7] });
  });

  it('leaves terms on a post that are not known here', () => {
    const current = cmsPost({ tags: [5, 99], categories: [2, 77] });
    const theirs = postToStory(current, context, null);
    const fields = { ...theirs.fields, tags: ['budget'], sections: [] };
    const { write } = storyToPost(input({ story: { ...theirs, fields }, current, agreed: theirs.fields }));
    expect(write).toEqual({ tags: [7, 99], categories: [77] });
  });

  it('publishes at the embargo, and not a second before', () => {
    const embargo = '2026-11-24T06:00:00.000Z';
    const publish = (change: Parameters<typeof input>[0]) =>
      storyToPost(input({ action: 'publish', ...change })).write;
    expect(publish({ fields: { embargo } })).toMatchObject({ status: 'future', publishAt: embargo });
    expect(publish({ fields: { embargo: '2026-11-23T11:00:00.000Z' } }).status).toBe('publish');
    // The site's clock decides.
    const later = new Date('2026-11-24T07:00:00.000Z');
    expect(publish({ fields: { embargo }, siteNow: later }).status).toBe('publish');
    expect(storyToPost(input({ action: 'submit', fields: { embargo } })).write).toMatchObject({
      status: 'pending',
      publishAt: embargo,
    });
    const scheduled = cmsPost({ status: 'future', publishAt: embargo });
    expect(publish({ current: scheduled })).toMatchObject({
      status: 'publish',
      publishAt: siteNow.toISOString(),
    });
  });

  it('names the first known byline as author where the role may, and nobody else', () => {
    const byline = (name: string) => ({
      id: name,
      name,
      role: 'reporter' as const,
      person: null,
      box: { title: '', bio: '', email: '', picture: null },
    });
    const fields = { bylines: [byline('A Freelancer'), byline('Léo')] };
    expect(storyToPost(input({ fields, mayEditOthers: true })).write.author).toBe(4);
    expect(storyToPost(input({ fields })).write.author).toBeUndefined();
    expect(storyToPost(input({ fields, coAuthors: [41, 42] })).write.coAuthors).toEqual([41, 42]);
  });

  it('asks for each picture once, with its words, and for terms that are new', () => {
    const source = `sha256:${'a'.repeat(64)}`;
    const picture = nodes.image.create({ id: 'pic', source, alt: 'Fog' }, [
      nodes.caption.create(null, articleSchema.text('In fog')),
      nodes.credit.create(null, articleSchema.text('M. T.')),
    ]);
    const doc = copyOf('The ferry', 'Words.');
    const copy = doc.copy(doc.content.addToEnd(picture).addToEnd(picture));
    const leadImage = { source, remoteId: null, alt: 'Other', caption: '', credit: '' };
    const fields = { ...emptyFields('en-CA'), leadImage, tags: ['Ferry', 'night'] };
    expect(storyNeeds({ copy, fields }, context.words)).toEqual({
      media: [{ hash: 'a'.repeat(64), alt: 'Fog', caption: 'In fog M. T.' }],
      newTags: ['night'],
      newSections: [],
    });
  });
});

describe('what the site made of it', () => {
  const story = input({}).story;
  const { write } = storyToPost(input({}));
  const post = stored(cmsPost({ categories: [], tags: [] }), write);
  const parts = (change: Partial<CmsPost>) =>
    alterationsOf({ write, story, stored: { ...post, ...change }, words: context.words });

  it('counts words that were taken away or put in as altered, and spellings as the same', () => {
    const body = parts({ content: post.content.replace('Words.', 'Other words.') });
    expect(body).toEqual([{ part: 'body', sent: 'Words.', stored: 'Other words.' }]);
    expect(altersWords(body)).toBe(true);
    const amp = storyToPost(input({ story: { ...story, copy: copyOf('Fish & chips', 'A & B') } })).write;
    const kept = stored(post, {
      ...amp,
      title: 'Fish & chips',
      content: amp.content?.replace('&amp;', '&#038;') ?? '',
    });
    expect(alterationsOf({ write: amp, story, stored: kept, words: context.words })).toEqual([]);
  });

  it('tells of tags, slugs and states without stopping the story', () => {
    const slugged = { ...story, fields: { ...story.fields, slug: 'ferry', tags: ['ferry', 'secret'] } };
    const found = alterationsOf({
      write: { ...write, status: 'publish' },
      story: slugged,
      stored: { ...post, slug: 'ferry-2', tags: [5], status: 'pending' },
      words: context.words,
    });
    expect(found).toEqual([
      { part: 'slug', sent: 'ferry', stored: 'ferry-2' },
      { part: 'tags', sent: 'ferry, secret', stored: 'ferry' },
      { part: 'status', sent: 'publish', stored: 'pending' },
    ]);
    expect(altersWords(found)).toBe(false);
  });
});
