import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomComments } from '../../tests/helpers/random-comments';
import { emptyCopy } from '../document/schema';
import { standingCopy } from '../document/suggestions';
import { approvalForm } from './approval-form';
import { emptyFields } from './fields';

describe('a lead picture that is only on the site', () => {
  const picture = { source: 'https://example.org/a.jpg', alt: '', caption: '', credit: '' };
  const form = (remoteId: number, media: Readonly<Record<string, string>>) => {
    const fields = { ...emptyFields('en-CA'), leadImage: { ...picture, remoteId } };
    return approvalForm({ copy: emptyCopy(() => 'p1'), fields, media }, 'https://example.org');
  };

  it('is another one under another number, which is what the site is asked for', () => {
    expect(form(7, {})).not.toBe(form(8, {}));
  });

  it('is the same whatever its number where its bytes are known', () => {
    const media = { [picture.source]: 'f'.repeat(64) };
    expect(form(7, media)).toBe(form(8, media));
  });
});

describe('comments', () => {
  it('change nothing of what an approval binds to, nor of the words that stand', () => {
    let commentedWords = 0;
    fc.assert(
      fc.property(randomComments({ classic: true }), ({ plain, commented, ids }) => {
        commentedWords += ids.length;
        const form = (copy: typeof plain) =>
          approvalForm({ copy, fields: emptyFields('en-CA'), media: {} }, 'https://example.org');
        expect(form(commented)).toBe(form(plain));
        expect(standingCopy(commented).eq(plain)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(commentedWords).toBeGreaterThan(300);
  });
});
