import type { Node } from '@tiptap/pm/model';
import { history, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../../shared/document/schema';
import { goToSuggestion, settleSelected, settleThese, showSuggestion } from './suggestions';

const { nodes, marks } = articleSchema;

/** Two paragraphs: "red blue→green", then "added" by another suggestion. */
function twoSuggestions(): EditorState {
  const replaced = [
    articleSchema.text('red '),
    articleSchema.text('blue', [marks.deletion.create({ id: 's1' })]),
    articleSchema.text('green', [marks.insertion.create({ id: 's1' })]),
  ];
  const added = [
    articleSchema.text('plain '),
    articleSchema.text('added', [marks.insertion.create({ id: 's2' })]),
  ];
  const doc = nodes.doc.create(null, [
    nodes.headline.create(),
    nodes.dek.create(),
    nodes.paragraph.create({ id: 'a' }, replaced),
    nodes.paragraph.create({ id: 'b' }, added),
  ]);
  return EditorState.create({ doc, plugins: [history()] });
}

function after(state: EditorState, command: Command): EditorState | null {
  let next: EditorState | null = null;
  return command(state, (tr) => (next = state.apply(tr))) ? next : null;
}

const selected = ({ doc, selection }: EditorState): string => doc.textBetween(selection.from, selection.to);
const texts = (doc: Node): string[] => [doc.child(2).textContent, doc.child(3).textContent];

describe('the keys for tracked changes', () => {
  it('go from one to the next, round at the end, and back', () => {
    let state = after(twoSuggestions(), goToSuggestion(1))!;
    expect(selected(state)).toBe('bluegreen');
    state = after(state, goToSuggestion(1))!;
    expect(selected(state)).toBe('added');
    expect(selected(after(state, goToSuggestion(1))!)).toBe('bluegreen');
    expect(selected(after(state, goToSuggestion(-1))!)).toBe('bluegreen');
  });

  it('accept or reject the one the caret stands in, as one step for undo', () => {
    const start = twoSuggestions();
    const at = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 11)));
    const accepted = after(at, settleSelected('accept'))!;
    expect(texts(accepted.doc)).toEqual(['red green', 'plain added']);
    expect(after(accepted, undo)!.doc.eq(start.doc)).toBe(true);
    expect(texts(after(at, settleSelected('reject'))!.doc)).toEqual(['red blue', 'plain added']);
  });

  it('do nothing where there is none', () => {
    const start = twoSuggestions();
    const away = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 1)));
    expect(after(away, settleSelected('accept'))).toBeNull();
    const plain = after(start, settleThese(new Set(['s1', 's2']), 'reject'))!;
    expect(after(plain, goToSuggestion(1))).toBeNull();
    expect(after(plain, showSuggestion('s1'))).toBeNull();
    expect(texts(plain.doc)).toEqual(['red blue', 'plain ']);
  });
});
