import fc from 'fast-check';
import type { Mark, Node } from '@tiptap/pm/model';
import { articleSchema, assignMissingIds } from '../../shared/document/schema';

const { nodes, marks } = articleSchema;

/** Words that have broken somebody's serialiser: markup, entities, comments, scripts of the world. */
const awkward = fc.constantFrom(
  '<!-- wp:paragraph -->', '<!-- /wp:list -->', '-->', '--', '---', ']]>', '<![CDATA[', '&amp;', '&nbsp;', '&lt;b&gt;',
  '&', '<', '>', '"', "'", '\\', '\\"', '\\u002d', '<script>alert(1)</script>', '</p>', '</li>', '<br>', '&#39;', '&copy',
  '\u00a0', '\u202f', '« où ? »', 'l’été', '“quoted”', '  ', ' ', '\n', '\t', '\r\n', 'שלום עולם', 'مرحبا', '\u200f', '\u202e',
  '日本語', 'e\u0301', '👩‍👩‍👧', '🏳️‍🌈', '\ufeff', '\u200b', '\ufffc', '\u0000', '\u0007', '\ud800', '[gallery]', '$1', '{"a":1}', '%s',
); // prettier-ignore

const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-zà-ÿA-Z0-9.,’-]{1,9}$/) },
  { weight: 2, arbitrary: awkward },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .chain((words) => fc.constantFrom(' ', ' ', '').map((space) => words.join(space)));
const id = fc.stringMatching(/^[a-z][a-z0-9]{11}$/);

const href = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'mailto:desk@example.org',
    'https://example.org/?a=1&amp=2&copy=3',
    'http://example.org/é?q="x"',
  ),
);
const maybeWords = fc.option(sentence, { freq: 3 });
const link = fc
  .record({
    href,
    title: maybeWords,
    rel: fc.constantFrom(null, 'noopener', 'noreferrer noopener nofollow'),
    target: fc.constantFrom(null, '_blank'),
  })
  .map((attrs) => marks.link.create(attrs));
const foreign = fc
  .constantFrom(
    ['mark', '<mark class="wp-note" data-id="7">'],
    ['mark', '<mark style="background-color:rgba(0, 0, 0, 0)" class="has-inline-color has-red-color">'],
    ['span', '<span lang="fr" dir="ltr">'],
    ['code', '<code>'],
    ['kbd', '<kbd>'],
    ['abbr', '<abbr title="a &gt; b">'],
    ['a', '<a href="#part" data-type="internal">'],
    ['a', '<a href="/archive">'],
    ['strong', '<strong class="x">'],
    ['ins', '<ins>'],
  )
  .map(([tag, open]) => marks.foreign.create({ tag, open }));
const mark: fc.Arbitrary<Mark> = fc
  .oneof({ weight: 6, arbitrary: fc.constantFrom('bold', 'italic', 'strike', 'subscript', 'superscript') })
  .map((name) => marks[name as 'bold'].create());
const markSet = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: mark },
      { weight: 2, arbitrary: link },
      { weight: 2, arbitrary: foreign },
    ),
    { maxLength: 3 },
  )
  .map((some) => some.reduce<readonly Mark[]>((set, one) => one.addToSet(set), []));

const leaf = fc.oneof(
  { weight: 8, arbitrary: sentence.map((text) => articleSchema.text(text)) },
  { weight: 1, arbitrary: fc.constant(nodes.hardBreak.create()) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '<img class="emoji" src="https://example.org/a.png" alt="">',
        '<a id="top"></a>',
        '<wbr>',
        '<br class="x">',
      )
      .map((raw) => nodes.opaqueInline.create({ raw })),
  },
);
/** Pools of marks, so that neighbours share some: that is where nesting goes wrong. */
const inline: fc.Arbitrary<Node[]> = fc
  .tuple(
    fc.array(markSet, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(leaf, fc.nat(), fc.nat(3)), { maxLength: 6 }),
  )
  .map(([pools, leaves]) =>
    leaves.map(([node, pick, mixed]) => {
      const [one, other] = [pools[pick % pools.length] ?? [], pools[(pick + 1) % pools.length] ?? []];
      if (mixed === 0) return node;
      return node.mark(mixed === 1 ? other.reduce((set, extra) => extra.addToSet(set), one) : one);
    }),
  );

const dress = (block: string, element: readonly (readonly [string, string])[], attributes: object) =>
  JSON.stringify({ block, attributes, element });
const paragraphDress = fc.constantFrom(
  null,
  null,
  null,
  dress('paragraph', [['class', 'lede']], { className: 'lede' }),
  dress('paragraph', [['class', 'has-text-align-center']], {
    style: { typography: { textAlign: 'center' } },
  }),
  dress('paragraph', [['id', 'here']], { anchor: 'here' }),
  JSON.stringify({ block: 'paragraph', attributes: { metadata: { name: 'A -- name <b>', noteId: 12 } } }),
  JSON.stringify({ block: 'heading', attributes: { className: 'not mine' } }),
  '{damaged',
);

const paragraph = fc
  .tuple(id, paragraphDress, inline)
  .map(([own, dressed, content]) => nodes.paragraph.create({ id: own, dress: dressed }, content));
const heading = fc
  .tuple(id, fc.constantFrom(2, 3, 4), inline)
  .map(([own, level, content]) => nodes.heading.create({ id: own, level }, content));

/** Lists nested up to four deep. */
function listOf(depth: number): fc.Arbitrary<Node> {
  const nested = depth === 0 ? fc.constant([]) : fc.array(listOf(depth - 1), { maxLength: 1 });
  const item = fc
    .tuple(id, id, inline, nested)
    .map(([own, textId, content, lists]) =>
      nodes.listItem.create({ id: own }, [nodes.paragraph.create({ id: textId }, content), ...lists]),
    );
  return fc
    .tuple(id, fc.option(fc.integer({ min: -3, max: 40 })), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([own, start, items]) =>
      start === null
        ? nodes.bulletList.create({ id: own }, items)
        : nodes.orderedList.create({ id: own, start }, items),
    );
}
const list = fc.oneof({ weight: 5, arbitrary: listOf(1) }, { weight: 1, arbitrary: listOf(3) });

const attribution = inline.map((content) => nodes.attribution.create(null, content));
const blockquote = fc
  .tuple(id, fc.array(fc.oneof(paragraph, heading, list), { minLength: 1, maxLength: 3 }), attribution)
  .map(([own, inner, cite]) => nodes.blockquote.create({ id: own }, [...inner, cite]));
const pullquote = fc
  .tuple(
    id,
    inline,
    inline.map((content) => nodes.speaker.create(null, content)),
  )
  .map(([own, text, cite]) =>
    nodes.pullquote.create({ id: own }, [nodes.quoteText.create(null, text), cite]),
  );

const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const image = fc
  .record({
    own: id,
    source: fc.oneof(
      hash,
      fc.constantFrom('https://example.org/a-1024x683.jpg?x=1&y=2', 'http://example.org/é.png'),
    ),
    remoteId: fc.option(fc.integer({ min: 1, max: 99_999 })),
    alt: fc.oneof(fc.constant(''), sentence),
    size: fc.constantFrom(null, 'large', 'full'),
    caption: inline,
    credit: fc.oneof(fc.constant(''), sentence),
  })
  .map(({ own, caption, credit, ...attrs }) =>
    nodes.image.create({ id: own, ...attrs }, [
      nodes.caption.create(null, caption),
      nodes.credit.create(null, credit === '' ? null : articleSchema.text(credit)),
    ]),
  );

const cell = (header: boolean) =>
  fc
    .record({
      colspan: fc.constantFrom(1, 1, 2),
      rowspan: fc.constantFrom(1, 1, 3),
      align: fc.constantFrom(null, null, 'left', 'center', 'right'),
      colwidth: fc.constantFrom(null, null, [120]),
      content: inline,
    })
    .map(({ content, ...attrs }) => (header ? nodes.tableHeader : nodes.tableCell).create(attrs, content));
const row = (cells: fc.Arbitrary<Node>) =>
  fc.array(cells, { minLength: 1, maxLength: 3 }).map((some) => nodes.tableRow.create(null, some));
const table = fc
  .tuple(
    id,
    fc.array(row(cell(true)), { maxLength: 2 }),
    fc.array(row(fc.oneof(cell(false), cell(false), cell(true))), { maxLength: 3 }),
  )
  .filter(([, head, body]) => head.length + body.length > 0)
  .map(([own, head, body]) => nodes.table.create({ id: own }, [...head, ...body]));

/** Blocks that Stet does not know, as WordPress writes them. */
export const knownOpaque: readonly (readonly [label: string, raw: string])[] = [
  ['spacer', '<!-- wp:spacer {"height":"40px"} -->\n<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>\n<!-- /wp:spacer -->'],
  ['html', '<!-- wp:html -->\n<script>console.log("-->")</script>\n<!-- /wp:html -->'],
  ['shortcode', '<!-- wp:shortcode -->\n[gallery ids="1,2"]\n<!-- /wp:shortcode -->'],
  ['more', '<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->'],
  ['code', '<!-- wp:code {"metadata":{"stet":"codeblock"}} -->\n<pre class="wp-block-code"><code>a  &lt;b&gt;\n\tc</code></pre>\n<!-- /wp:code -->'],
  ['columns', '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column"><!-- wp:paragraph {"metadata":{"stet":"inside"}} -->\n<p>in a column</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->'],
]; // prettier-ignore
const classics = [
  'Plain <b>old</b> words.\n\nA second one.',
  '<p>classic & unclosed',
  '<!--nextpage-->',
  'שלום',
];
const opaque = (classic: boolean) =>
  fc.oneof(
    fc.constantFrom(...knownOpaque).map(([label, raw]) => nodes.opaque.create({ raw, label })),
    ...(classic
      ? [fc.constantFrom(...classics).map((raw) => nodes.opaque.create({ raw, label: 'classic' }))]
      : []),
  );

const block = (classic: boolean) =>
  fc.oneof(
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 3, arbitrary: list },
    { weight: 2, arbitrary: blockquote },
    { weight: 1, arbitrary: pullquote },
    { weight: 2, arbitrary: image },
    { weight: 2, arbitrary: table },
    { weight: 1, arbitrary: id.map((own) => nodes.divider.create({ id: own })) },
    { weight: 1, arbitrary: opaque(classic) },
  );
const line = fc
  .oneof(fc.constant(''), sentence)
  .map((text) => (text === '' ? null : articleSchema.text(text)));

/**
 * Random documents over the whole schema, every one valid and with unique ids. `classic: false` leaves
 * out classic stretches, which WordPress's editor turns into a block of its own.
 */
export function randomDocument({ classic }: { readonly classic: boolean }): fc.Arbitrary<Node> {
  return fc
    .tuple(line, line, fc.array(block(classic), { minLength: 1, maxLength: 7 }))
    .map(([title, standfirst, blocks]) => {
      let made = 0;
      const doc = nodes.doc.create(null, [
        nodes.headline.create(null, title),
        nodes.dek.create(null, standfirst),
        ...blocks,
      ]);
      return assignMissingIds(doc, () => `fresh${made++}`);
    });
}
