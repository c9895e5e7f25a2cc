import { expect, test } from 'vitest';
import { copyDigest, docEquals } from './copy-digest';
import { parseCopy } from './parse-copy';
import { articleSchema, documentVersion, emptyCopy, newBlockId } from './schema';

const { nodes } = articleSchema;
const json = (): Record<string, unknown> =>
  structuredClone(emptyCopy(newBlockId).toJSON() as Record<string, unknown>);
const withBlock = (block: unknown) => ({
  ...json(),
  content: [{ type: 'headline' }, { type: 'dek' }, block],
});

test('a stored copy is read back as it was', () => {
  const doc = emptyCopy(newBlockId);
  const parsed = parseCopy(JSON.parse(copyDigest(doc)));
  expect(parsed.ok && docEquals(parsed.doc, doc)).toBe(true);
});

test('a copy from a newer version is refused as newer, whatever it holds', () => {
  expect(parseCopy(json(), documentVersion + 1)).toEqual({ ok: false, reason: 'newer' });
});

test('a copy of version 2, with its suggestions and comments, is one of now as it stands', () => {
  const id = { id: 's1' };
  const level = { ...id, type: 'attr', attrName: 'level', previousValue: 2, newValue: 3 };
  const old = {
    type: 'doc',
    content: [
      { type: 'headline', content: [{ type: 'text', text: 'a', marks: [{ type: 'insertion', attrs: id }] }] },
      { type: 'dek' },
      {
        type: 'heading',
        attrs: { id: 'h', dress: null, level: 3 },
        marks: [{ type: 'modification', attrs: level }],
        content: [{ type: 'text', text: 'b', marks: [{ type: 'deletion', attrs: id }] }],
      },
    ],
  };
  const parsed = parseCopy(old, 2);
  expect(parsed.ok && parsed.doc.toJSON()).toEqual(old);
});

test('words struck by one and added by another carry both', () => {
  const both = [
    { type: 'insertion', attrs: { id: 's1' } },
    { type: 'deletion', attrs: { id: 's2' } },
  ];
  const copy = withBlock({ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: both }] });
  const parsed = parseCopy(copy);
  expect(parsed.ok && parsed.doc.child(2).firstChild?.marks.length).toBe(2);
});

test.each([
  ['an unknown node', { type: 'hologram' }],
  [
    'an unknown mark',
    { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'blink' }] }] },
  ],
  ['an unknown attribute', { type: 'paragraph', attrs: { id: 'a', colour: 'red' } }],
  [
    'an unknown mark attribute',
    { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'bold', attrs: { x: 1 } }] }] },
  ],
  ['content out of place', { type: 'listItem' }],
  ['a heading of level 1', { type: 'heading', attrs: { level: 1 } }],
  ['an id that is no id', { type: 'paragraph', attrs: { id: '1"><script>' } }],
  [
    'a javascript link',
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    },
  ],
  [
    'an image from a data address',
    {
      type: 'image',
      attrs: { source: 'data:image/png,x' },
      content: [{ type: 'caption' }, { type: 'credit' }],
    },
  ],
  [
    'a foreign tag that is more than a tag',
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a', marks: [{ type: 'foreign', attrs: { tag: 'u', open: '<u><script>' } }] },
      ],
    },
  ],
  ['bold in a headline', null],
])('refuses %s', (_name, block) => {
  const copy =
    block === null
      ? {
          type: 'doc',
          content: [
            { type: 'headline', content: [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }] },
            { type: 'dek' },
            { type: 'paragraph' },
          ],
        }
      : withBlock(block);
  expect(parseCopy(copy)).toMatchObject({ ok: false, reason: 'invalid' });
});

test.each([
  null,
  undefined,
  3,
  'doc',
  [],
  {},
  { type: 'paragraph' },
  { type: 'doc', content: 'x' },
  { type: '__proto__' },
])('refuses %j without throwing', (copy) => {
  expect(parseCopy(copy)).toMatchObject({ ok: false, reason: 'invalid' });
});

test('a copy nested deeper than the stack is refused', () => {
  let block: unknown = { type: 'paragraph' };
  for (let depth = 0; depth < 60_000; depth++) block = { type: 'bulletList', content: [block] };
  expect(parseCopy(withBlock(block))).toMatchObject({ ok: false, reason: 'invalid' });
});

test('equal documents have equal digests, also when one text is stored in two pieces', () => {
  const paragraph = (...texts: string[]) =>
    nodes.paragraph.create(
      { id: 'a' },
      texts.map((part) => articleSchema.text(part)),
    );
  const doc = (...texts: string[]) =>
    nodes.doc.create(null, [nodes.headline.create(), nodes.dek.create(), paragraph(...texts)]);
  const whole = doc('one two');
  const parts = articleSchema.nodeFromJSON({
    ...(doc('x').toJSON() as object),
    content: [
      { type: 'headline' },
      { type: 'dek' },
      {
        type: 'paragraph',
        attrs: { id: 'a', dress: null },
        content: [
          { type: 'text', text: 'one ' },
          { type: 'text', text: 'two' },
        ],
      },
    ],
  });
  expect(copyDigest(parts)).toBe(copyDigest(whole));
  expect(docEquals(parts, whole)).toBe(true);
  expect(docEquals(whole, doc('one', 'three'))).toBe(false);
});
