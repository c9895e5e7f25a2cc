import { EditorState as State } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { history } from '@tiptap/pm/history';
import { expect } from 'vitest';
import { settleSuggestions } from '../../../shared/document/suggestions';
import { newImage, placeBlock } from '../commands/insert-block';
import { read, write } from '../notation.test-helper';
import { blockIds } from '../plugins/block-ids';
import { suggestingMode } from './mode';
import { tracked } from './tracked';

/** Types a word at the caret or over the selection. */
export const type =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  };
/** The browser takes away one letter, as ProseMirror reads it from the page. */
export const rubOut: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  dispatch?.(empty ? state.tr.delete(from - 1, from) : state.tr.delete(from, to));
  return true;
};
export const rubForward: Command = (state, dispatch) => {
  dispatch?.(state.tr.delete(state.selection.from, state.selection.from + 1));
  return true;
};
export const image: Command = (state, dispatch) => {
  const block = newImage(`sha256:${'a'.repeat(64)}`);
  if (block !== null) dispatch?.(placeBlock(state.tr, block, state.selection.from));
  return block !== null;
};

/** What `author` makes of a copy while suggesting, as the editor dispatches it. */
export function by(author: string, before: string, ...commands: readonly Command[]): EditorState {
  let state = read(before, [suggestingMode(true), blockIds(), history()]);
  state = run(state, author, commands);
  return state;
}

export function run(state: EditorState, author: string, commands: readonly Command[]): EditorState {
  let now = state;
  let made = 0;
  const suggester = {
    isOwn: (id: string) => id.startsWith(`${author}-`),
    newId: () => `${author}-${made++}${Math.random().toString(36).slice(2)}`,
  };
  const dispatch = (tr: Transaction): void => {
    now = now.apply(tracked(now, tr, suggester));
  };
  for (const command of commands) expect(command(now, dispatch)).toBe(true);
  now.doc.check();
  return now;
}

export const settled = (state: EditorState, verdict: 'accept' | 'reject'): string =>
  shown(state, () => verdict);

/** The copy once every suggestion is decided, without a caret. */
export function shown(state: EditorState, decide: (id: string) => 'accept' | 'reject'): string {
  return write(State.create({ doc: settleSuggestions(state.doc, decide) }))
    .replace(/[|@]/, '')
    .replace(/^H\(\) D\(\) /, '');
}
