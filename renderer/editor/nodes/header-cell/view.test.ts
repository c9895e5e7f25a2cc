// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import type { JSONContent } from '@tiptap/core';
import { afterEach, expect, it } from 'vitest';
import { articleSchema } from '../../../../shared/document/schema';
import { adoptArticleSchema, schemaExtensions } from '../../schema-extensions';
import { headerCellView } from './view';

const { doc, headline, dek, table, tableCell, tableHeader, tableRow } = articleSchema.nodes;
let editor: Editor | null = null;
afterEach(() => editor?.destroy());

it('is a cell to screen readers while it is empty, and a head as soon as it says something', () => {
  const cell = (type: typeof tableCell, words: string) =>
    type.create(null, words === '' ? [] : [articleSchema.text(words)]);
  const rows = [
    [cell(tableHeader, ''), cell(tableHeader, 'Votes')],
    [cell(tableCell, 'Ferry'), cell(tableCell, '9')],
  ].map((cells) => tableRow.create(null, cells));
  const copy = doc.create(null, [headline.create(), dek.create(), table.create({ id: 'b1' }, rows)]);
  editor = new Editor({
    element: document.body,
    content: copy.toJSON() as JSONContent,
    extensions: [adoptArticleSchema, ...schemaExtensions({ tableHeader: () => headerCellView })],
    enableCoreExtensions: false,
  });
  const { view } = editor;
  const heads = () => [...view.dom.querySelectorAll('th')].map((head) => head.getAttribute('role'));
  expect(heads()).toEqual(['cell', null]);
  // The corner, behind headline and dek, table and row.
  const corner = 7;
  view.dispatch(view.state.tr.insertText('Matter', corner));
  expect(heads()).toEqual([null, null]);
  view.dispatch(view.state.tr.delete(corner, corner + 'Matter'.length));
  expect(heads()).toEqual(['cell', null]);
});
