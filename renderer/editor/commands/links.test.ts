import type { EditorState } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { read } from '../notation.test-helper';
import { linkAt, removeLink, setLink } from './links';

function linked(before: string, address: string): EditorState | null {
  let state = read(before);
  const applied = setLink(address)(state, (tr) => (state = state.apply(tr)));
  return applied ? state : null;
}

/** The body's text with its marks, as ProseMirror prints it. */
const body = (state: EditorState): string => state.doc.child(2).toString();

describe('a link', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['example.org', 'https://example.org'],
    ['desk@example.org', 'mailto:desk@example.org'],
  ])('to %s goes over the selection as %s', (address, href) => {
    const state = linked('p(a [bc] d)', address)!;
    expect(body(state)).toBe('paragraph("a ", link("bc"), " d")');
    expect(linkAt(state)?.href).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    '//example.org',
    'file:///etc',
    '',
  ])('never goes to %s', (address) => {
    expect(linked('p(a [bc] d)', address)).toBeNull();
  });

  it('is written out where nothing is selected', () => {
    expect(linked('p(a |)', 'example.org')?.doc.textContent).toBe('a https://example.org');
  });

  it('stands in no headline', () => {
    expect(linked('H([a]) D() p()', 'https://example.org')).toBeNull();
  });

  it('gives its whole text a new address when the caret stands in it', () => {
    let state = linked('p(a [bcd] e)', 'https://example.org/old')!;
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8)));
    setLink('https://example.org/new')(state, (tr) => (state = state.apply(tr)));
    expect(body(state)).toBe('paragraph("a ", link("bcd"), " e")');
    expect(linkAt(state)?.href).toBe('https://example.org/new');
  });

  it('is taken away whole, and the bold in it stays', () => {
    let state = linked('p([a *b*])', 'https://example.org')!;
    expect(body(state)).toBe('paragraph(link("a "), link(bold("b")))');
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 6)));
    expect(removeLink(state, (tr) => (state = state.apply(tr)))).toBe(true);
    expect(body(state)).toBe('paragraph("a ", bold("b"))');
    expect(removeLink(state)).toBe(false);
  });
});
