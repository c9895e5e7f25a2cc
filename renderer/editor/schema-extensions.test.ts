// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { articleSchema } from '../../shared/document/schema';
import { read } from './notation.test-helper';
import { adoptArticleSchema, schemaExtensions } from './schema-extensions';

const editors: Editor[] = [];
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

function open(content: unknown): Editor {
  const editor = new Editor({
    extensions: [adoptArticleSchema, ...schemaExtensions({})],
    injectCSS: false,
    content: content as Record<string, unknown>,
  });
  editors.push(editor);
  return editor;
}

describe("the editor's schema", () => {
  it('is the headless schema itself, not a copy that could drift from it', () => {
    const editor = open(read('p(a)').doc.toJSON());
    expect(editor.schema).toBe(articleSchema);
    expect(editor.state.schema).toBe(articleSchema);
    expect(editor.extensionManager.schema).toBe(articleSchema);
  });

  it.each([
    'H(Head) D(Dek) p(one *two*/three)',
    'h2(a) h3(b) h4(c) hr raw',
    'ul(li(p(a) ol(li(p(b) ul(li(p(c))))))) ol(li(p(d)))',
    'quote(p(a) h3(b) ul(li(p(c))) by(d)) pull(q(e) said(f))',
    'img(cap(a) cred(b)) table(tr(th(a) th(b)) tr(td(c/d) td()))',
  ])('shows and gives back every kind of block unchanged: %s', (notation) => {
    const json = read(notation).doc.toJSON() as Record<string, unknown>;
    expect(open(json).getJSON()).toEqual(json);
  });

  it('has an extension for every node and mark, so that each may have a view', () => {
    const names = schemaExtensions({}).map((extension) => extension.name);
    expect(names.sort()).toEqual(
      [...Object.keys(articleSchema.nodes), ...Object.keys(articleSchema.marks)].sort(),
    );
  });
});
