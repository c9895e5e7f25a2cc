import fc from 'fast-check';
import { Fragment, Node } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../shared/document/schema';
import { randomDocument } from '../../tests/helpers/random-document';
import { stepsBetween } from './steps-between';

type Json = Record<string, unknown>;
const text = (value: string): Json[] => (value === '' ? [] : [{ type: 'text', text: value }]);
const paragraph = (id: string | null, value: string): Json => ({
  type: 'paragraph',
  attrs: { id, dress: null },
  content: text(value),
});
const doc = (headline: string, dek: string, blocks: readonly Json[]): Node =>
  Node.fromJSON(articleSchema, {
    type: 'doc',
    content: [{ type: 'headline', content: text(headline) }, { type: 'dek', content: text(dek) }, ...blocks],
  });

const word = fc.constantFrom('', 'a', 'aa', 'aaa', 'ferry', 'The ferry runs', 'l’été à Gaspé', '👩‍🚀 up');
const id = fc.option(fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6'), { nil: null });
const bold = (value: string): Json => ({ type: 'text', text: `${value}!`, marks: [{ type: 'bold' }] });
const block = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(id, word).map(([key, value]) => paragraph(key, value)) },
  fc.tuple(id, word).map(([key, value]) => ({ ...paragraph(key, ''), content: [bold(value)] })),
  fc.tuple(id, word, fc.constantFrom(2, 3, 4)).map(([key, value, level]) => ({
    type: 'heading',
    attrs: { id: key, dress: null, level },
    content: text(value),
  })),
  fc.tuple(id, word, word).map(([key, first, second]) => ({
    type: 'bulletList',
    attrs: { id: key, dress: null },
    content: [first, second].map((value) => ({ type: 'listItem', content: [paragraph(null, value)] })),
  })),
  fc
    .tuple(id, word, word, fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }))
    .map(([key, caption, alt, remoteId]) => ({
      type: 'image',
      attrs: { id: key, source: 'https://news.test/a.png', alt, remoteId },
      content: [
        { type: 'caption', content: text(caption) },
        { type: 'credit', content: text(alt) },
      ],
    })),
  fc.tuple(id, word, word).map(([key, quote, by]) => ({
    type: 'blockquote',
    attrs: { id: key, dress: null },
    content: [paragraph(null, quote), { type: 'attribution', content: text(by) }],
  })),
  id.map((key) => ({ type: 'divider', attrs: { id: key, dress: null } })),
);
const copy = fc
  .tuple(word, word, fc.array(block, { minLength: 1, maxLength: 9 }))
  .map((parts) => doc(...parts));

function apply(from: Node, to: Node): Node {
  return stepsBetween(from, to).reduce<Node>((current, step) => {
    const { doc: next } = step.apply(current);
    if (next === null) throw new Error('A step does not apply');
    next.check();
    return next;
  }, from);
}

describe('the steps between two copies', () => {
  it('give exactly the second, through sound copies only', () => {
    fc.assert(
      fc.property(copy, copy, (from, to) => {
        expect(apply(from, to).toJSON()).toEqual(to.toJSON());
      }),
      { numRuns: 1_500 },
    );
  });

  it('give exactly the second for whatever the editor can make', () => {
    const any = randomDocument({ classic: true });
    fc.assert(
      fc.property(any, any, (from, to) => {
        expect(apply(from, to).eq(to)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are none between equal copies', () => {
    fc.assert(
      fc.property(copy, (same) => {
        expect(stepsBetween(same, same)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('touch one letter where one letter changed', () => {
    const blocks = Array.from({ length: 40 }, (_, index) => paragraph(`p${index}`, 'The ferry runs late.'));
    const from = doc('Head', '', blocks);
    const to = doc('Head', '', blocks.with(20, paragraph('p20', 'The ferry rung late.')));
    const [step, ...rest] = stepsBetween(from, to);
    expect(rest).toEqual([]);
    expect(step).toBeInstanceOf(ReplaceStep);
    expect(step?.toJSON()).toMatchObject({ slice: { content: [{ type: 'text', text: 'g' }] } });
  });

  it('leave every other block alone when one is moved, added and removed', () => {
    const blocks = Array.from({ length: 8 }, (_, index) => paragraph(`p${index}`, `Paragraph ${index}`));
    const from = doc('Head', 'Dek', blocks);
    const [first, second, third, ...others] = from.content.content.slice(2) as [Node, Node, Node, ...Node[]];
    const added = Node.fromJSON(articleSchema, paragraph('new', 'New'));
    const order = [second, first, ...others.slice(0, 2), added, ...others.slice(2)];
    const to = from.copy(Fragment.fromArray([from.child(0), from.child(1), ...order]));
    const changed = stepsBetween(from, to).map((step) => JSON.stringify(step.toJSON()));
    expect(apply(from, to).eq(to)).toBe(true);
    expect(third.attrs['id']).toBe('p2');
    for (const kept of ['p3', 'p4', 'p5', 'p6', 'p7']) expect(changed.join()).not.toContain(`"${kept}"`);
  });

  it('set the number of an uploaded picture without replacing it', () => {
    const picture = (remoteId: number | null): Json => ({
      type: 'image',
      attrs: { id: 'i1', source: 'https://news.test/a.png', alt: 'A', remoteId },
      content: [{ type: 'caption', content: text('Caption') }, { type: 'credit' }],
    });
    const steps = stepsBetween(doc('H', '', [picture(null)]), doc('H', '', [picture(7)]));
    expect(steps.map((step) => step.toJSON() as unknown)).toEqual([
      { stepType: 'attr', pos: 5, attr: 'remoteId', value: 7 },
    ]);
  });
});
