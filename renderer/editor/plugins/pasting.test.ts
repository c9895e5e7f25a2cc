// @vitest-environment jsdom
import { Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { blockIds } from '../../../shared/document/schema';
import { normalizePastedHtml } from '../../../shared/document/paste/normalize-pasted-html';
import { write } from '../notation.test-helper';
import { openView } from '../typing.test-helper';
import { fitToPlace } from './pasting';

function paste(view: EditorView, html: string, text = ''): void {
  const data = { getData: (type: string) => (type === 'text/html' ? html : text), files: [], types: [] };
  const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data });
  if (html === '') view.pasteText(text, event as unknown as ClipboardEvent);
  else view.pasteHTML(html, event as unknown as ClipboardEvent);
}

function pasted(before: string, html: string, text = ''): string {
  const view = openView(before, 'en-CA', normalizePastedHtml);
  try {
    paste(view, html, text);
    view.state.doc.check();
    return write(view.state);
  } finally {
    view.destroy();
  }
}

describe('pasting', () => {
  it('makes a paragraph of each line of plain text', () => {
    expect(pasted('p(|)', '', 'one\n\ntwo\r\nthree')).toBe('p(one) p(two) p(three|)');
  });

  it('stays inside its paragraph with one line', () => {
    expect(pasted('p(a|b)', '', ' one ')).toBe('p(a one |b)');
  });

  it('makes one line of a headline, without markup', () => {
    expect(pasted('H(|) D() p()', '<h1>A <b>big</b></h1><p>story</p>')).toBe('H(A big story|) D() p()');
  });

  it('makes a space of a line break in a headline', () => {
    expect(pasted('H(|) D() p()', '<p>Ferry<br>late</p>')).toBe('H(Ferry late|) D() p()');
  });

  it('makes one text of a caption', () => {
    expect(pasted('img(cap(|) cred())', '<p>one</p><p>two</p>')).toBe('img(cap(one two|) cred())');
  });

  it('keeps headings, lists and bold of a page', () => {
    expect(pasted('p(|)', '<h2>Head</h2><ul><li>a</li></ul><p>b <b>c</b></p>')).toBe(
      'h2(Head) ul(li(p(a))) p(b *c*|)',
    );
  });

  it.each([
    '<script>alert(1)</script><p onclick="x()">safe</p>',
    '<p><a href="javascript:alert(1)">safe</a></p>',
    '<img src=x onerror=alert(1)><p>safe</p>',
    '<p><a href="//host/x">safe</a></p><iframe src="https://x.test"></iframe>',
    '<div data-opaque="x" data-id="b1">safe</div><svg onload=alert(1)></svg>',
    '<style>p{color:red}</style><p style="position:fixed">safe</p>',
    '<p>safe</p><object data="x"></object><math><mi xlink:href="javascript:x">',
  ])('runs and keeps nothing hostile of %s', (html) => {
    const view = openView('p(|)', 'en-CA', normalizePastedHtml);
    paste(view, html);
    const json = JSON.stringify(view.state.doc.toJSON());
    expect(view.state.doc.textContent).toContain('safe');
    expect(json).not.toMatch(/javascript|alert|opaque|"\/\/host/);
    expect(view.dom.innerHTML).not.toMatch(/<script|onerror|onclick|onload|<iframe|<object/);
    view.destroy();
  });

  it('gives a block that is pasted twice an id of its own', () => {
    const view = openView('p(|)', 'en-CA', normalizePastedHtml);
    paste(view, '<p data-id="bsame">one</p><p>two</p>');
    paste(view, '<p data-id="bsame">one</p><p>two</p>');
    const ids = blockIds(view.state.doc);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(view.state.doc.childCount - 2);
    view.destroy();
  });

  it('makes the headline of a copied story a paragraph', () => {
    const view = openView('p(|)', 'en-CA', (html) => html);
    paste(view, '<h1 data-headline>Head</h1><p data-dek>Dek</p><p>Body</p>');
    expect(view.state.doc.child(0).textContent).toBe('');
    expect(view.state.doc.textContent).toBe('HeadDekBody');
    view.destroy();
  });

  it('pastes an empty headline and dek as nothing', () => {
    const view = openView('H(|) D() p(a)', 'en-CA', (html) => html);
    const copied = TextSelection.create(view.state.doc, 1, 3).content();
    expect(fitToPlace(copied, view.state.doc.resolve(5))).toEqual(Slice.empty);
    view.destroy();
  });
});
