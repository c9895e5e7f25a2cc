import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseCount } from '../../../tests/helpers/site-media';
import { realPosts } from '../../../tests/helpers/wordpress-posts';
import { canonical } from './canonical';
import { documentFromPost } from './from-wordpress';
import type { SourceBlock, SourcePiece } from './parse-blocks';
import { parseBlocks } from './parse-blocks';
import { sameTitle } from './title';
import { postFromDocument } from './to-wordpress';

const tokens = fc.constantFrom(
  '<!-- wp:paragraph -->', '<!-- /wp:paragraph -->', '<!-- wp:list {"a":{"b":"}"}} -->', '<!-- /wp:list -->', '<!-- wp:core/list -->',
  '<!-- wp:more /-->', '<!-- wp:x/y {"a":1} /-->', '<!-- wp:group {"bad":} -->', '<!-- /wp:group -->', '<!--', '-->', '<!-- wp:', '{', '}',
  '<p>', '</p>', '<ul>', '<li>', '</li>', '</ul>', 'words', ' ', '\n\n', '\r\n', '&amp;', '<b', '"', '\u0000', '<!-- wp:paragraph {"metadata":{"stet":"a"}} -->',
  '<!-- wp:image -->', '<figure class="wp-block-image"><img src="https://e.org/a.jpg" alt=""/></figure>', '<!-- /wp:image -->', '<!-- wp:quote -->',
  '<!-- wp:list-item -->', '<!-- /wp:list-item -->', '<blockquote class="wp-block-quote">', '</blockquote>', '<cite>', '</cite>',
); // prettier-ignore
const soup = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: tokens },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 9 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const posts = realPosts().map(({ content }) => content);
const mutated = fc
  .tuple(
    fc.constantFrom(...posts),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), tokens), { minLength: 1, maxLength: 5 }),
  )
  .map(([content, cuts]) =>
    cuts.reduce((text, [at, length, token]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + token + text.slice(start + length);
    }, content),
  );
const anything = fc.oneof(soup, mutated, fc.string({ unit: 'binary', maxLength: 60 }));

test('the pieces of any string, joined, are that string', () => {
  fc.assert(
    fc.property(anything, (source) => {
      const pieces = parseBlocks(source);
      expect(pieces.map(({ raw }) => raw).join('')).toBe(source);
      for (const piece of pieces) expectNested(piece);
    }),
    { numRuns: 3 * caseCount() },
  );
}, 3_600_000);

test('any string as title, excerpt and content becomes a valid document and goes back untouched', () => {
  fc.assert(
    fc.property(anything, soup, (content, title) => {
      const post = { title, excerpt: title, content };
      const origin = documentFromPost(post);
      origin.doc.check();
      expect(postFromDocument(origin.doc, { origin, media: () => null })).toEqual({
        ...post,
        missingMedia: [],
      });
      expect(canonical(origin.doc).eq(origin.doc)).toBe(true);
    }),
    { numRuns: 3 * caseCount() },
  );
}, 3_600_000);

test('a post of a dateline alone, with a language and white space around it, goes back untouched', () => {
  const content =
    '\n <!-- wp:paragraph {"className":"stet-dateline","metadata":{"stet":"dateline","stetLanguage":"en-CA"}} -->\n<p class="stet-dateline">HALIFAX, Nov. 23</p>\n<!-- /wp:paragraph -->\n';
  const origin = documentFromPost({ title: '', excerpt: '', content });
  expect(origin.dateline).toBe('HALIFAX, Nov. 23');
  expect(postFromDocument(origin.doc, { origin, media: () => null }).content).toBe(content);
});

test('blocks, attributes and what is inside come out as written', () => {
  const [block, space, other] = parseBlocks(
    '<!-- wp:core/list {"a":"\\u002d\\u002d\\u003e","b":{"c":[1]}} --><ul><!-- wp:list-item --><li>x</li><!-- /wp:list-item --></ul><!-- /wp:list --> <!-- wp:my-plugin/card {"d":"}"} /-->',
  );
  expect(block).toMatchObject({ name: 'list', attributes: { a: '-->', b: { c: [1] } }, selfClosing: false });
  expect((block as SourceBlock).content).toMatchObject([
    '<ul>',
    { name: 'list-item', content: ['<li>x</li>'] },
    '</ul>',
  ]);
  expect(space).toEqual({ kind: 'text', raw: ' ' });
  expect(other).toMatchObject({
    name: 'my-plugin/card',
    attributes: { d: '}' },
    selfClosing: true,
    content: [],
  });
});

test.each([
  ['openers that never end', '<!-- wp:a -->'],
  ['half comments', '<!-- wp:a {'],
  ['closers', '<!-- /wp:a -->'],
  ['openers with attributes', '<!-- wp:a {"x":"y"} --><p>'],
  ['tags', '<div><!-- wp:list --><ul>'],
  ['crossed blocks', '<!-- wp:a --><!-- wp:b --><!-- /wp:a -->'],
  ['spaces', ' '.repeat(50)],
  ['braces', '<!-- wp:a {}}}}} }'],
])('a megabyte of %s takes no longer than reading it', (_name, unit) => {
  const post = { title: '', excerpt: '', content: unit.repeat(Math.ceil(1_000_000 / unit.length)) + ' -->' };
  const origin = documentFromPost(post);
  expect(postFromDocument(origin.doc, { origin, media: () => null }).content === post.content).toBe(true);
});

test('blocks nested 20,000 deep are kept as they are', () => {
  const content =
    '<!-- wp:list --><ul><!-- wp:list-item --><li>'.repeat(20_000) +
    '</li><!-- /wp:list-item --></ul><!-- /wp:list -->'.repeat(20_000);
  const origin = documentFromPost({ title: '', excerpt: '', content });
  expect(postFromDocument(origin.doc, { origin, media: () => null }).content === content).toBe(true);
});

test('a post of 200,000 words is read and written whole', () => {
  const paragraph =
    '<!-- wp:paragraph -->\n<p>Some <strong>ten</strong> words of a long story that never ends &amp; more.</p>\n<!-- /wp:paragraph -->';
  const content = Array.from({ length: 20_000 }, () => paragraph).join('\n\n');
  const origin = documentFromPost({ title: '', excerpt: '', content });
  expect(origin.slices).toHaveLength(20_000);
  expect(origin.slices.every(({ node }) => node.type.name === 'paragraph')).toBe(true);
  expect(new Set(origin.slices.map(({ id }) => id)).size).toBe(20_000);
  expect(postFromDocument(origin.doc, { origin, media: () => null }).content === content).toBe(true);
});

test('titles are the same whatever spelling a role gives them', () => {
  expect(sameTitle('AT&T’s “plan”', 'AT&amp;T&#8217;s &ldquo;plan&rdquo;')).toBe(true);
  expect(sameTitle('a < b', 'a &lt; b')).toBe(true);
  expect(sameTitle('AT&T', 'AT&amp;amp;T')).toBe(false);
  expect(sameTitle('One', 'Two')).toBe(false);
});

function expectNested(piece: SourcePiece): void {
  if (piece.kind === 'text') return;
  expect(piece.raw.startsWith('<!--') && piece.raw.endsWith('-->')).toBe(true);
  let at = piece.raw.indexOf('-->') + 3;
  for (const part of piece.content) {
    const raw = typeof part === 'string' ? part : part.raw;
    at = piece.raw.indexOf(raw, at);
    expect(at).toBeGreaterThan(2);
    at += raw.length;
    if (typeof part !== 'string') expectNested(part);
  }
}
