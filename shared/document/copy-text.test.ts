import { expect, test } from 'vitest';
import { copyText, countWords, plainText, readingMinutes } from './copy-text';
import { articleSchema, emptyCopy, newBlockId } from './schema';

const { nodes } = articleSchema;
const text = (words: string) => articleSchema.text(words);

test.each([
  ['', 0],
  ['   ', 0],
  ['one', 1],
  ['Don’t stop, she said.', 4],
  ["Don't stop", 2],
  ['a state-of-the-art well-being', 3],
  ['L’homme s’en va aujourd’hui', 4],
  ['un rendez-vous, est-ce vrai ?', 4],
  ['« Bonjour ! » dit-il', 2],
  ['Le prix : 1\u202f000\u202f000\u00a0$', 3],
  ['the mayor—who lost—left', 5],
  ['the mayor – who lost – left', 5],
  ['2019–2020 and https://example.org/a-b?c=d', 3],
  ['... — !', 0],
  ['naïve café e\u0301te\u0301', 3],
])('counts the words of %j as %i', (words, expected) => {
  expect(countWords(words)).toBe(expected);
});

test('the body is counted without headline, dek, captions and credits', () => {
  const doc = nodes.doc.create(null, [
    nodes.headline.create(null, text('Not counted')),
    nodes.dek.create(null, text('Nor this')),
    nodes.paragraph.create({ id: 'a' }, [text('One two'), nodes.hardBreak.create(), text('three')]),
    nodes.image.create({ id: 'b', source: 'https://example.org/a.jpg' }, [
      nodes.caption.create(null, text('A caption')),
      nodes.credit.create(null, text('A credit')),
    ]),
    nodes.opaque.create({
      id: 'c',
      raw: '<!-- wp:x --><p>four <b>five</b></p><script>six</script><!-- /wp:x -->',
    }),
  ]);
  expect(copyText(doc)).toEqual({ text: 'One two\nthree\nfour five', words: 5, characters: 21 });
  expect(plainText(doc)).toBe('Not counted\nNor this\nOne two\nthree\nA caption\nA credit\nfour five');
});

test('an emoji or an accented letter is one character', () => {
  const doc = emptyCopy(newBlockId).replace(5, 5, nodes.paragraph.create(null, text('👩‍👧e\u0301')).slice(0));
  expect(copyText(doc).characters).toBe(2);
});

test('reading time follows the language', () => {
  expect(readingMinutes(0)).toBe(0);
  expect(readingMinutes(10)).toBe(1);
  expect(readingMinutes(900, 'en-CA')).toBe(4);
  expect(readingMinutes(900, 'fr-CA')).toBe(5);
});
