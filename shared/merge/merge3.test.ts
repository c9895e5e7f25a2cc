import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { emptyFields } from '../article/fields';
import type { ArticleFields } from '../article/fields';
import { articleSchema } from '../document/schema';
import { settleSuggestions, standingCopy } from '../document/suggestions';
import { merge3 } from './merge3';
import type { Merge, MergeSide } from './merge3';

const { nodes, marks } = articleSchema;
const authors = {
  mine: { name: 'Ann', at: '2026-11-23T18:00:00.000Z' },
  theirs: { name: 'Bruno', at: '2026-11-23T18:05:00.000Z' },
};

const words = (text: string): Node | null => (text === '' ? null : articleSchema.text(text));
const p = (id: string, text: string): Node => nodes.paragraph.create({ id }, words(text));
const h = (id: string, level: number, text: string): Node => nodes.heading.create({ id, level }, words(text));
const li = (id: string, text: string, ...lists: Node[]): Node =>
  nodes.listItem.create({ id }, [p(`${id}t`, text), ...lists]);
const ul = (id: string, ...items: Node[]): Node => nodes.bulletList.create({ id }, items);
const row = (...cells: string[]): Node =>
  nodes.tableRow.create(
    null,
    cells.map((text) => nodes.tableCell.create(null, words(text))),
  );
const table = (...rows: Node[]): Node => nodes.table.create({ id: 't' }, rows);
const raw = (text: string): Node => nodes.opaque.create({ id: 'o', raw: text, label: 'map' });
const image = (source: string, caption: string): Node =>
  nodes.image.create({ id: 'i', source: `https://example.org/${source}.jpg` }, [
    nodes.caption.create(null, words(caption)),
    nodes.credit.create(),
  ]);

function story(...blocks: Node[]): MergeSide {
  return titled('Headline', ...blocks);
}

function titled(headline: string, ...blocks: Node[]): MergeSide {
  const copy = nodes.doc.create(null, [
    nodes.headline.create(null, words(headline)),
    nodes.dek.create(),
    ...blocks,
  ]);
  copy.check();
  return { copy, fields: emptyFields('en-CA'), threads: [], suggestions: [], events: [], translations: null };
}

function withFields(fields: Partial<ArticleFields>): MergeSide {
  const side = story(p('a', 'One.'));
  return { ...side, fields: { ...side.fields, ...fields } };
}

function merge(base: MergeSide, mine: MergeSide, theirs: MergeSide): Merge {
  const merged = merge3(base, mine, theirs, authors);
  merged.merged.copy.check();
  return merged;
}

/** Each block on a line: suggestions as [-struck-] and {+added+}, a block's own before it. */
function shown({ merged }: Merge): string[] {
  return merged.copy.content.content.slice(2).flatMap((block) => linesOf(block, ''));
}

function linesOf(block: Node, indent: string): string[] {
  const own = block.marks.map(({ type, attrs }) => {
    if (type === marks.deletion) return '[-block-] ';
    return type === marks.insertion ? '{+block+} ' : `{${String(attrs['attrName'])}} `;
  });
  const name = indent + own.join('') + block.type.name;
  if (block.isTextblock) return [`${name}: ${textOf(block)}`];
  if (block.isLeaf) return [`${name}: ${String(block.attrs['raw'] ?? '')}`];
  return [name, ...block.content.content.flatMap((child) => linesOf(child, `${indent}  `))];
}

function textOf(block: Node): string {
  const parts = block.content.content.map((node) => {
    const mark = node.marks.find(({ type }) => type === marks.deletion || type === marks.insertion);
    const text = node.text ?? '/';
    if (mark === undefined) return text;
    return mark.type === marks.deletion ? `[-${text}-]` : `{+${text}+}`;
  });
  return parts.join('').replaceAll('-][-', '').replaceAll('+}{+', '');
}

const one = (before: string, mine: string, theirs: string): Merge =>
  merge(story(p('a', before)), story(p('a', mine)), story(p('a', theirs)));

describe('words of one paragraph', () => {
  it.each([
    [
      'stand both where they do not touch',
      ['The council met on Monday.', 'The whole council met on Monday.', 'The council met on Monday night.'],
      'The whole council met on Monday night.',
    ],
    [
      'become a suggestion of theirs over mine where they touch',
      ['The council met on Monday.', 'The council met on Tuesday.', 'The council met on Friday.'],
      'The council met on [-Tuesday-]{+Friday+}.',
    ],
    [
      'stand beside mine where both only added',
      ['The council met.', 'The council met at last.', 'The council met behind doors.'],
      'The council met at last{+ behind doors+}.',
    ],
    ['are there once where both wrote the same', ['Old text.', 'New text.', 'New text.'], 'New text.'],
    [
      'that they cut and I changed are suggested for removal',
      ['Keep this. Cut this sentence. End.', 'Keep this. Cut this long sentence. End.', 'Keep this. End.'],
      'Keep this. [-Cut this long sentence. -]End.',
    ],
    [
      'that I cut and they changed come back as a suggestion',
      ['Keep this. Cut this sentence. End.', 'Keep this. End.', 'Keep this. Cut this long sentence. End.'],
      'Keep this. {+Cut this long sentence. +}End.',
    ],
    [
      'with French spaces and hyphens are whole words',
      ['Est-ce l’heure\u202f?', 'Est-ce bien l’heure\u202f?', 'Est-ce l’heure du vote\u202f?'],
      'Est-ce bien l’heure du vote\u202f?',
    ],
  ])('%s', (_, [before, mine, theirs], after) => {
    const merged = one(before as string, mine as string, theirs as string);
    expect(shown(merged)).toEqual([`paragraph: ${after}`]);
  });

  it('carry the author’s name and time beside the suggestion, and mine is what stands', () => {
    const merged = one('It was red.', 'It was blue.', 'It was green.');
    expect(merged.overlaps).toMatchObject([{ author: 'Bruno', at: '2026-11-23T18:05:00.000Z' }]);
    expect(merged.merged.suggestions).toEqual(merged.overlaps);
    const { copy } = merged.merged;
    expect(standingCopy(copy).child(2).textContent).toBe('It was blue.');
    expect(settleSuggestions(copy, () => 'accept').child(2).textContent).toBe('It was green.');
  });

  it('keep the formatting of both', () => {
    const base = story(p('a', 'one two three'));
    const bold = nodes.paragraph.create({ id: 'a' }, [
      articleSchema.text('one', [marks.bold.create()]),
      articleSchema.text(' two three'),
    ]);
    const linked = nodes.paragraph.create({ id: 'a' }, [
      articleSchema.text('one two '),
      articleSchema.text('three', [marks.link.create({ href: 'https://example.org/' })]),
    ]);
    const { copy } = merge(base, story(bold), story(linked)).merged;
    expect(copy.child(2).toString()).toBe('paragraph(bold("one"), " two ", link("three"))');
  });

  it('of the headline merge as any others', () => {
    const merged = merge(
      titled('Council votes', p('a', '')),
      titled('Council votes no', p('a', '')),
      titled('Town council votes', p('a', '')),
    );
    expect(merged.merged.copy.child(0).textContent).toBe('Town council votes no');
  });
});

describe('blocks', () => {
  const [a, b, c, d] = [
    p('a', 'First one.'),
    p('b', 'Second one here.'),
    p('c', 'Third one.'),
    p('d', 'Fourth one.'),
  ];

  it('stay where they were moved, with what the other wrote in them', () => {
    const merged = merge(story(a, b, c), story(c, a, b), story(a, p('b', 'Second one, longer here.'), c));
    expect(shown(merged)).toEqual([
      'paragraph: Third one.',
      'paragraph: First one.',
      'paragraph: Second one, longer here.',
    ]);
  });

  it('that both added in one place stand mine first', () => {
    const merged = merge(story(a, b), story(a, c, b), story(a, d, b));
    expect(shown(merged).map((line) => line.slice(11, 16))).toEqual(['First', 'Third', 'Fourt', 'Secon']);
  });

  it('removed there and left alone here go, and are told', () => {
    const merged = merge(story(a, b, c), story(a, b, p('c', 'Third one, mine.')), story(a, c));
    expect(shown(merged)).toEqual(['paragraph: First one.', 'paragraph: Third one, mine.']);
    expect(merged.notices).toMatchObject([
      { kind: 'block-removed', by: 'Bruno', quote: 'Second one here.', after: 'a' },
    ]);
  });

  it('removed by one and changed by the other stay, suggested for removal under the remover’s name', () => {
    const changed = p('b', 'Second one, changed.');
    const here = merge(story(a, b), story(a, changed), story(a));
    expect(shown(here)).toEqual(['paragraph: First one.', '[-block-] paragraph: Second one, changed.']);
    expect(here.overlaps).toMatchObject([{ author: 'Bruno' }]);
    const there = merge(story(a, b), story(a), story(a, changed));
    expect(shown(there)).toEqual(['paragraph: First one.', '[-block-] paragraph: Second one, changed.']);
    expect(there.overlaps).toMatchObject([{ author: 'Ann' }]);
  });

  it('that moved into another block’s text are not told as removed', () => {
    const joined = p('a', 'First one. Second one here.');
    expect(merge(story(a, b, c), story(a, b, p('c', 'Mine.')), story(joined, c)).notices).toEqual([]);
  });

  it('turned into headings keep what was written in them meanwhile', () => {
    const merged = merge(story(a), story(h('a', 2, 'First one.')), story(p('a', 'The first one.')));
    expect(shown(merged)).toEqual(['heading: The first one.']);
  });

  it('whose level both changed show theirs as a change over mine', () => {
    const merged = merge(story(h('a', 2, 'T')), story(h('a', 3, 'T')), story(h('a', 4, 'T')));
    expect(shown(merged)).toEqual(['{level} heading: T']);
    expect(standingCopy(merged.merged.copy).child(2).attrs['level']).toBe(3);
    expect(settleSuggestions(merged.merged.copy, () => 'accept').child(2).attrs['level']).toBe(4);
  });

  it('that came back from elsewhere without their ids are recognised by what they say', () => {
    const merged = merge(
      story(a, b),
      story(p('a', 'First one, mine.'), b),
      story(p('x1', 'First one.'), p('x2', 'Second one here, theirs.')),
    );
    expect(shown(merged)).toEqual(['paragraph: First one, mine.', 'paragraph: Second one here, theirs.']);
    expect(merged.merged.copy.child(2).attrs['id']).toBe('a');
  });
});

describe('lists', () => {
  const list = ul('l', li('i1', 'Milk'), li('i2', 'Bread'), li('i3', 'Salt'));

  it('merge their items', () => {
    const mine = ul('l', li('i1', 'Milk'), li('i2', 'Brown bread'), li('i3', 'Salt'));
    const theirs = ul('l', li('i3', 'Salt'), li('i1', 'Milk'), li('i2', 'Bread'), li('i4', 'Eggs'));
    expect(
      shown(merge(story(list), story(mine), story(theirs))).filter((line) => line.includes(': ')),
    ).toEqual([
      '    paragraph: Salt',
      '    paragraph: Milk',
      '    paragraph: Brown bread',
      '    paragraph: Eggs',
    ]);
  });

  it('turned into paragraphs while an item is edited become paragraphs with the edit', () => {
    const paragraphs = [p('i1t', 'Milk'), p('i2t', 'Bread'), p('i3t', 'Salt')];
    const edited = ul('l', li('i1', 'Milk'), li('i2', 'Fresh bread'), li('i3', 'Salt'));
    const expected = ['paragraph: Milk', 'paragraph: Fresh bread', 'paragraph: Salt'];
    expect(shown(merge(story(list), story(...paragraphs), story(edited)))).toEqual(expected);
    expect(shown(merge(story(list), story(edited), story(...paragraphs)))).toEqual(expected);
  });

  it('keep an item that was added to a list the other took apart', () => {
    const added = ul('l', li('i1', 'Milk'), li('i2', 'Bread'), li('i3', 'Salt'), li('i4', 'Eggs'));
    const merged = merge(
      story(list),
      story(p('i1t', 'Milk'), p('i2t', 'Bread'), p('i3t', 'Salt')),
      story(added),
    );
    expect(shown(merged).join('\n')).toContain('paragraph: Eggs');
  });

  it('nested into each other by both end up somewhere, whole', () => {
    const base = ul('l', li('i1', 'One', ul('m', li('i2', 'Two'))), li('i3', 'Three'));
    const mine = ul('l', li('i1', 'One', ul('m', li('i2', 'Two'), li('i3', 'Three'))));
    const theirs = ul('l', li('i3', 'Three', ul('n', li('i1', 'One', ul('m', li('i2', 'Two'))))));
    const text = shown(merge(story(base), story(mine), story(theirs))).join('\n');
    for (const word of ['One', 'Two', 'Three']) expect(text.split(word)).toHaveLength(2);
  });
});

describe('pictures, tables and source that Stet does not know', () => {
  it('take a new picture and a new caption', () => {
    const { copy } = merge(
      story(image('old', 'Fog')),
      story(image('new', 'Fog')),
      story(image('old', 'Fog at dawn')),
    ).merged;
    expect(copy.child(2).attrs['source']).toBe('https://example.org/new.jpg');
    expect(copy.child(2).textContent).toBe('Fog at dawn');
  });

  it('show their picture as a change over mine where both chose another', () => {
    const merged = merge(story(image('old', '')), story(image('mine', '')), story(image('theirs', '')));
    expect(standingCopy(merged.merged.copy).child(2).attrs['source']).toBe('https://example.org/mine.jpg');
    const accepted = settleSuggestions(merged.merged.copy, () => 'accept');
    expect(accepted.child(2).attrs['source']).toBe('https://example.org/theirs.jpg');
  });

  it('merge cells and rows', () => {
    const base = table(row('Ward', 'Votes'), row('North', '10'), row('South', '20'));
    const mine = table(row('Ward', 'Votes'), row('North', '11'), row('South', '20'), row('East', '5'));
    const theirs = table(row('Ward', 'Votes cast'), row('North', '10'), row('South', '21'));
    const { copy } = merge(story(base), story(mine), story(theirs)).merged;
    const cells = copy
      .child(2)
      .content.content.map((each) => each.content.content.map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['Ward', 'Votes cast'],
      ['North', '11'],
      ['South', '21'],
      ['East', '5'],
    ]);
  });

  it('keep both tables where a column came and a cell changed', () => {
    const base = table(row('Ward', 'Votes'), row('North', '10'));
    const mine = table(row('Ward', 'Votes', 'Share'), row('North', '10', '40 %'));
    const theirs = table(row('Ward', 'Votes'), row('North', '12'));
    const merged = merge(story(base), story(mine), story(theirs));
    expect(shown(merged).filter((line) => !line.startsWith(' '))).toEqual(['table', '{+block+} table']);
    expect(standingCopy(merged.merged.copy).childCount).toBe(3);
  });

  it('are never taken apart: where both changed a block of the site, both stay', () => {
    const merged = merge(
      story(raw('<!-- wp:a /-->')),
      story(raw('<!-- wp:a {"m":1} /-->')),
      story(raw('<!-- wp:a {"t":1} /-->')),
    );
    expect(shown(merged)).toEqual([
      'opaque: <!-- wp:a {"m":1} /-->',
      '{+block+} opaque: <!-- wp:a {"t":1} /-->',
    ]);
  });
});

describe('fields', () => {
  const by = (name: string, id = name) => ({
    id,
    name,
    role: 'reporter' as const,
    person: null,
    box: { title: '', bio: '', email: '', picture: null },
  });

  it('take what one side changed; where both did, mine stands and theirs is told', () => {
    const merged = merge(
      withFields({ slug: 'old', seoTitle: '' }),
      withFields({ slug: 'mine', seoTitle: '' }),
      withFields({ slug: 'theirs', seoTitle: 'Seen' }),
    );
    expect(merged.merged.fields).toMatchObject({ slug: 'mine', seoTitle: 'Seen' });
    expect(merged.notices).toMatchObject([{ kind: 'field', field: 'slug', mine: 'mine', theirs: 'theirs' }]);
  });

  it('hold a tag once that both added, and none that one removed', () => {
    const merged = merge(
      withFields({ tags: ['old', 'gone'] }),
      withFields({ tags: ['old', 'ferry', 'budget'] }),
      withFields({ tags: ['old', 'gone', 'Ferry', 'night'] }),
    );
    expect(merged.merged.fields.tags).toEqual(['old', 'ferry', 'budget', 'night']);
    expect(merged.notices).toEqual([]);
  });

  it('hold a person once whom both added to the bylines', () => {
    const merged = merge(
      withFields({ bylines: [by('Maya')] }),
      withFields({ bylines: [by('Maya'), by('Léo', 'x1')] }),
      withFields({ bylines: [by('Maya'), by('Léo', 'x2'), by('Jo')] }),
    );
    expect(merged.merged.fields.bylines.map(({ name }) => name)).toEqual(['Maya', 'Léo', 'Jo']);
  });

  it('take a lead image’s new picture and its new caption', () => {
    const lead = { source: 'https://example.org/a.jpg', remoteId: 1, alt: '', caption: 'Fog', credit: '' };
    const merged = merge(
      withFields({ leadImage: lead }),
      withFields({ leadImage: { ...lead, source: 'https://example.org/b.jpg', remoteId: 2 } }),
      withFields({ leadImage: { ...lead, caption: 'Fog at dawn' } }),
    );
    expect(merged.merged.fields.leadImage).toMatchObject({ remoteId: 2, caption: 'Fog at dawn' });
    expect(merged.notices).toEqual([]);
  });
});

describe('events', () => {
  const at = '2026-11-23T18:00:00.000Z';
  const event = (id: string) => ({
    id,
    kind: 'submitted' as const,
    to: 'submitted' as const,
    actor: 'A',
    at,
  });

  it('are there once each; what the site knew comes before what it did not', () => {
    const base = { ...story(p('a', '')), events: [event('1')] };
    const mine = { ...base, events: [event('1'), event('mine')] };
    const theirs = { ...base, events: [event('1'), event('theirs')] };
    expect(merge(base, mine, theirs).merged.events.map(({ id }) => id)).toEqual(['1', 'theirs', 'mine']);
  });
});
