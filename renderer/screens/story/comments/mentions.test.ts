import { describe, expect, it } from 'vitest';
import { mentionBeingTyped, mentionsIn, piecesOf } from './mentions';

const ann = { slug: 'ann', name: 'Ann' };
const annLee = { slug: 'ann-lee', name: 'Ann Lee' };
const leo = { slug: 'leo', name: 'Léo Gagné' };
const people = [ann, annLee, leo];
const typed = (text: string) => mentionBeingTyped(text, text.length);

describe('a mention', () => {
  it('begins with an @ at the start of a word and goes on to the caret', () => {
    expect(typed('@')).toEqual({ from: 0, typed: '' });
    expect(typed('Ask @Lé')).toEqual({ from: 4, typed: 'Lé' });
    expect(typed('Ask @Ann L')).toEqual({ from: 4, typed: 'Ann L' });
    expect(typed('(@an')).toEqual({ from: 1, typed: 'an' });
    expect(mentionBeingTyped('Ask @Lé now', 7)).toEqual({ from: 4, typed: 'Lé' });
  });

  it.each(['maya@example.org', 'Ask @Ann, then', 'no sign', 'Ask @Ann\nnext'])('is none in “%s”', (text) => {
    expect(typed(text)).toBeNull();
  });

  it('calls the longest name that stands there, whole words only', () => {
    expect(mentionsIn('@Ann Lee and @Léo Gagné, not @Anne', people, [])).toEqual(['ann-lee', 'leo']);
    expect(mentionsIn('@Ann @Ann', people, [])).toEqual(['ann']);
    expect(mentionsIn('Ann Lee', people, [])).toEqual([]);
  });

  it('calls, of two people of one name, the one who was chosen', () => {
    const twins = [ann, { slug: 'ann-2', name: 'Ann' }];
    expect(mentionsIn('@Ann', twins, ['ann-2'])).toEqual(['ann-2']);
  });

  it('is a piece of its own where a comment is shown', () => {
    expect(piecesOf('Ask @Ann Lee.', people)).toEqual([
      { text: 'Ask ', person: null },
      { text: '@Ann Lee', person: 'ann-lee' },
      { text: '.', person: null },
    ]);
  });
});
