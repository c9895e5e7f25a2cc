import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { fixturePost, realPosts } from '../../../tests/helpers/wordpress-posts';
import { parseCopy } from '../parse-copy';
import { articleSchema, blockIds } from '../schema';
import type { Origin } from './from-wordpress';
import { documentFromPost } from './from-wordpress';
import { postFromDocument } from './to-wordpress';

const { nodes } = articleSchema;
const media = () => null;
const posts = realPosts();
const text = (words: string) => articleSchema.text(words);
const kinds = (origin: Origin) => origin.slices.map(({ node }) => node.type.name);
const withBlocks = (doc: Node, blocks: readonly Node[]) =>
  doc.copy(nodes.doc.create(null, [doc.child(0), doc.child(1), ...blocks]).content);
const blocksOf = (doc: Node) => doc.content.content.slice(2);

describe.each(posts.map((post) => [post.name, post] as const))('the post %s', (_name, post) => {
  const origin = documentFromPost(post);

  test('is valid, has an id on every block and no id twice', () => {
    origin.doc.check();
    const ids = blockIds(origin.doc);
    expect(new Set(ids).size).toBe(ids.length);
    let blocks = 0;
    origin.doc.descendants((node) => void (blocks += 'id' in node.attrs ? 1 : 0));
    expect(ids).toHaveLength(blocks);
  });

  test('is written back byte for byte when nobody touched it', () => {
    const { title, excerpt, content } = postFromDocument(origin.doc, { origin, media });
    expect({ title, excerpt, content }).toEqual({
      title: post.title,
      excerpt: post.excerpt,
      content: post.content,
    });
  });

  test('gives the same document every time', () => {
    expect(documentFromPost(post).doc.eq(origin.doc)).toBe(true);
  });

  test('keeps every other byte when one paragraph is edited', () => {
    const index = origin.slices.findIndex(({ node }) => node.type.name === 'paragraph');
    const slice = origin.slices[index];
    if (slice === undefined) return;
    const edited = slice.node.copy(
      slice.node.content.append(nodes.paragraph.create(null, text(' EDITED')).content),
    );
    const blocks = origin.slices.map(({ node }) => (node === slice.node ? edited : node));
    const { content } = postFromDocument(withBlocks(origin.doc, blocks), { origin, media });
    const lead = origin.lead === null ? '' : origin.lead.before + origin.lead.raw;
    const before =
      lead +
      origin.slices
        .slice(0, index)
        .map((other) => other.before + other.raw)
        .join('') +
      slice.before;
    const after =
      origin.slices
        .slice(index + 1)
        .map((other) => other.before + other.raw)
        .join('') + origin.tail;
    expect(content.startsWith(before)).toBe(true);
    expect(content.endsWith(after)).toBe(true);
    expect(content.slice(before.length, content.length - after.length)).toMatch(
      /^<!-- wp:paragraph [^]* EDITED[^]*<!-- \/wp:paragraph -->$/,
    );
    const again = documentFromPost({ title: '', excerpt: '', content });
    expect(again.slices[index]?.node.eq(edited)).toBe(true);
  });

  test('keeps every block when one is moved to the front', () => {
    const blocks = blocksOf(origin.doc);
    const last = blocks.at(-1);
    if (last === undefined || origin.slices.length < 2) return;
    const { content } = postFromDocument(withBlocks(origin.doc, [last, ...blocks.slice(0, -1)]), {
      origin,
      media,
    });
    for (const { raw } of origin.slices) expect(content).toContain(raw);
  });
});

test('every post, stored and opened meanwhile, is written back byte for byte', () => {
  let bytes = 0;
  for (const post of posts) {
    const origin = documentFromPost(post);
    const opened = parseCopy(JSON.parse(JSON.stringify(origin.doc.toJSON())));
    if (!opened.ok) throw new Error(`${post.name}: ${opened.reason}`);
    const { content } = postFromDocument(opened.doc, { origin, media });
    expect(Buffer.compare(Buffer.from(content), Buffer.from(post.content)), post.name).toBe(0);
    bytes += Buffer.byteLength(content);
  }
  console.log(`${posts.length} posts, ${bytes} bytes of content: all written back byte for byte`);
  expect(posts.length).toBeGreaterThanOrEqual(process.env['STET_WXR'] === undefined ? 6 : 80);
});

test('a post made of blocks that Stet knows becomes those blocks', () => {
  expect(kinds(documentFromPost(fixturePost('block')))).toEqual([
    'paragraph', 'paragraph', 'heading', 'orderedList', 'blockquote', 'pullquote', 'image', 'table', 'divider', 'paragraph',
  ]); // prettier-ignore
  expect(kinds(documentFromPost(fixturePost('crlf')))).toEqual(kinds(documentFromPost(fixturePost('block'))));
});

test('what Stet does not know stays opaque, under a label a reader can make sense of', () => {
  const origin = documentFromPost(fixturePost('mixed'));
  const labels = origin.slices.map(({ node }) => String(node.attrs['label'] ?? node.type.name));
  expect(labels).toEqual([
    'classic', 'gallery', 'columns', 'paragraph', 'paragraph', 'embed', 'block', 'classic', 'paragraph', 'quote', 'html', 'more', 'classic',
  ]); // prettier-ignore
});

test('malformed comments are text, and sound blocks beside them stay blocks', () => {
  const origin = documentFromPost(fixturePost('malformed'));
  expect(
    origin.slices.filter(({ node }) => node.type.name === 'paragraph').map(({ node }) => node.textContent),
  ).toEqual(['Sound', 'Two dashes, unescaped']);
});

test('an inline note keeps its tag byte for byte while its words are editable', () => {
  const origin = documentFromPost(fixturePost('block'));
  const last = origin.slices.at(-1)?.node;
  expect(last?.textContent).toBe('A note hangs on these words, and voilà.1');
  const foreign = last?.child(1).marks.find((mark) => mark.type.name === 'foreign');
  expect(foreign?.attrs).toEqual({ tag: 'mark', open: '<mark class="wp-note" data-id="31">' });
});

test('an edited block keeps other people’s attributes, classes and metadata', () => {
  const origin = documentFromPost(fixturePost('block'));
  const [first, , heading] = origin.slices.map(({ node }) => node);
  const edited = withBlocks(origin.doc, [
    first!.copy(nodes.paragraph.create(null, text('New.')).content),
    heading!.type.create({ ...heading!.attrs, level: 4 }, text('Then')),
  ]);
  expect(postFromDocument(edited, { origin, media }).content).toBe(
    `<!-- wp:paragraph {"className":"lede","metadata":{"name":"Lede \\u002d\\u002d \\u003cfirst\\u003e","stet":"bk1dateline"}} -->\n<p class="lede">New.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading {"level":4,"metadata":{"noteId":12,"stet":"${String(heading!.attrs['id'])}"}} -->\n<h4 class="wp-block-heading" id="what-next">Then</h4>\n<!-- /wp:heading -->\n`.trimEnd(),
  );
});

test('the dateline and the language are lifted out, and of two equal ids the first block keeps it', () => {
  const origin = documentFromPost(fixturePost('dateline'));
  expect(origin.dateline).toBe('HALIFAX, Nov. 21');
  expect(origin.language).toBe('en-CA');
  expect(origin.doc.textContent).not.toContain('HALIFAX');
  const [one, two] = origin.slices.map(({ id }) => id);
  expect(one).toBe('bfirst');
  expect(two).toMatch(/^w[0-9a-z]{25}$/);
});

test('a new dateline or language changes the lead and nothing else', () => {
  const post = fixturePost('dateline');
  const origin = documentFromPost(post);
  const moved = postFromDocument(origin.doc, { origin, media, dateline: 'SYDNEY, Nov. 22' }).content;
  expect(moved).toBe(post.content.replace('HALIFAX, Nov. 21', 'SYDNEY, Nov. 22'));
  const translated = postFromDocument(origin.doc, { origin, media, language: 'fr-CA' }).content;
  expect(translated).toBe(post.content.replace('en-CA', 'fr-CA'));
  const bare = postFromDocument(origin.doc, { origin, media, dateline: null, language: null }).content;
  expect(documentFromPost({ ...post, content: bare })).toMatchObject({ dateline: null, language: null });
});

test('a title or an excerpt is only written anew when its words changed', () => {
  const post = { title: 'A & B', excerpt: 'x <em>y</em>', content: '' };
  const origin = documentFromPost(post);
  expect(origin.doc.child(0).textContent).toBe('A & B');
  expect(origin.doc.child(1).textContent).toBe('x y');
  expect(postFromDocument(origin.doc, { origin, media })).toMatchObject(post);
  expect(postFromDocument(origin.doc, { media })).toMatchObject({ title: 'A &amp; B', excerpt: 'x y' });
});

test('a picture the site does not have is named, so that the post waits for it', () => {
  const source = `sha256:${'a'.repeat(64)}`;
  const image = nodes.image.create({ id: 'i1', source }, [nodes.caption.create(), nodes.credit.create()]);
  const doc = nodes.doc.create(null, [nodes.headline.create(), nodes.dek.create(), image]);
  expect(postFromDocument(doc, { media }).missingMedia).toEqual([source]);
  expect(
    postFromDocument(doc, { media: () => ({ id: 3, url: 'https://example.org/a.jpg' }) }).missingMedia,
  ).toEqual([]);
});

test('a picture known by its hash goes back at the address and size it had', () => {
  const post = fixturePost('block');
  const local = { source: `sha256:${'b'.repeat(64)}`, id: 41, url: 'https://example.org/uploads/ferry.jpg' };
  const origin = documentFromPost({ ...post, mediaFor: ({ id }) => (id === 41 ? local : null) });
  const image = origin.slices.find(({ node }) => node.type.name === 'image')!.node;
  expect(image.attrs['source']).toBe(local.source);
  expect(postFromDocument(origin.doc, { origin, media }).content).toBe(post.content);
  const edited = withBlocks(origin.doc, [image.type.create({ ...image.attrs, alt: 'New' }, image.content)]);
  expect(postFromDocument(edited, { origin, media }).content).toContain(
    'src="https://example.org/uploads/ferry-1024x683.jpg" alt="New" class="wp-image-41"',
  );
});

test('blocks without an id keep their ids when another block is edited in WordPress', () => {
  const before = documentFromPost(fixturePost('mixed'));
  const { content } = fixturePost('mixed');
  const after = documentFromPost({
    ...fixturePost('mixed'),
    content: content.replace('<p>Left</p>', '<p>Port</p>'),
  });
  const changed = before.slices.filter(({ id }, index) => after.slices[index]?.id !== id);
  expect(changed.map(({ node }) => String(node.attrs['label']))).toEqual(['columns']);
});
