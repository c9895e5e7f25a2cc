import { escapeAttribute, escapeText, textOfTree } from '../wordpress/html-text';
import type { PastedElement, PastedNode } from './pasted-tree';
import { attributeOf, keptElement, styleOf, textOfNode } from './pasted-tree';
import { safeHref } from './safe-href';

/** An element around words: what opens and what closes it. */
export interface Wrapper {
  readonly open: string;
  readonly close: string;
}

const formats: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
};

/** The formatting an inline element gives its words: from its name, its style, and its address. */
export function wrappersOf(element: PastedElement, around: readonly Wrapper[]): Wrapper[] {
  const tags = new Set<string>();
  const named = formats[element.tagName];
  const weight = styleOf(element, 'font-weight');
  const style = styleOf(element, 'font-style');
  const isPlainWeight = weight === 'normal' || /^[1-4]00$/.test(weight);
  if (
    named !== undefined &&
    !(named === 'strong' && isPlainWeight) &&
    !(named === 'em' && style === 'normal')
  ) {
    tags.add(named);
  }
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) tags.add('strong');
  if (/^(?:italic|oblique)/.test(style)) tags.add('em');
  if (styleOf(element, 'text-decoration').includes('line-through')) tags.add('s');
  const align = styleOf(element, 'vertical-align');
  if (align === 'sub') tags.add('sub');
  if (align === 'super') tags.add('sup');
  const found = [...tags].map((tag) => ({ open: `<${tag}>`, close: `</${tag}>` }));
  const link = element.tagName === 'a' ? linkOf(element) : null;
  const isNew = (wrapper: Wrapper) => around.every((outer) => outer.close !== wrapper.close);
  return [...(link === null ? [] : [link]), ...found].filter(isNew);
}

/** Words with the formatting around them; the same white space a browser would show. */
export function wrapText(text: string, around: readonly Wrapper[]): string {
  if (text === '') return '';
  let html = escapeText(text);
  for (let at = around.length - 1; at >= 0; at--)
    html = `${around[at]?.open ?? ''}${html}${around[at]?.close ?? ''}`;
  return html;
}

/** The inline content of nodes that hold no block, as clean HTML. */
export function inlineHtml(nodes: readonly PastedNode[], around: readonly Wrapper[], depth: number): string {
  let html = '';
  for (const node of nodes) {
    const text = textOfNode(node);
    if (text !== null) html += wrapText(text.replace(/[ \t\n\r\f]+/g, ' '), around);
    const element = keptElement(node);
    if (element === null) continue;
    if (depth <= 0) html += wrapText(textOfTree(element), around);
    else if (element.tagName === 'br') html += '<br>';
    else html += inlineHtml(element.childNodes, [...around, ...wrappersOf(element, around)], depth - 1);
  }
  return html;
}

/** A line of inline HTML without the line breaks and spaces at its ends; empty when nothing is left. */
export function trimLine(html: string): string {
  let start = 0;
  let end = html.length;
  for (let length = 1; length > 0; start += length)
    length = html.startsWith('<br>', start) ? 4 : html[start] === ' ' ? 1 : 0;
  for (let length = 1; length > 0; end -= length) {
    length = end <= start ? 0 : html.endsWith('<br>', end) ? 4 : html[end - 1] === ' ' ? 1 : 0;
  }
  const line = html.slice(start, Math.max(start, end));
  return /^(?:<[^>]*>| |\u00a0|&nbsp;)*$/.test(line) ? '' : line;
}

function linkOf(element: PastedElement): Wrapper | null {
  const href = safeHref(attributeOf(element, 'href') ?? '');
  if (href === null) return null;
  const title = attributeOf(element, 'title');
  const named = title === null ? '' : ` title="${escapeAttribute(title)}"`;
  return { open: `<a href="${escapeAttribute(href)}"${named}>`, close: '</a>' };
}
