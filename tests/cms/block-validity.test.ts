import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Gutenberg } from '../helpers/gutenberg';
import { everyBlock, loadGutenberg } from '../helpers/gutenberg';
import { randomDocument } from '../helpers/random-document';
import { caseCount, siteMedia } from '../helpers/site-media';
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
