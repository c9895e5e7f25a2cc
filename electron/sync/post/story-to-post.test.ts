import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { cmsPost } from '../../../tests/helpers/cms-post';
import { randomComments } from '../../../tests/helpers/random-comments';
import { randomDocument } from '../../../tests/helpers/random-document';
import { siteMedia } from '../../../tests/helpers/site-media';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleFields } from '../../../shared/article/fields';
import type { MediaHash } from '../../../shared/article/ids';
import { articleSchema } from '../../../shared/document/schema';
import { standingCopy } from '../../../shared/document/suggestions';
import { postFromDocument } from '../../../shared/document/wordpress/to-wordpress';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { alterationsOf, sameContent, undecidedOf } from './alterations';
import { killedPost } from './killed-post';
import { postToStory, stateOfPost } from './post-to-story';
import type { SiteContext } from './site-context';
import { brokenEmbargo, storyNeeds, storyToPost } from './story-to-post';
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

const correction = {
  id: 'n2',
  kind: 'correction' as const,
  text: 'The fare is $4.',
  at: '2026-11-25T01:10:00.000Z',
};
const earlier = { ...correction, id: 'n1', text: 'Earlier.', at: '2026-11-24T01:10:00.000Z' };
const advisory = { ...correction, id: 'n3', kind: 'kill' as const, text: 'The Ledger apologises.' };

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
    timeZone: 'America/Halifax',
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
          notices: [correction],
        };
        const first = input({ story: { copy, fields } });
        const { wanted, write } = storyToPost(first);
        const post = stored(first.current, write);
        expect(alterationsOf({ wanted, story: first.story, stored: post, words: context.words })).toEqual([]);
        const again = storyToPost({ ...first, current: post, agreed: fields });
        expect(again.write).toEqual({});
        const back = postToStory(post, context, fields).fields;
        expect(back).toMatchObject({
          slug: 'slug',
          tags: ['ferry'],
          dateline: fields.dateline,
          notices: [correction],
        });
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

  it('publishes at its hour, at once without one, and a draft carries none', () => {
    const publishAt = '2026-11-24T06:00:00.000Z';
    const publish = (change: Parameters<typeof input>[0]) =>
      storyToPost(input({ action: 'publish', ...change })).write;
    expect(publish({ fields: { publishAt } })).toMatchObject({ status: 'future', publishAt });
    // Said again to a post that was taken off its schedule and still shows the hour: it need not keep it.
    const unscheduled = cmsPost({ status: 'pending', publishAt });
    expect(publish({ fields: { publishAt }, current: unscheduled })).toMatchObject({
      status: 'future',
      publishAt,
    });
    expect(publish({ fields: { publishAt: '2026-11-23T11:00:00.000Z' } }).status).toBe('publish');
    expect(publish({ fields: { embargo: '2026-11-22T06:00:00.000Z' } }).status).toBe('publish');
    // The site's clock decides.
    const later = new Date('2026-11-24T07:00:00.000Z');
    expect(publish({ fields: { publishAt }, siteNow: later }).status).toBe('publish');
    const submitted = storyToPost(
      input({ action: 'submit', fields: { publishAt, embargo: publishAt } }),
    ).write;
    expect(submitted.status).toBe('pending');
    expect(submitted.publishAt).toBeUndefined();
    const scheduled = cmsPost({ status: 'future', publishAt });
    expect(publish({ current: scheduled })).toMatchObject({
      status: 'publish',
      publishAt: siteNow.toISOString(),
    });
  });

  it('breaks its embargo where it would appear before: now, or at an hour that is too early or too near', () => {
    const embargo = '2026-11-24T06:00:00.000Z';
    const broken = (publishAt: string | null, at = siteNow) => brokenEmbargo({ embargo, publishAt }, at);
    expect(broken(null)).toBe(embargo);
    expect(broken('2026-11-24T05:59:00.000Z')).toBe(embargo);
    expect(broken('2026-11-22T06:00:00.000Z')).toBe(embargo);
    expect(broken(embargo)).toBeNull();
    expect(broken('2026-11-24T07:00:00.000Z')).toBeNull();
    // WordPress publishes at once what is less than a minute ahead.
    expect(broken(embargo, new Date('2026-11-24T05:59:30.000Z'))).toBe(embargo);
    expect(broken(null, new Date(embargo))).toBeNull();
    expect(brokenEmbargo({ embargo: null, publishAt: null }, siteNow)).toBeNull();
  });

  it('has the hour that a scheduled post has, and keeps its own otherwise', () => {
    const known = {
      ...emptyFields('en-CA'),
      publishAt: '2026-11-24T06:00:00.123Z',
      embargo: '2026-11-24T05:00:00.000Z',
    };
    const there = (change: Partial<CmsPost>) => postToStory(cmsPost(change), context, known).fields;
    const moved = there({ status: 'future', publishAt: '2026-11-25T06:00:00.000Z' });
    expect(moved).toMatchObject({ publishAt: '2026-11-25T06:00:00.000Z', embargo: known.embargo });
    expect(there({ status: 'future', publishAt: '2026-11-24T06:00:00Z' }).publishAt).toBe(known.publishAt);
    expect(there({ status: 'draft', publishAt: '2026-11-25T06:00:00.000Z' }).publishAt).toBe(known.publishAt);
  });

  it('tells its notices after the text, oldest first, in the newsroom’s own time', () => {
    const { write } = storyToPost(
      input({ fields: { notices: [correction, { ...earlier, kind: 'update' }, advisory] } }),
    );
    const content = write.content ?? '';
    expect(content).toContain(
      '<strong>Correction, Nov. 24, 2026, 9:10&nbsp;p.m.:</strong> The fare is $4.</p>',
    );
    expect(content.indexOf('Earlier.')).toBeLessThan(content.indexOf('The fare is'));
    expect(content).not.toContain('apologises');
  });

  it('takes the words that somebody gave a notice in WordPress, and its own where its metadata was lost', () => {
    const fields = { ...emptyFields('en-CA'), notices: [correction, advisory] };
    const { write } = storyToPost(input({ fields }));
    const back = (content: string) => postToStory(cmsPost({ content }), context, fields).fields.notices;
    const content = write.content ?? '';
    expect(back(content.replace('is $4.', 'is $5.'))).toEqual([
      { ...correction, text: 'The fare is $5.' },
      advisory,
    ]);
    expect(back(content.replace(/,"metadata":\{"stet":"notice.*?\}\}/, ''))).toEqual([correction, advisory]);
    expect(back('<!-- wp:paragraph -->\n<p>Words.</p>\n<!-- /wp:paragraph -->')).toEqual([advisory]);
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

describe('a killed story', () => {
  const leadImage = { source: `sha256:${'a'.repeat(64)}`, remoteId: null, alt: '', caption: '', credit: '' };
  const dateline = { place: 'Halifax', date: '2026-11-23' };
  const fields = { ...emptyFields('fr-CA'), notices: [correction, advisory], leadImage, dateline };
  // The headline here was changed since: nobody approved that one.
  const story = { copy: copyOf('The ferry & the fare', 'Words.'), fields };
  const killed = cmsPost({ ...killedPost(story, { status: 'publish' }, 'America/Halifax') });

  it('is the headline readers have and its advisory alone at its address, and nothing where there is none', () => {
    expect(killed).toMatchObject({
      status: 'publish',
      title: 'The ferry',
      excerpt: '',
      featuredMedia: 0,
    });
    expect(killed.content).toContain('<strong>Texte retiré, 24 novembre 2026, 21');
    expect(killed.content).toContain('apologises');
    expect(killed.content).not.toContain('Words.');
    expect(killed.content).not.toContain('The fare is $4.');
    const none = { ...story, fields: { ...fields, notices: [correction] } };
    expect(killedPost(none, { status: 'publish' }, 'UTC')).toEqual({ status: 'draft' });
    // Readers never had it: they are told nothing.
    expect(killedPost(story, { status: 'future' }, 'UTC')).toEqual({ status: 'draft' });
  });

  it('keeps its copy and its fields when its post is read, and takes only the advisory’s words', () => {
    const edited = { ...killed, content: killed.content.replace('apologises', 'is sorry') };
    const back = postToStory(edited, context, { ...fields, slug: killed.slug });
    expect(back.isKilled).toBe(true);
    expect(stateOfPost(edited)).toBe('killed');
    expect(back.fields).toMatchObject({ leadImage, dateline, language: 'fr-CA' });
    expect(back.fields.notices).toEqual([
      correction,
      { ...advisory, text: advisory.text.replace('apologises', 'is sorry') },
    ]);
  });

  it('is not what a post with other notices is', () => {
    const { write } = storyToPost(input({ fields: { notices: [correction] } }));
    const post = cmsPost({ ...write, status: 'publish' });
    expect(postToStory(post, context, null).isKilled).toBe(false);
    expect(stateOfPost(post)).toBe('published');
  });
});

describe('what the site made of it', () => {
  const story = input({}).story;
  const { write } = storyToPost(input({}));
  const post = stored(cmsPost({ categories: [], tags: [] }), write);
  const parts = (change: Partial<CmsPost>) =>
    alterationsOf({ wanted: write, story, stored: { ...post, ...change }, words: context.words });

  it('counts words that were taken away or put in as altered, and spellings as the same', () => {
    const body = parts({ content: post.content.replace('Words.', 'Other words.') });
    expect(body).toEqual([{ part: 'body', sent: 'Words.', stored: 'Other words.' }]);
    expect(undecidedOf('draft', body)).toBe(body);
    const amp = storyToPost(input({ story: { ...story, copy: copyOf('Fish & chips', 'A & B') } })).write;
    const kept = stored(post, {
      ...amp,
      title: 'Fish & chips',
      content: amp.content?.replace('&amp;', '&#038;') ?? '',
    });
    expect(alterationsOf({ wanted: amp, story, stored: kept, words: context.words })).toEqual([]);
  });

  it('counts a notice that was taken away or changed as altered', () => {
    const noticed = storyToPost(input({ fields: { notices: [correction] } })).write;
    const found = alterationsOf({
      wanted: noticed,
      story,
      stored: stored(post, { ...noticed, content: noticed.content?.replace('is $4.', 'is $9.') ?? '' }),
      words: context.words,
    });
    expect(found).toMatchObject([{ part: 'body', stored: expect.stringContaining('is $9.') as unknown }]);
    expect(sameContent(noticed.content ?? '', write.content ?? '')).toBe(false);
  });

  it('tells of tags, slugs and states without stopping the story', () => {
    const slugged = { ...story, fields: { ...story.fields, slug: 'ferry', tags: ['ferry', 'secret'] } };
    const found = alterationsOf({
      wanted: { ...write, status: 'publish' },
      story: slugged,
      stored: { ...post, slug: 'ferry-2', tags: [5], status: 'pending' },
      words: context.words,
    });
    expect(found).toEqual([
      { part: 'slug', sent: 'ferry', stored: 'ferry-2' },
      { part: 'tags', sent: 'ferry, secret', stored: 'ferry' },
      { part: 'status', sent: 'publish', stored: 'pending' },
    ]);
    expect(undecidedOf('draft', found)).toEqual([]);
    for (const action of ['publish', 'kill', 'review'] as const)
      expect(undecidedOf(action, found)).toBe(found);
    const [slug] = found;
    expect(slug === undefined ? null : undecidedOf('review', [slug])).toEqual([]);
  });

  it('counts another hour as altered, also where the story is out by then', () => {
    const [publishAt, now] = ['2026-11-25T22:00:00.250Z', '2026-11-24T12:00:00Z'];
    const wanted = { ...write, status: 'future', publishAt } as const;
    const found = (change: Partial<CmsPost>) =>
      alterationsOf({ wanted, story, stored: { ...post, ...change }, words: context.words });
    expect(found({ status: 'future', publishAt: '2026-11-25T22:00:00Z' })).toEqual([]);
    expect(found({ status: 'publish', publishAt: '2026-11-25T22:00:00Z' })).toEqual([]);
    for (const status of ['future', 'publish'])
      expect(found({ status, publishAt: now })).toEqual([{ part: 'date', sent: publishAt, stored: now }]);
  });
});
