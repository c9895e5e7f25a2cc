import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Gutenberg, GutenbergBlock } from '../helpers/gutenberg';
import { everyBlock, loadGutenberg } from '../helpers/gutenberg';
import { randomDocument } from '../helpers/random-document';
import { caseCount, siteMedia } from '../helpers/site-media';
import { realPosts } from '../helpers/wordpress-posts';
import { noticeLabel } from '../../shared/article/notice-label';
import { articleSchema } from '../../shared/document/schema';
import { documentFromPost } from '../../shared/document/wordpress/from-wordpress';
import { writeNotice } from '../../shared/document/wordpress/notices';
import { postFromDocument } from '../../shared/document/wordpress/to-wordpress';

let gutenberg: Gutenberg;
beforeAll(() => {
  gutenberg = loadGutenberg();
}, 120_000);

test('every document becomes blocks that WordPress calls valid and writes back unchanged', () => {
  let blocks = 0;
  fc.assert(
    fc.property(randomDocument({ classic: false }), (doc) => {
      const { content } = postFromDocument(doc, {
        media: siteMedia.write,
        dateline: 'OTTAWA, Nov. 21',
        language: 'fr-CA',
      });
      gutenberg.takeComplaints();
      const parsed = gutenberg.parse(content);
      for (const block of everyBlock(parsed)) {
        blocks++;
        expect(block.isValid, `${block.name}: ${block.originalContent ?? ''}`).toBe(true);
      }
      expect(gutenberg.serialize(parsed)).toBe(content);
      expect(gutenberg.takeComplaints()).toEqual([]);
    }),
    { numRuns: caseCount() },
  );
  console.log(`${caseCount()} documents, ${blocks} blocks: all valid, all written back unchanged`);
  expect(blocks).toBeGreaterThan(caseCount() * 3);
}, 3_600_000);

test('notices and the advisory of a killed story open as valid blocks, and come back as they were saved', () => {
  const at = '2026-11-25T01:10:00.000Z';
  const language = 'fr-CA';
  const notices = (['update', 'correction', 'kill'] as const).map((kind, index) => ({
    id: `n${index}`,
    kind,
    at,
    text: 'A & B < « C »,\nnot --> D.',
    label: noticeLabel({ kind, at }, language, 'America/Halifax'),
  }));
  const { doc, headline, dek, paragraph } = articleSchema.nodes;
  const copy = doc.create(null, [
    headline.create(),
    dek.create(),
    paragraph.create({ id: 'b1' }, articleSchema.text('Words.')),
  ]);
  const advisory = writeNotice(notices[2]!, 'alone');
  for (const content of [postFromDocument(copy, { media: () => null, notices }).content, advisory]) {
    gutenberg.takeComplaints();
    const parsed = gutenberg.parse(content);
    expect(parsed.map(({ isValid }) => isValid)).toEqual(parsed.map(() => true));
    expect(gutenberg.serialize(parsed)).toBe(content);
    expect(gutenberg.takeComplaints()).toEqual([]);
  }
  const edited = gutenberg.parse(advisory).map((block) => ({
    ...block,
    attributes: { ...block.attributes, content: '<strong>Texte retiré :</strong> Le journal s’excuse.' },
  }));
  expect(
    documentFromPost({ title: '', excerpt: '', content: gutenberg.serialize(edited) }).notices,
  ).toMatchObject([{ id: 'n2', kind: 'kill', at, text: 'Le journal s’excuse.', isAdvisory: true }]);
});

test('a block of a real post that WordPress calls valid is still valid when Stet writes it anew', () => {
  let compared = 0;
  for (const post of realPosts()) {
    for (const { node, raw } of documentFromPost(post).slices) {
      if (node.type.name === 'opaque') continue;
      const { doc, headline, dek } = articleSchema.nodes;
      const alone = doc.create(null, [headline.create(), dek.create(), node]);
      const { content } = postFromDocument(alone, { media: siteMedia.write });
      expect(outline(gutenberg.parse(content)), raw).toEqual(outline(gutenberg.parse(raw)));
      compared++;
    }
  }
  console.log(`${compared} blocks of real posts compared`);
  expect(compared).toBeGreaterThan(20);
}, 120_000);

test('a paragraph split in WordPress gives two blocks, the first of which is the old one', () => {
  const [paragraph] = gutenberg.parse(
    '<!-- wp:paragraph {"metadata":{"stet":"bsplit"}} -->\n<p>One. Two.</p>\n<!-- /wp:paragraph -->',
  );
  const halves = ['One.', 'Two.'].map((content) => ({
    ...paragraph!,
    attributes: { ...paragraph!.attributes, content },
  }));
  const origin = documentFromPost({ title: '', excerpt: '', content: gutenberg.serialize(halves) });
  expect(origin.slices.map(({ node }) => node.textContent)).toEqual(['One.', 'Two.']);
  expect(origin.slices[0]?.id).toBe('bsplit');
  expect(origin.slices[1]?.id).not.toBe('bsplit');
});

/** Names, validity and attributes of a tree of blocks, Stet's metadata and plain formatting left out. */
function outline(blocks: readonly GutenbergBlock[]): unknown {
  return blocks.map(({ name, isValid, attributes, innerBlocks }) => {
    const { metadata, ...others } = JSON.parse(JSON.stringify(attributes)) as Record<string, unknown>;
    const foreign = Object.entries(metadata ?? {}).filter(([key]) => !key.startsWith('stet'));
    const spelled = JSON.stringify(others).replaceAll(/<\/?(?:b|i|s|del|strike|em|strong)>/g, '');
    return {
      name,
      isValid,
      foreign,
      others: spelled.replaceAll(/(?:\\[rnt]| |&nbsp;)+/g, ' '),
      inner: outline(innerBlocks),
    };
  });
}
