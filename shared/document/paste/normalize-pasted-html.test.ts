import { DOMParser } from '@tiptap/pm/model';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../schema';
import { normalizePastedHtml } from './normalize-pasted-html';

describe('what people paste', () => {
  test.each<[string, string, string]>([
    ['plain words', 'one &lt; two', '<p>one &lt; two</p>'],
    ['Google Docs’ wrapper', '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Bold</span><span style="font-weight:400;font-style:italic"> slanted</span></p><br><p>Next</p></b>', '<p><strong>Bold</strong><em> slanted</em></p><p>Next</p>'],
    ['a Google Docs list', '<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>One</span></p></li><ul><li aria-level="2"><p><span>Inner</span></p></li></ul><li><p>Two</p></li></ul>', '<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>'],
    ['a Word list', '<p class=MsoListParagraphCxSpFirst style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span style="font:7.0pt">&nbsp;&nbsp; </span></span></span><![endif]>One</p><p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o</span>Inner<o:p></o:p></p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Two</p><p class=MsoNormal>After<o:p></o:p></p>', '<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul><p>After</p>'],
    ['a numbered Word list', '<p style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.<span> </span></span>First</p><p style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">2.</span>Second</p>', '<ol><li>First</li><li>Second</li></ol>'],
    ['lists that go on or count down', '<ol start="7"><li>a</li></ol><ol start="-2"><li>b</li></ol>', '<ol start="7"><li>a</li></ol><ol start="-2"><li>b</li></ol>'],
    ['lists that start nowhere', '<ol start="x"><li>a</li></ol><ol start="1"><li>b</li></ol>', '<ol><li>a</li></ol><ol><li>b</li></ol>'],
    ['divs as paragraphs', '<div>One<div>Two</div>Three</div>', '<p>One</p><p>Two</p><p>Three</p>'],
    ['formatting around blocks', '<b><p>One</p><p>Two</p></b>', '<p><strong>One</strong></p><p><strong>Two</strong></p>'],
    ['a quote with its source', '<blockquote><p>Said.</p><cite>Ann</cite></blockquote>', '<blockquote><p>Said.</p><cite>Ann</cite></blockquote>'],
    ['a figure', '<figure class="x"><img src="https://example.org/a.jpg" alt="A" onerror="x()"><figcaption>Cap</figcaption></figure>', '<figure><img src="https://example.org/a.jpg" alt="A"><figcaption>Cap</figcaption></figure>'],
    ['a picture among words', '<p>Before <img src="https://example.org/a.jpg"> after</p>', '<p>Before</p><figure><img src="https://example.org/a.jpg" alt=""></figure><p>after</p>'],
    ['a table', '<table><caption>T</caption><colgroup><col></colgroup><thead><tr><th colspan="2">H</th></tr></thead><tbody><tr><td><p>a</p><p>b</p></td><td>c</td></tr></tbody></table>', '<p>T</p><table><tbody><tr><th colspan="2">H</th></tr><tr><td>a<br>b</td><td>c</td></tr></tbody></table>'],
    ['headings and rules', '<h1>One</h1><hr><h6><b>Six</b></h6>', '<h1>One</h1><hr><h6><strong>Six</strong></h6>'],
    ['links', '<a href="https://example.org/?a=1&b=2" onclick="x()" class="y">here</a> <a href="/relative">there</a>', '<p><a href="https://example.org/?a=1&amp;b=2">here</a> there</p>'],
    ['preformatted text', '<pre>one\ntwo</pre>', '<p>one<br>two</p>'],
  ])('%s', (_name, pasted, expected) => {
    expect(normalizePastedHtml(pasted)).toBe(expected);
  }); // prettier-ignore
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="//evil.example">y</a><a href="ftp://evil.example">z</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>@import "https://evil.example"</style><p style="background:url(javascript:1)">x</p>',
  '<div data-opaque data-raw="<script>"></div><span data-foreign="script">x</span>',
  '<form action="javascript:alert(1)"><input autofocus onfocus=alert(1)><button formaction="javascript:1">x</button></form>',
  '<p onclick="alert(1)" id="__proto__" data-id="x" contenteditable>x</p>',
  '<object data="x"></object><embed src="x"><base href="https://evil.example"><meta http-equiv=refresh content=0>',
  '<template><script>x</script></template><textarea><img src=x onerror=1></textarea><xmp><script></xmp>',
  '<!--><img src=x onerror=alert(1)>--><![CDATA[<script>]]><?php x ?>',
  '<details open ontoggle=alert(1)><summary>x</summary></details><marquee onstart=alert(1)>x</marquee>',
];
const allowed =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|cite|figure|img|figcaption|table|tbody|tr|td|th|hr|br|strong|em|s|sub|sup|a)$/;
const attributes = /^(?:href|title|src|alt|colspan|rowspan|start)$/;

function expectClean(html: string): void {
  const visit = (nodes: DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      expect(node.nodeName).not.toBe('#comment');
      if (!('tagName' in node)) continue;
      expect(node.tagName).toMatch(allowed);
      for (const { name, value } of node.attrs) {
        expect(name).toMatch(attributes);
        if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/i);
        if (name === 'src') expect(value).toMatch(/^https?:\/\//i);
      }
      visit(node.childNodes);
    }
  };
  visit(parseFragment(html).childNodes);
}

test.each(hostile)('nothing hostile is left of %s', (html) => {
  expectClean(normalizePastedHtml(html));
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostile, '<p>', '</p>', '<ul>', '<li>', '</ul>', '<table>', '<tr><td>', '</table>', '<b>', '</b>', '<h2>', '<blockquote>', '<a href="https://example.org">', '</a>', '<div>', '</div>', '<p style="mso-list:l0 level3 lfo1">', '<br>', '<pre>'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join('')); // prettier-ignore

test('any soup of tags comes out clean, and a second pass changes nothing that matters', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const clean = normalizePastedHtml(html);
      expectClean(clean);
      expect(wordsOf(normalizePastedHtml(clean))).toBe(wordsOf(clean));
    }),
    { numRuns: 2000 },
  );
});

test('what comes out parses into a valid document by the article schema', () => {
  const { document } = new JSDOM('').window;
  const parser = DOMParser.fromSchema(articleSchema);
  fc.assert(
    fc.property(soup, (html) => {
      const body = document.implementation.createHTMLDocument().body;
      const clean = normalizePastedHtml(html);
      body.innerHTML = `<h1 data-headline></h1><p data-dek></p>${clean}`;
      const words = wordsOf(clean);
      const doc = parser.parse(body);
      doc.check();
      expect(squeeze(doc.textContent)).toBe(words);
    }),
    { numRuns: 1000 },
  );
});

test('markup nested 50,000 deep keeps its words', () => {
  for (const tag of ['div', 'b', 'ul><li', 'blockquote', 'table><tr><td', 'span']) {
    expect(normalizePastedHtml(`${`<${tag}>`.repeat(50_000)}deep words`)).toContain('deep words');
  }
});

test('a paste of 200,000 words takes seconds at most', () => {
  const html =
    '<p class="MsoNormal"><span style="color:red">Some <b>ten</b> words of a long story to be pasted.</span></p>';
  expect(normalizePastedHtml(html.repeat(20_000)).match(/<p>/g)).toHaveLength(20_000);
});

function wordsOf(html: string): string {
  let text = '';
  const visit = (nodes: DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      if ('value' in node) text += node.value;
      else if ('childNodes' in node) visit(node.childNodes);
    }
  };
  visit(parseFragment(html).childNodes);
  return squeeze(text);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
