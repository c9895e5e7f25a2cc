import type { Node } from '@tiptap/pm/model';
import { DOMParser, DOMSerializer, Fragment } from '@tiptap/pm/model';
import { tableNodeTypes } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { randomDocument } from '../../tests/helpers/random-document';
import { caseCount } from '../../tests/helpers/site-media';
import { normalizePastedHtml } from './paste/normalize-pasted-html';
import { articleSchema } from './schema';

const { document } = new JSDOM('').window;
const parser = DOMParser.fromSchema(articleSchema);
const serializer = DOMSerializer.fromSchema(articleSchema);

/** A whole document begins with its headline and dek; a paste into one goes through `parseSlice`. */
const head = '<h1 data-headline></h1><p data-dek></p>';

function pasted(html: string): string {
  const body = document.implementation.createHTMLDocument().body;
  body.innerHTML = head + normalizePastedHtml(html);
  const doc = parser.parse(body);
  doc.check();
  return doc.content.content.slice(2).join(', ');
}

test.each([
  ['<h1>a</h1><h2>b</h2><h3>c</h3><h5>d</h5><h6>e</h6>', 'heading("a"), heading("b"), heading("c"), heading("d"), heading("e")'],
  ['<p><b>a</b><i>b</i><del>c</del><sub>d</sub><sup>e</sup></p>', 'paragraph(bold("a"), italic("b"), strike("c"), subscript("d"), superscript("e"))'],
  ['<ul><li>a<ol><li>b</li></ol></li></ul>', 'bulletList(listItem(paragraph("a"), orderedList(listItem(paragraph("b")))))'],
  ['<blockquote><p>a</p><cite>b</cite></blockquote>', 'blockquote(paragraph("a"), attribution("b"))'],
  ['<blockquote>a</blockquote>', 'blockquote(paragraph("a"), attribution)'],
  ['<figure><img src="https://example.org/a.jpg"><figcaption>a <b>b</b></figcaption></figure>', 'image(caption("a ", bold("b")), credit)'],
  ['<img src="https://example.org/a.jpg">', 'image(caption, credit)'],
  ['<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>', 'table(tableRow(tableHeader("a")), tableRow(tableCell("b")))'],
  ['a<hr>b<br>c', 'paragraph("a"), divider, paragraph("b", hardBreak, "c")'],
  ['<a href="https://example.org">a</a><a href="javascript:x">b</a>', 'paragraph(link("a"), "b")'],
])('a paste of %s', (html, expected) => {
  expect(pasted(html)).toBe(expected);
}); // prettier-ignore

test('pasted headings take the nearest level', () => {
  const body = document.implementation.createHTMLDocument().body;
  body.innerHTML = head + '<h1>a</h1><h4>b</h4><h6>c</h6>';
  const levels = parser
    .parse(body)
    .content.content.slice(2)
    .map((node) => Number(node.attrs['level']));
  expect(levels).toEqual([2, 4, 4]);
});

test('whatever a document holds, its DOM holds no foreign markup and only known attributes', () => {
  fc.assert(
    fc.property(randomDocument({ classic: true }), (doc) => {
      const body = document.implementation.createHTMLDocument().body;
      body.append(serializer.serializeFragment(doc.content, { document }));
      for (const element of body.querySelectorAll('*')) {
        expect(element.tagName).toMatch(
          /^(?:H[1-4]|P|UL|OL|LI|BLOCKQUOTE|ASIDE|CITE|FIGURE|IMG|FIGCAPTION|DIV|TABLE|TBODY|TR|TD|TH|HR|BR|SPAN|STRONG|EM|S|SUB|SUP|A)$/,
        );
        for (const { name } of element.attributes) {
          expect(name).toMatch(/^(?:data-[a-z-]+|src|alt|href|title|start|colspan|rowspan)$/);
        }
      }
      expect(body.innerHTML).not.toContain('wp-note');
      expect(body.innerHTML).not.toContain('wp-block');
    }),
    { numRuns: caseCount() },
  );
});

test('a cut and paste inside Stet keeps all of a story that is not opaque', () => {
  fc.assert(
    fc.property(randomDocument({ classic: false }), (doc) => {
      const kept = doc.copy(doc.content);
      const body = document.implementation.createHTMLDocument().body;
      body.append(serializer.serializeFragment(kept.content, { document }));
      const back = parser.parse(body, { preserveWhitespace: 'full' });
      back.check();
      expect(plainBlocks(back)).toEqual(plainBlocks(kept));
      expect(back.textContent).toBe(kept.textContent.replace(/\r\n?/g, '\n'));
    }),
    { numRuns: caseCount() / 2 },
  );
});

test('prosemirror-tables finds its roles', () => {
  expect(Object.keys(tableNodeTypes(articleSchema)).sort()).toEqual(['cell', 'header_cell', 'row', 'table']);
});

/** The blocks with what a clipboard does not carry left out: dress, unknown blocks and elements, a link's rel. */
function plainBlocks(doc: Node): unknown[] {
  return doc.content.content
    .filter(({ type, attrs }) => type.name !== 'opaque' && attrs['id'] !== null)
    .map((block) => plainNode(block).toJSON() as unknown);
}

function plainNode(node: Node): Node {
  const marks = node.marks
    .filter(({ type }) => type.name !== 'foreign')
    .map((mark) => mark.type.create({ ...mark.attrs, rel: null, target: null }));
  if (node.isText) return articleSchema.text((node.text ?? '').replace(/\r\n?/g, '\n'), marks);
  const inner = node.content.content.filter(({ type }) => type.name !== 'opaqueInline').map(plainNode);
  // A width that does not fit its span is no width; WordPress holds none.
  const attrs = { ...node.attrs, dress: null, colwidth: null };
  return node.type.create(attrs, Fragment.fromArray(inner), marks);
}
