// @vitest-environment jsdom
import { Editor } from '@tiptap/react';
import type { JSONContent } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { articleSchema } from '../../shared/document/schema';
import { threadNamed } from '../../tests/helpers/random-record';
import { editorComments } from './editor-comments';
import { adoptArticleSchema, schemaExtensions } from './schema-extensions';

const { doc, headline, dek, paragraph } = articleSchema.nodes;
let editor: Editor;

beforeEach(() => {
  vi.useFakeTimers();
  const words = paragraph.create({ id: 'b1' }, articleSchema.text('It left at eight.'));
  editor = new Editor({
    element: document.body,
    content: doc.create(null, [headline.create(), dek.create(), words]).toJSON() as JSONContent,
    extensions: [adoptArticleSchema, ...schemaExtensions({})],
    enableCoreExtensions: false,
  });
  vi.spyOn(editor.view, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  editor.destroy();
  vi.useRealTimers();
});

function moveCaret(to: number): void {
  const { state } = editor;
  editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, to)));
}

/** Says how often the caret was told. */
function comments() {
  const looks = { set: () => undefined, elements: () => [] };
  const told = vi.fn();
  const inCopy = editorComments({ editor, looks, reveal: () => false, mayComment: () => true });
  inCopy.onCaret(told);
  return { inCopy, told };
}

it('tells the caret once it rests', () => {
  const { told } = comments();
  moveCaret(6);
  moveCaret(8);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(1);
});

it('lets a thread that was opened since stay the one that is meant, until the caret moves again', () => {
  const { inCopy, told } = comments();
  moveCaret(8);
  // Its words are gone: nothing is selected for it.
  expect(inCopy.show(threadNamed('says-who', 'Maya Roy'))).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(told).not.toHaveBeenCalled();
  moveCaret(9);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(1);
});
