import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomComments } from '../../tests/helpers/random-comments';
import { standingCopy } from '../document/suggestions';
import { approvalForm } from './approval-form';
import { emptyFields } from './fields';

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
