import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { fixturePost } from '../../../tests/helpers/wordpress-posts';
import { articleSchema } from '../schema';
import { documentFromPost } from './from-wordpress';
import { postFromDocument } from './to-wordpress';

const { nodes } = articleSchema;
const media = () => null;
const post = (content: string) => ({ title: '', excerpt: '', content });
const block = (name: string, html: string, attributes = '') =>
  `<!-- wp:${name}${attributes === '' ? '' : ` ${attributes}`} -->\n${html}\n<!-- /wp:${name} -->`;
const withBlocks = (doc: Node, blocks: readonly Node[]) =>
  doc.copy(nodes.doc.create(null, [doc.child(0), doc.child(1), ...blocks]).content);

describe('the space between blocks', () => {
  const [one, two, three] = ['One', 'Two', 'Three'].map((word) => block('paragraph', `<p>${word}</p>`));
  const origin = documentFromPost(post(`${one}\n\n\n${two} \n${three}\n`));
  const [first, second, third] = origin.slices.map(({ node }) => node) as [Node, Node, Node];
  const written = (...blocks: Node[]) =>
    postFromDocument(withBlocks(origin.doc, blocks), { origin, media }).content;

  test('stays between blocks that are still neighbours', () => {
    expect(written(first, second)).toBe(`${one}\n\n\n${two}`);
    expect(written(second, third)).toBe(`${two} \n${three}\n`);
  });

  test('is an empty line where a block between them went, or another order brought them together', () => {
    expect(written(first, third)).toBe(`${one}\n\n${three}\n`);
    expect(written(third, first, second)).toBe(`${three}\n\n${one}\n\n\n${two}`);
  });
});

test('a picture put in another’s place goes to the site under its own address', () => {
  const local = { source: `sha256:${'b'.repeat(64)}`, id: 41, url: 'https://example.org/uploads/ferry.jpg' };
  const origin = documentFromPost({
    ...fixturePost('block'),
    mediaFor: ({ id }) => (id === 41 ? local : null),
  });
  const image = origin.slices.find(({ node }) => node.type.name === 'image')!.node;
  const source = `sha256:${'c'.repeat(64)}`;
  const replaced = image.type.create({ ...image.attrs, source }, image.content);
  const doc = withBlocks(origin.doc, [replaced]);
  const url = 'https://example.org/uploads/harbour.jpg';
  const { content } = postFromDocument(doc, {
    origin,
    media: (wanted) => (wanted === source ? { id: 52, url } : null),
  });
  expect(content).toContain(`src="${url}"`);
  expect(content).toContain('wp-image-52');
  expect(content).not.toContain('ferry-1024x683.jpg');
  expect(postFromDocument(doc, { origin, media }).missingMedia).toEqual([source]);
});

describe('a block that could not be written back with all it says stays opaque:', () => {
  const table = (rows: string) =>
    block('table', `<figure class="wp-block-table"><table class="has-fixed-layout">${rows}</table></figure>`);
  const image = (html: string, attributes = '', figure = ' class="wp-block-image"') =>
    block('image', `<figure${figure}>${html}</figure>`, attributes);
  const item = block('list-item', '<li>a</li>');
  const img = '<img src="https://example.org/a.jpg" alt=""/>';

  // prettier-ignore
  test.each([
    ['a start only WordPress knows', block('list', `<ol class="wp-block-list">${item}</ol>`, '{"ordered":true,"start":4}')],
    ['a start only a browser sees', block('list', `<ol start="4" class="wp-block-list">${item}</ol>`, '{"ordered":true}')],
    ['two rows in the head', table('<thead><tr><th>a</th></tr><tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody>')],
    ['plain cells in the head', table('<thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody>')],
    ['header cells that are no head', table('<tbody><tr><th>a</th></tr><tr><td>b</td></tr></tbody>')],
    ['two bodies', table('<tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody>')],
    ['a cell that says whose head it is', table('<tbody><tr><td scope="row">a</td></tr></tbody>')],
    ['a cell over no column', table('<tbody><tr><td colspan="0">a</td></tr></tbody>')],
    ['two alignments', table('<tbody><tr><td class="has-text-align-left" data-align="right">a</td></tr></tbody>')],
    ['a picture of two numbers', image('<img src="https://example.org/a.jpg" alt="" class="wp-image-8"/>', '{"id":7}')],
    ['a size without its class', image(img, '{"sizeSlug":"large"}')],
    ['no alternative text at all', image('<img src="https://example.org/a.jpg"/>')],
    ['a figure without its class', image(img, '', '')],
    ['an empty caption', image(`${img}<figcaption class="wp-element-caption"></figcaption>`)],
    ['a credit that touches the caption', image(`${img}<figcaption class="wp-element-caption">a<span class="stet-credit">b</span></figcaption>`)],
  ])('%s', (_what, raw) => {
    const origin = documentFromPost(post(raw));
    expect(origin.slices.map(({ node }) => node.type.name)).toEqual(['opaque']);
    const paragraph = nodes.paragraph.create({ id: 'bnew' }, articleSchema.text('New'));
    const doc = withBlocks(origin.doc, [paragraph, origin.doc.child(2)]);
    expect(postFromDocument(doc, { origin, media }).content).toContain(raw);
  });
});
