import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomDocument } from '../../../tests/helpers/random-document';
import { caseCount, siteMedia } from '../../../tests/helpers/site-media';
import { articleSchema, newBlockId } from '../schema';
import { canonical } from './canonical';
import type { PostSource } from './from-wordpress';
import { documentFromPost } from './from-wordpress';
import type { WriteOptions } from './to-wordpress';
import { postFromDocument } from './to-wordpress';

const numRuns = caseCount();
const anyDocument = randomDocument({ classic: true });
const line = fc.constantFrom(null, 'OTTAWA, Nov. 21', 'QUÉBEC, le 21 nov. <&--> "x"');
const language = fc.constantFrom(null, 'en', 'fr-CA');

test('a document comes back from WordPress as it was, dateline and language too', () => {
  fc.assert(
    fc.property(anyDocument, line, language, (doc, dateline, tag) => {
      doc.check();
      const post = postFromDocument(doc, { media: siteMedia.write, dateline, language: tag });
      const back = documentFromPost({ ...post, mediaFor: siteMedia.read });
      back.doc.check();
      expect(back.doc.toJSON()).toEqual(canonical(doc).toJSON());
      expect(back.dateline).toBe(dateline);
      const able = doc.content.content.some(
        (block) => block.type.spec.group === 'block' && block.type.name !== 'opaque',
      );
      expect(back.language).toBe(able || dateline !== null ? tag : null);
      expect(post.missingMedia).toEqual([]);
    }),
    { numRuns },
  );
}, 3_600_000);

test('what is canonical stays as it is', () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const once = canonical(doc);
      once.check();
      expect(canonical(once).toJSON()).toEqual(once.toJSON());
    }),
    { numRuns },
  );
}, 3_600_000);

test('unknown elements that end together keep their order where a link ends before them', () => {
  const { foreign, link } = articleSchema.marks;
  const linked = link.create({ href: 'https://example.org/' });
  const note = foreign.create({ tag: 'mark', open: '<mark class="wp-note" data-id="7">' });
  const abbr = foreign.create({ tag: 'abbr', open: '<abbr>' });
  const inserted = foreign.create({ tag: 'ins', open: '<ins>' });
  const text = [
    articleSchema.text('a', [linked, note]),
    articleSchema.text('b', [linked, abbr, note]),
    articleSchema.text('c', [abbr, inserted]),
  ];
  const { doc, headline, dek, paragraph } = articleSchema.nodes;
  const once = canonical(
    doc.create(null, [headline.create(), dek.create(), paragraph.create({ id: newBlockId() }, text)]),
  );
  expect(canonical(once).toJSON()).toEqual(once.toJSON());
});

test('a post written from a document and read again is written back byte for byte', () => {
  fc.assert(
    fc.property(anyDocument, line, language, (doc, dateline, tag) => {
      const post = written(doc, {
        media: siteMedia.write,
        dateline,
        language: tag,
      });
      const origin = documentFromPost({ ...post, mediaFor: siteMedia.read });
      const again = written(origin.doc, { origin, media: () => null });
      expect(again).toEqual(post);
      const anew = written(origin.doc, {
        media: siteMedia.write,
        dateline,
        language: tag,
      });
      expect(anew).toEqual(post);
    }),
    { numRuns },
  );
}, 3_600_000);

function written(doc: Node, options: WriteOptions): PostSource {
  const { title, excerpt, content } = postFromDocument(doc, options);
  return { title, excerpt, content };
}
