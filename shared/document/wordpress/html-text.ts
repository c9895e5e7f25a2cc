import { defaultTreeAdapter, parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** Text as HTML, in the spelling a browser's `innerHTML` gives: `&amp;`, `&lt;`, `&gt;`, `&nbsp;`. */
export function escapeText(text: string): string {
  return /[&<>\u00a0]/.test(text) ? text.replace(/[&<>\u00a0]/g, escapeOne) : text;
}

/** An attribute's value between double quotes, as HTML. */
export function escapeAttribute(value: string): string {
  const text = carriableText(value);
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, escapeOne) : text;
}

/** Text that an attribute can carry on one line: as `carriableText`, each tab and line break a space. */
export function attributeText(text: string): string {
  return carriableText(text).replace(/[\t\n\f\r]/g, ' ');
}

/**
 * Alternative text as WordPress's image block can hold it: on one line, and with references such as
 * `&amp;` decoded, because that block never escapes the ampersand of what looks like a reference.
 */
export function altText(alt: string): string {
  let text = attributeText(alt);
  for (let before = ''; before !== text && reference.test(text);) {
    before = text;
    text = attributeText(decodeText(text));
  }
  return text;
}

/** Attributes as they stand in an opening tag, each after a space; impossible names are left out. */
export function writeAttributes(attributes: readonly (readonly [string, string])[]): string {
  let html = '';
  for (const [name, value] of attributes) {
    if (attributeName.test(name)) html += ` ${name}="${escapeAttribute(value)}"`;
  }
  return html;
}

/** The text that a piece of HTML text without tags stands for. */
export function decodeText(html: string): string {
  return decode(html, decodeTextFully);
}

/** The value that an attribute's source stands for. */
export function decodeAttribute(source: string): string {
  return decode(source, decodeAttributeFully);
}

/** The text a reader sees of HTML that may hold tags: scripts, styles and comments give none. */
export function textOfHtml(html: string): string {
  if (!html.includes('<')) return decodeText(html);
  return textOfTree(parseFragment(html));
}

/**
 * Text that a post can carry: control characters, which no parser gives back, and U+FEFF and U+FFFC,
 * which WordPress's editor takes out, are dropped; half a surrogate pair becomes U+FFFD. Tabs and line
 * breaks stay.
 */
export function carriableText(text: string): string {
  const clean = controls.test(text) ? text.replace(allControls, '') : text;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

const attributeName = /^[^\s"'<>/=\u0000-\u001f\u007f]+$/;
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff\ufffc]/;
const allControls = new RegExp(controls.source, 'g');
const simpleReference =
  /&(?:(amp|lt|gt|quot|nbsp|hellip|mdash|ndash|[lr][sd]quo|[lr]aquo)|#(\d{2,6})|#x([\da-f]{2,5}));/gi;
const reference = /&(?:[a-z0-9]+|#[0-9]+|#x[a-f0-9]+);/i;
const otherReference = /&[a-z#]/i;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

function escapeOne(char: string): string {
  switch (char) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return '&nbsp;';
  }
}

/** Decodes the references one meets every day; text with any other one goes through a full HTML parser. */
function decode(source: string, fully: (source: string) => string): string {
  if (!source.includes('&')) return source;
  if (otherReference.test(source.replace(simpleReference, ''))) return fully(source);
  let unknown = 0;
  const text = source.replace(simpleReference, (_all, name?: string, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const char = name === undefined ? plainCharacter(code) : named[name];
    if (char === undefined) unknown++;
    return char ?? '';
  });
  return unknown === 0 ? text : fully(source);
}

function plainCharacter(code: number): string | undefined {
  const plain =
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfdd0);
  return plain || (code >= 0x10000 && code < 0x1fffe) ? String.fromCodePoint(code) : undefined;
}

function decodeTextFully(html: string): string {
  return textOfTree(parseFragment(`<i>${html.replaceAll('<', '&lt;')}</i>`));
}

function decodeAttributeFully(source: string): string {
  const [element] = parseFragment(`<i a="${source.replaceAll('"', '&quot;')}"></i>`).childNodes;
  if (element === undefined || !defaultTreeAdapter.isElementNode(element)) return source;
  return element.attrs[0]?.value ?? '';
}

type ParsedNode = DefaultTreeAdapterTypes.ChildNode;

/** The text below a parsed node. Without recursion: hostile markup nests deeper than the stack. */
export function textOfTree(root: { readonly childNodes: readonly ParsedNode[] }): string {
  let text = '';
  const pending = [...root.childNodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) text += node.value;
    else if (defaultTreeAdapter.isElementNode(node) && !/^(?:script|style|template)$/.test(node.tagName)) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  return text;
}
