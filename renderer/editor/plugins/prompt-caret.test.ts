// @vitest-environment jsdom
import type { EditorView } from '@tiptap/pm/view';
import { afterEach, describe, expect, it } from 'vitest';
import { write } from '../notation.test-helper';
import { openView } from '../typing.test-helper';
import { readCaret } from './prompt-caret';

let view: EditorView;
afterEach(() => {
  view.destroy();
  document.body.replaceChildren();
});

/** A focused view whose caret the browser has moved by so many letters, and has told nobody yet. */
function moved(notation: string, letters: number): EditorView {
  view = openView(notation);
  // jsdom measures nothing.
  view.setProps({ handleScrollToSelection: () => true });
  view.dom.tabIndex = 0;
  document.body.append(view.dom);
  view.focus();
  const { node, offset } = view.domAtPos(view.state.selection.head);
  const silent = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('selectionchange', silent, { capture: true });
  getSelection()?.collapse(node, offset + letters);
  window.removeEventListener('selectionchange', silent, { capture: true });
  return view;
}

const press = (key: string): boolean =>
  view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

describe('a caret that the browser has not told of yet', () => {
  it('is where the next key acts', () => {
    moved('p(The |council sat)', 7);
    expect(write(view.state)).toBe('p(The |council sat)');
    press('Enter');
    expect(write(view.state)).toBe('p(The council) p(| sat)');
  });

  it('is where something is pasted', () => {
    moved('p(The |council sat)', 7);
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    const clipboardData = {
      files: [],
      items: [],
      getData: (type: string) => (type === 'text/plain' ? '!' : ''),
    };
    view.dom.dispatchEvent(Object.assign(paste, { clipboardData }));
    expect(write(view.state)).toBe('p(The council!| sat)');
  });

  it('stays there through an update, once it was read', () => {
    moved('p(The |council sat)', 7);
    readCaret(view);
    view.dispatch(view.state.tr.insertText('Late', 1));
    expect(write(view.state)).toBe('H(Late) D() p(The council| sat)');
    expect(getSelection()?.focusOffset).toBe('The council'.length);
  });
});
