import { expect, test } from 'vitest';
import { articleSchema, assignMissingIds, blockIds, emptyCopy, newBlockId } from './schema';

const { nodes } = articleSchema;

test('a new copy is a headline, a dek and one empty paragraph with an id', () => {
  const doc = emptyCopy(newBlockId);
  doc.check();
  expect(doc.content.content.map((node) => node.type.name)).toEqual(['headline', 'dek', 'paragraph']);
  expect(blockIds(doc)).toHaveLength(1);
});

test('a block id is 26 characters, begins with a letter, and does not repeat', () => {
  const ids = new Set(Array.from({ length: 5000 }, () => newBlockId()));
  expect(ids.size).toBe(5000);
  for (const id of ids) expect(id).toMatch(/^[a-z][0-9a-z]{25}$/);
});

test('missing ids are filled, and of two equal ids the first block keeps it', () => {
  const item = (id: string | null) => nodes.listItem.create({ id }, nodes.paragraph.create({ id: 'same' }));
  const doc = nodes.doc.create(null, [
    nodes.headline.create(),
    nodes.dek.create(),
    nodes.paragraph.create({ id: 'same' }),
    nodes.bulletList.create(null, [item(null), item('i2')]),
  ]);
  let made = 0;
  const filled = assignMissingIds(doc, () => `new${made++}`);
  expect(blockIds(filled)).toEqual(['same', 'new0', 'new1', 'new2', 'i2', 'new3']);
  expect(assignMissingIds(filled, newBlockId)).toBe(filled);
});
