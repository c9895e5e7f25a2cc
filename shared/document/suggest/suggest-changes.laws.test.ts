import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { randomDocument } from '../../../tests/helpers/random-document';
import { seeded, writeAtRandom } from '../../../tests/helpers/random-edits';
import type { Scribe } from '../../../tests/helpers/random-edits';
import { shapeOf } from '../../../tests/helpers/shape-of';
import { stepsBetween } from '../../merge/steps-between';
import { settleSuggestions, standingCopy, suggestionsIn } from '../suggestions';
import { suggestChanges } from './suggest-changes';
import type { Suggester } from './suggest-changes';

const numRuns = Number(process.env['STET_SUGGEST_CASES'] ?? 1_000);
const seed = process.env['STET_SUGGEST_SEED'];
const draw = { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) };

const cases = fc.tuple(randomDocument({ classic: true }), fc.nat(2 ** 31), fc.integer({ min: 1, max: 4 }));

describe('an edit laid in as suggestions', () => {
  it('leaves the copy as it was when rejected, and gives what the edit gave when accepted', () => {
    let suggested = 0;
    fc.assert(
      fc.property(cases, ([before, random, count]) => {
        const after = writeAtRandom(before, { name: 'a', random: seeded(random), typed: [] }, count);
        const laidIn = suggest(before, after, writer('a'));
        expect(shapeOf(settle(laidIn, 'reject'))).toBe(shapeOf(before));
        expect(shapeOf(settle(laidIn, 'accept'))).toBe(shapeOf(after));
        suggested += suggestionsIn(laidIn).length;
      }),
      draw,
    );
    expect(suggested).toBeGreaterThan(numRuns / 2);
  });

  it('keeps apart what two people suggest one after the other', () => {
    fc.assert(
      fc.property(cases, fc.nat(2 ** 31), ([before, random, count], other) => {
        const ann: Scribe = { name: 'a', random: seeded(random), typed: [] };
        const bruno: Scribe = { name: 'b', random: seeded(other), typed: [] };
        const edited = writeAtRandom(before, ann, count);
        const first = suggest(before, edited, writer('a'));
        const after = writeAtRandom(first, bruno, 2);
        const second = suggest(first, after, writer('b'));
        expect(shapeOf(standingCopy(second))).toBe(shapeOf(before));
        const withoutSecond = settleSuggestions(second, (id) => (id.startsWith('b-') ? 'reject' : 'keep'));
        // A block that was struck and then written in has its words struck instead of itself.
        expect(shapeOf(standingCopy(withoutSecond))).toBe(shapeOf(before));
        const told = [first, after, second].map((copy) => JSON.stringify(copy.toJSON())).join('\n\n');
        expect(textOf(settle(withoutSecond, 'accept')), told).toBe(textOf(settle(first, 'accept')));
        const accepted = textOf(settle(second, 'accept'));
        const typed = [...ann.typed, ...bruno.typed].filter((word) =>
          textOf(settle(after, 'accept')).includes(word),
        );
        expect(
          typed.filter((word) => !accepted.includes(word)),
          told,
        ).toEqual([]);
        const seen = bruno.typed.filter((word) => textOf(after).includes(word));
        expect(
          seen.filter((word) => !accepted.includes(word)),
          told,
        ).toEqual([]);
      }),
      draw,
    );
  });
});

function suggest(before: Node, after: Node, suggester: Suggester): Node {
  const edit = {
    before,
    after,
    steps: stepsBetween(before, after),
    caretBefore: 0,
    caretAfter: 0,
    composing: false,
  };
  const transform = new Transform(before);
  for (const step of suggestChanges(edit, suggester).steps) transform.step(step);
  transform.doc.check();
  return transform.doc;
}

/** Somebody whose suggestions all begin with their name. */
function writer(name: string): Suggester {
  let made = 0;
  return { isOwn: (id) => id.startsWith(`${name}-`), newId: () => `${name}-${made++}` };
}

function textOf(copy: Node): string {
  return copy.textBetween(0, copy.content.size, '\n').replaceAll(/\s+/g, ' ').trim();
}

function settle(copy: Node, verdict: 'accept' | 'reject'): Node {
  const settled = settleSuggestions(copy, () => verdict);
  settled.check();
  return settled;
}
