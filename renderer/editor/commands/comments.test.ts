import type { Command, EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { read, write } from '../notation.test-helper';
import { commentTarget, layComment, showThread, threadsAt } from './comments';

const wordsOf = (state: EditorState): string | null => {
  const target = commentTarget(state);
  if (target === null) return null;
  if (target.anchor.kind === 'block') return `block ${target.quote.text}`.trim();
  return target.reaches.map(({ from, to }) => state.doc.textBetween(from, to, '\n')).join(' + ');
};

describe('what a comment is on', () => {
  it.each([
    ['the selection', 'p(a [few words] more)', 'few words'],
    ['a selection over several blocks', 'p(a [few) h2(words] more)', 'few\nwords'],
    ['the word at the caret', 'p(l’été|, demain)', 'l’été'],
    ['the word the caret begins', 'p(one |two)', 'two'],
    ['the word in a headline', 'H(Fer|ry stays) D() p(a)', 'Ferry'],
    ['the words in a caption', 'img(cap(The [quay]) cred())', 'quay'],
    ['all of the text, where there is no word at the caret', 'p(stop. |)', 'stop. '],
    ['a block without words', 'p(a) p(|)', 'block'],
    ['a picture', 'p(a) @img(cap(The quay) cred(Jo))', 'block The quay\nJo'],
    ['a dividing line', 'p(a) @hr', 'block'],
    ['nothing, in a headline without words', 'H(|) D() p(a)', null],
  ])('is %s', (_what, before, target) => {
    expect(wordsOf(read(before))).toBe(target);
  });
});

describe('a thread', () => {
  const laid = (): EditorState => {
    const state = read('p(one two) p(|three)');
    return state.apply(layComment(state.tr, 'tone', [{ from: 9, to: 12 }]));
  };
  const run = (state: EditorState, command: Command): EditorState | null => {
    let after: EditorState | null = null;
    return command(state, (tr) => (after = state.apply(tr))) ? after : null;
  };

  it('is shown by selecting its words', () => {
    const shown = run(laid(), showThread('tone', { kind: 'text' }));
    expect(shown === null ? null : write(shown)).toBe('p(one [two]) p(three)');
    expect(run(laid(), showThread('tgone', { kind: 'text' }))).toBeNull();
    expect(run(laid(), showThread('tone', { kind: 'field', field: 'slug' }))).toBeNull();
  });

  it('on a block is shown by selecting the block', () => {
    const state = read('p(|a) img(cap(x) cred())');
    const blockId = String(state.doc.child(3).attrs['id']);
    const shown = run(state, showThread('tone', { kind: 'block', blockId }));
    expect(shown === null ? null : write(shown)).toBe('p(a) @img(cap(x) cred())');
  });

  it('is known at the caret, at both its ends too', () => {
    const at = (notation: string): readonly string[] => {
      const state = read(notation);
      return threadsAt(state.apply(layComment(state.tr, 'tone', [{ from: 9, to: 12 }]))).ids;
    };
    expect(at('p(one |two) p(a)')).toEqual(['tone']);
    expect(at('p(one two|) p(a)')).toEqual(['tone']);
    expect(at('p(on|e two) p(a)')).toEqual([]);
    expect(at('p([one two]) p(a)')).toEqual(['tone']);
  });
});
