import fc from 'fast-check';
import { deleteSelection } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { randomDocument } from '../../../tests/helpers/random-document';
import { caseCount } from '../../../tests/helpers/site-media';
import { blockIds as idsOf } from '../../../shared/document/schema';
import { blockIds } from '../plugins/block-ids';
import { fitToPlace, sliceOfText } from '../plugins/pasting';
import { backspace, deleteForward } from './backspace';
import { enter } from './enter';

const anywhere = fc.tuple(randomDocument({ classic: false }), fc.nat(), fc.nat()).map(([doc, a, b]) => {
  const place = (n: number) => doc.resolve(n % (doc.content.size + 1));
  const selection = TextSelection.between(place(a), place(b));
  const before = EditorState.create({ doc, selection, plugins: [blockIds()] });
  return { before, [fc.toStringMethod]: () => `${doc.toString()} ${selection.from}-${selection.to}` };
});
const selected = anywhere.filter(({ before }) => !before.selection.empty);

type Act = (state: EditorState, dispatch: (tr: EditorState['tr']) => void) => unknown;
const acts: readonly (readonly [string, string, Act])[] = [
  ['Backspace', '', (state, run) => backspace(state, run) || deleteSelection(state, run)],
  ['Delete', '', (state, run) => deleteForward(state, run) || deleteSelection(state, run)],
  ['typing', '§', (state, run) => run(state.tr.insertText('§'))],
  ['a paste of one line', '§', (state, run) => run(pasted(state, '§'))],
  ['a paste of two lines', '§¶', (state, run) => run(pasted(state, '§\n¶'))],
];

test.each(acts)('%s over any selection takes the selected words and no others', (_name, put, act) => {
  fc.assert(
    fc.property(selected, ({ before }) => {
      let state = before;
      act(before, (tr) => (state = state.apply(tr)));
      state.doc.check();
      const { from, to } = before.selection;
      const size = before.doc.content.size;
      const kept = wordsOf(before.doc, 0, from) + put + wordsOf(before.doc, to, size);
      expect(wordsOf(state.doc, 0, state.doc.content.size).replaceAll(' ', '')).toBe(
        kept.replaceAll(' ', ''),
      );
      const ids = idsOf(state.doc);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: caseCount() },
  );
});

test('Enter over any selection takes at most the selected words', () => {
  fc.assert(
    fc.property(selected, ({ before }) => {
      let state = before;
      enter(before, (tr) => (state = state.apply(tr)));
      state.doc.check();
      const { from, to } = before.selection;
      const { size } = before.doc.content;
      const outside = wordsOf(before.doc, 0, from) + wordsOf(before.doc, to, size);
      expect([outside, wordsOf(before.doc, 0, size)]).toContain(
        wordsOf(state.doc, 0, state.doc.content.size),
      );
    }),
    { numRuns: caseCount() },
  );
});

test('what was copied anywhere can be pasted anywhere, and every word of it arrives', () => {
  fc.assert(
    fc.property(anywhere, anywhere, ({ before }, { before: source }) => {
      const { from, to, $from } = before.selection;
      const copied = source.selection.content();
      const state = before.apply(before.tr.replaceSelection(fitToPlace(copied, $from)));
      state.doc.check();
      const words =
        textOf(before.doc, 0, from) +
        textOf(source.doc, source.selection.from, source.selection.to) +
        textOf(before.doc, to, before.doc.content.size);
      expect(textOf(state.doc, 0, state.doc.content.size)).toBe(words);
    }),
    { numRuns: caseCount() },
  );
});

/** Text alone: a headline takes no unknown elements, and blocks that become one text are parted by spaces. */
function textOf(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '', '').replaceAll(/\s/g, '');
}

function pasted(state: EditorState, text: string): EditorState['tr'] {
  return state.tr.replaceSelection(fitToPlace(sliceOfText(text), state.selection.$from));
}

/** Text and unknown inline elements; line breaks have no words. */
function wordsOf(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '', (leaf) => (leaf.isInline ? String(leaf.attrs['raw'] ?? '') : ''));
}
