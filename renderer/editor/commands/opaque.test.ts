// @vitest-environment jsdom
import { undo, history } from '@tiptap/pm/history';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { normalizePastedHtml } from '../../../shared/document/paste/normalize-pasted-html';
import { articleSchema } from '../../../shared/document/schema';
import { turnIntoBlocks } from './opaque';

const { nodes } = articleSchema;

function withClassic(raw: string): EditorState {
  const doc = nodes.doc.create(null, [
    nodes.headline.create(),
    nodes.dek.create(),
    nodes.opaque.create({ raw, label: 'classic' }),
  ]);
  return EditorState.create({ doc, plugins: [history()] });
}

function turned(raw: string): string | null {
  const state = withClassic(raw);
  const tr = turnIntoBlocks(state, 4, normalizePastedHtml);
  tr?.doc.check();
  return tr === null ? null : tr.doc.content.content.slice(2).join(' ');
}

describe('classic text turned into blocks', () => {
  it('parts paragraphs at empty lines and keeps line breaks', () => {
    expect(turned('One\ntwo.\n\nThree <b>four</b>.')).toBe(
      'paragraph("One", hardBreak, "two.") paragraph("Three ", bold("four"), ".")',
    );
  });

  it('keeps lists and headings among bare lines', () => {
    expect(turned('<h2>Head</h2>\n\nWords\n\n<ul><li>a</li></ul>')).toBe(
      'heading("Head") paragraph("Words") bulletList(listItem(paragraph("a")))',
    );
  });

  it('drops scripts, and stays as it is where nothing else was there', () => {
    expect(turned('Words<script>alert(1)</script>')).toBe('paragraph("Words")');
    expect(turned('<script>alert(1)</script>')).toBeNull();
  });

  it('is undone in one step', () => {
    const before = withClassic('One\n\nTwo');
    let state = before.apply(turnIntoBlocks(before, 4, normalizePastedHtml)!);
    undo(state, (tr) => (state = state.apply(tr)));
    expect(state.doc.eq(before.doc)).toBe(true);
  });
});
