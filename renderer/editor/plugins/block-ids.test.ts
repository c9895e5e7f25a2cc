import fc from 'fast-check';
import { splitBlock } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { blockIds as idsOf } from '../../../shared/document/schema';
import { toggleBulletList, toggleQuote, togglePullQuote } from '../commands/block-types';
import { enter } from '../commands/enter';
import { backspace } from '../commands/backspace';
import { read } from '../notation.test-helper';
import { blockIds } from './block-ids';

const plugins = [history(), blockIds()];

function blocksWithoutId(state: EditorState): number {
  let missing = 0;
  state.doc.descendants((node) => {
    if ('id' in node.attrs && node.attrs['id'] === null) missing += 1;
  });
  return missing;
}

function bodyIds(state: EditorState): unknown[] {
  const ids: unknown[] = [];
  state.doc.forEach((node) => ('id' in node.attrs ? ids.push(node.attrs['id']) : 0));
  return ids;
}

describe('block ids', () => {
  it('stay with the first half of a split paragraph', () => {
    let state = read('p(one| two)', plugins);
    const [before] = bodyIds(state);
    splitBlock(state, (tr) => (state = state.apply(tr)));
    const [first, second] = bodyIds(state);
    expect(first).toBe(before);
    expect(second).not.toBe(before);
  });

  it('stay with the text when a paragraph is opened above it', () => {
    let state = read('p(|text)', plugins);
    const [before] = bodyIds(state);
    splitBlock(state, (tr) => (state = state.apply(tr)));
    expect(bodyIds(state)[1]).toBe(before);
  });

  it('stay with the original when a copy is pasted above it', () => {
    let state = read('p(|) p(original)', plugins);
    const original = state.doc.child(3);
    const before = original.attrs['id'] as string;
    const tr = state.tr.insert(2 + 2, original.copy(original.content));
    tr.setNodeAttribute(4, 'id', before);
    state = state.apply(tr);
    expect(bodyIds(state).at(-1)).toBe(before);
    expect(new Set(bodyIds(state)).size).toBe(3);
  });

  it('come in the transaction that made the block, and go with it', () => {
    let state = read('p(a|)', plugins);
    splitBlock(state, (tr) => (state = state.apply(tr)));
    undo(state, (tr) => (state = state.apply(tr)));
    expect(state.doc.childCount).toBe(3);
    expect(undo(state)).toBe(false);
  });

  it('cost nothing while a word is typed', () => {
    const state = read('p(a|)', plugins);
    const { transactions } = state.applyTransaction(state.tr.insertText('b'));
    expect(transactions).toHaveLength(1);
  });

  it('are unique and never missing after any sequence of edits', () => {
    const edit = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(), fc.nat());
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        let state = read(
          'p(one) h2(two) ul(li(p(three) ol(li(p(four))))) quote(p(five) by(six)) hr p(seven)',
          plugins,
        );
        const run = (tr: Transaction): void => void (state = state.apply(tr));
        for (const [kind, a, b] of edits) {
          const place = (n: number): number => n % (state.doc.content.size + 1);
          const $a = state.doc.resolve(place(a));
          const $b = state.doc.resolve(place(b));
          run(state.tr.setSelection(kind < 5 ? Selection.near($a) : TextSelection.between($a, $b)));
          if (kind === 0) enter(state, run);
          else if (kind === 1) toggleBulletList(state, run);
          else if (kind === 2) toggleQuote(state, run);
          else if (kind === 3) undo(state, run);
          else if (kind === 4) redo(state, run);
          else if (kind === 5) backspace(state, run);
          else if (kind === 6) run(state.tr.insertText('x'));
          else if (kind === 7) {
            const copied = state.selection.content();
            run(state.tr.setSelection(Selection.near(state.doc.resolve(place(a + b)))));
            run(state.tr.replaceSelection(copied));
          } else if (kind === 8) togglePullQuote(state, run);
          else run(state.tr.replaceSelection(Slice.empty));
          state.doc.check();
          expect(blocksWithoutId(state)).toBe(0);
          const ids = idsOf(state.doc);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      {
        numRuns: 300,
        examples: [
          [
            [
              [8, 1913485957, 460854751],
              [5, 717854046, 678085252],
            ],
          ],
        ],
      },
    );
  });
});
