import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { randomDocument } from '../../tests/helpers/random-document';
import { blockReaches, commentReaches, findQuote, quoteOf } from './anchors';
import { articleSchema } from './schema';

const { nodes, marks } = articleSchema;
const on = (id: string) => marks.comment.create({ id });

function copyOf(...paragraphs: readonly (readonly Node[] | string)[]): Node {
  const text = (content: readonly Node[] | string): readonly Node[] =>
    typeof content === 'string' ? (content === '' ? [] : [articleSchema.text(content)]) : content;
  return nodes.doc.create(null, [
    nodes.headline.create(),
    nodes.dek.create(),
    ...paragraphs.map((content, index) => nodes.paragraph.create({ id: `b${index}` }, text(content))),
  ]);
}
const wordsAt = (copy: Node, reach: { from: number; to: number } | null): string | null =>
  reach === null ? null : copy.textBetween(reach.from, reach.to, '\n');
const quote = (text: string, prefix = '', suffix = '') => ({ text, prefix, suffix });

describe('where threads stand', () => {
  it('is from the first of their words to the last, in reading order', () => {
    const copy = copyOf(
      [articleSchema.text('a '), articleSchema.text('b', [on('t1')]), articleSchema.text(' c')],
      [articleSchema.text('d', [on('t2'), on('t1')])],
    );
    const found = commentReaches(copy);
    expect([...found.keys()]).toEqual(['t1', 't2']);
    expect(wordsAt(copy, found.get('t1') ?? null)).toBe('b c\nd');
    expect(wordsAt(copy, found.get('t2') ?? null)).toBe('d');
  });

  it('is a block where they hang on one, and nowhere where it is gone', () => {
    const copy = copyOf('a', 'b');
    const found = blockReaches(copy, new Set(['b1', 'bgone']));
    expect([...found.keys()]).toEqual(['b1']);
    expect(wordsAt(copy, found.get('b1') ?? null)).toBe('b');
  });
});

describe('the words of a quote', () => {
  it('are found where they moved', () => {
    const copy = copyOf('The east quay is new.', 'Boats leave late.');
    expect(wordsAt(copy, findQuote(copy, quote('leave late', 'Boats ', '.')))).toBe('leave late');
  });

  it('are, of several, those whose surroundings fit', () => {
    const copy = copyOf('The vote came late.', 'Boats leave late today.');
    const found = findQuote(copy, quote('late', 'leave ', ' today'));
    expect(found?.from).toBe(copy.content.size - 1 - ' today.'.length - 'late'.length);
  });

  it('are nowhere where several places fit equally', () => {
    expect(findQuote(copyOf('late or late'), quote('late'))).toBeNull();
  });

  it('are, once rewritten, what stands between the words around them', () => {
    const copy = copyOf('The ferry leaves at one from the quay.');
    expect(wordsAt(copy, findQuote(copy, quote('at noon', 'The ferry leaves ', ' from the quay')))).toBe(
      'at one',
    );
  });

  it.each([
    [
      'nothing stands between',
      'The ferry leaves  from the quay.',
      quote('at noon', 'The ferry leaves ', ' from the quay'),
    ],
    [
      'a whole page stands between',
      `The ferry leaves ${'on '.repeat(200)} from the quay.`,
      quote('at noon', 'The ferry leaves ', ' from the quay'),
    ],
    ['too little is known of what was around', 'It is at one.', quote('at noon', 'is ', '.')],
    ['nothing was quoted', 'It is at one.', quote(' ')],
  ])('are nowhere where %s', (_when, text, wanted) => {
    expect(findQuote(copyOf(text), wanted)).toBeNull();
  });

  it('are found by a quote taken of them, in any story', () => {
    let taken = 0;
    fc.assert(
      fc.property(randomDocument({ classic: false }), fc.nat(), fc.nat(), (copy, one, other) => {
        const places = [one, other].map((place) => place % (copy.content.size + 1));
        const reach = { from: Math.min(...places), to: Math.max(...places) };
        const kept = quoteOf(copy, reach);
        expect(kept.text.length).toBeLessThanOrEqual(2_000);
        const found = findQuote(copy, kept);
        if (found === null) return;
        taken += 1;
        expect(quoteOf(copy, found).text).toBe(kept.text);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it('are found in the same place after something is written elsewhere', () => {
    let found = 0;
    fc.assert(
      fc.property(randomDocument({ classic: false }), fc.nat(), (copy, random) => {
        const texts: { at: number; text: string }[] = [];
        copy.descendants((node, at) => {
          if (node.isText) texts.push({ at, text: node.text ?? '' });
        });
        const chosen = texts[random % Math.max(1, texts.length)];
        if (chosen === undefined || chosen.text.trim().length < 4 || /[\ud800-\udfff]/.test(chosen.text)) return;
        const reach = { from: chosen.at, to: chosen.at + chosen.text.length };
        const kept = quoteOf(copy, reach);
        const written = new Transform(copy).insert(1, articleSchema.text('Before it all, '));
        const now = findQuote(written.doc, kept);
        if (now === null) return;
        found += 1;
        expect(now).toEqual({ from: written.mapping.map(reach.from), to: written.mapping.map(reach.to, -1) });
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
