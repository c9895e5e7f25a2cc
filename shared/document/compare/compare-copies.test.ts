import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editAtRandom, seeded } from '../../../tests/helpers/random-edits';
import { randomDocument } from '../../../tests/helpers/random-document';
import { countTreeWork } from '../../../tests/helpers/count-tree-work';
import { articleSchema } from '../schema';
import { compareCopies, differs, wordsOf } from './compare-copies';
import type { ComparedLine, Run } from './compared';
import { linesOf } from './lines';

const { nodes, marks } = articleSchema;
const text = (words: string) => articleSchema.text(words);
const p = (id: string, ...content: (string | Node)[]) =>
  nodes.paragraph.create(
    { id },
    content.map((part) => (typeof part === 'string' ? text(part) : part)),
  );
const copy = (...blocks: Node[]): Node =>
  nodes.doc.create(null, [nodes.headline.create(null, text('Ferry late')), nodes.dek.create(), ...blocks]);
const picture = (id: string, attrs: object) =>
  nodes.image.create({ id, source: 'https://example.org/a.jpg', ...attrs }, [
    nodes.caption.create(),
    nodes.credit.create(),
  ]);

/** `=same -deleted +inserted ~formatted`, line by line; only lines that differ. */
function told(before: Node, after: Node): string[] {
  return compareCopies(before, after)
    .filter(differs)
    .map(({ kind, moved, runs, attributes }) =>
      [
        moved ? `${kind} moved` : kind,
        ...runs.map(sign),
        ...attributes.map(({ name, before: was, after: is }) => `${name}: ${was} → ${is}`),
      ].join('|'),
    );
}

function sign(run: Run): string {
  if (run.change === 'formatted') return `~${run.text}(+${run.added.join(',')} -${run.removed.join(',')})`;
  return { same: '=', deleted: '-', inserted: '+' }[run.change] + run.text;
}

describe('two copies laid over each other', () => {
  it.each<[what: string, before: Node, after: Node, expected: string[]]>([
    ['nothing', copy(p('a1', 'One.')), copy(p('a1', 'One.')), []],
    [
      'a word typed',
      copy(p('a1', 'The ferry left.')),
      copy(p('a1', 'The late ferry left.')),
      ['changed|=The |+late |=ferry left.'],
    ],
    [
      'a word cut',
      copy(p('a1', 'The late ferry left.')),
      copy(p('a1', 'The ferry left.')),
      ['changed|=The |-late |=ferry left.'],
    ],
    [
      'words replaced, the space between them with them',
      copy(p('a1', 'The old bridge is closed.')),
      copy(p('a1', 'The new dam is closed.')),
      ['changed|=The |-old bridge|+new dam|= is closed.'],
    ],
    [
      'words put in around a word that changed',
      copy(p('a1', 'Downtown, and it pays.')),
      copy(p('a1', 'Downtown, for now or it pays.')),
      ['changed|=Downtown, |-and|+for now or|= it pays.'],
    ],
    ['a paragraph added', copy(p('a1', 'One.')), copy(p('a1', 'One.'), p('b1', 'Two.')), ['added|+Two.']],
    ['a paragraph removed', copy(p('a1', 'One.'), p('b1', 'Two.')), copy(p('b1', 'Two.')), ['removed|-One.']],
    [
      'a paragraph moved',
      copy(p('a1', 'One.'), p('b1', 'Two.'), p('c1', 'Three.')),
      copy(p('b1', 'Two.'), p('c1', 'Three.'), p('a1', 'One.')),
      ['same moved|=One.'],
    ],
    [
      'a paragraph that lost its id',
      copy(p('a1', 'One two three four.'), p('b1', 'Five.')),
      copy(p('x1', 'One two three four five.'), p('b1', 'Five.')),
      ['changed|=One two three four|+ five|=.'],
    ],
    [
      'another paragraph in its place',
      copy(p('a1', 'The council met on Monday.')),
      copy(p('x1', 'Snow is expected tonight.')),
      ['added|+Snow is expected tonight.', 'removed|-The council met on Monday.'].reverse(),
    ],
    [
      'a heading made of it',
      copy(p('a1', 'One.')),
      copy(nodes.heading.create({ id: 'a1', level: 3 }, text('One.'))),
      ['changed|=One.|type: paragraph → heading-3'],
    ],
    [
      'a picture described',
      copy(picture('a1', { alt: '' })),
      copy(picture('a1', { alt: 'A ferry' })),
      ['changed|alt:  → A ferry'],
    ],
    [
      'another size of heading',
      copy(nodes.heading.create({ id: 'a1', level: 2 }, text('One.'))),
      copy(nodes.heading.create({ id: 'a1', level: 4 }, text('One.'))),
      ['changed|=One.|type: heading-2 → heading-4'],
    ],
    [
      'words made bold',
      copy(p('a1', 'The ferry left.')),
      copy(p('a1', 'The ', text('ferry').mark([marks.bold.create()]), ' left.')),
      ['changed|=The |~ferry(+bold -)|= left.'],
    ],
    [
      'a comment hung on words, which is no change of them',
      copy(p('a1', 'The ferry left.')),
      copy(p('a1', 'The ', text('ferry').mark([marks.comment.create({ id: 'c1' })]), ' left.')),
      [],
    ],
  ])('tells %s', (_what, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('gives the words that came and went', () => {
    const [line] = compareCopies(
      copy(p('a1', 'The old bridge is closed today.')),
      copy(p('a1', 'The new dam is closed.')),
    ).filter(differs);
    expect(wordsOf(line?.runs ?? [], 'inserted')).toBe('new dam');
    expect(wordsOf(line?.runs ?? [], 'deleted')).toBe('old bridge … today');
  });

  it('read on, gives both texts back, and none of a copy to itself', () => {
    let differing = 0;
    fc.assert(
      fc.property(
        randomDocument({ classic: true }),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        (before, seed, edits) => {
          const after = editAtRandom(before, { random: seeded(seed), name: 'm', typed: [] }, edits);
          const lines = compareCopies(before, after);
          expect(sideOf(lines, 'before')).toEqual(linesOf(before.content.content).map((line) => line.text));
          expect(sideOf(lines, 'after')).toEqual(linesOf(after.content.content).map((line) => line.text));
          if (lines.some(differs)) differing += 1;
          expect(compareCopies(after, after).filter(differs)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
    expect(differing).toBeGreaterThan(100);
  });

  it('tells words that are only suggested from those that stand, also where a whole block is', () => {
    const mark = (name: 'insertion' | 'deletion') => marks[name].create({ id: `${name}1` });
    const put = articleSchema.text('until spring', [mark('insertion')]);
    const cut = articleSchema.text('for now', [mark('deletion')]);
    const suggested = copy(p('a1', 'It stays ', cut, put, '.'), p('b1', 'Gone?').mark([mark('deletion')]));
    const told = (before: Node, after: Node): string[] =>
      compareCopies(before, after)
        .slice(1)
        .flatMap(({ runs }) =>
          runs.map(({ text, change, suggested: act }) => `${change} ${text} ${act ?? '-'}`),
        );
    expect(told(suggested, suggested)).toEqual([
      'same It stays  -',
      'same for now deletion',
      'same until spring insertion',
      'same . -',
      'same Gone? deletion',
    ]);
    expect(told(copy(p('a1', 'It stays for now.')), suggested)).toEqual([
      'same It stays  -',
      'formatted for now deletion',
      'inserted until spring insertion',
      'same . -',
      'inserted Gone? deletion',
    ]);
  });

  it('takes work in proportion to a story of 10,000 words, not to its square', () => {
    const story = (paragraphs: number, say: (index: number) => string) =>
      copy(...Array.from({ length: paragraphs }, (_, index) => p(`a${index}`, say(index))));
    const words = Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ');
    const work = (paragraphs: number): number => {
      const before = story(paragraphs, (index) => `${index} ${words}`);
      const after = story(paragraphs, (index) => `${index} ${index % 10 === 0 ? 'new ' : ''}${words}`);
      return countTreeWork(() => void compareCopies(before, after));
    };
    const [small, large] = [work(50), work(200)];
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThan(small * 5);
  });
});

/** A side's lines from above, by the runs that belong to it. */
function sideOf(lines: readonly ComparedLine[], side: 'before' | 'after'): string[] {
  const other = side === 'before' ? 'inserted' : 'deleted';
  return lines
    .filter((line) => line[side] !== null)
    .sort((one, two) => Number(one[side]) - Number(two[side]))
    .map(({ runs }) =>
      runs
        .filter(({ change }) => change !== other)
        .map((run) => run.text)
        .join(''),
    );
}
