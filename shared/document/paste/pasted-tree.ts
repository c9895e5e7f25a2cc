import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter } from 'parse5';

export type PastedNode = DefaultTreeAdapterTypes.ChildNode;
export type PastedElement = DefaultTreeAdapterTypes.Element;

/** Elements that are dropped with everything in them: no words a reader was meant to see. */
const dropped = new Set(
  (
    'script style head title meta link base template iframe frame frameset noframes object embed applet param ' +
    'noscript svg math audio video source track canvas map area select option optgroup datalist input textarea ' +
    'progress meter dialog portal xml colgroup col'
  ).split(' '),
);

const blockTags = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table thead tbody tfoot tr td th caption hr ' +
    'pre div section article aside header footer main nav address form fieldset legend details summary center ' +
    'img body html'
  ).split(' '),
);

/** The element a node is, if it is one and is kept. */
export function keptElement(node: PastedNode): PastedElement | null {
  if (!defaultTreeAdapter.isElementNode(node)) return null;
  if (dropped.has(node.tagName) || node.tagName.includes(':')) return null;
  return isListMarker(node) || isTrackingPixel(node) ? null : node;
}

/** The text of a text node, or null. */
export function textOfNode(node: PastedNode): string | null {
  return defaultTreeAdapter.isTextNode(node) ? node.value : null;
}

/** Whether an element stands on lines of its own. */
export function isBlockElement(element: PastedElement): boolean {
  return blockTags.has(element.tagName);
}

/** Whether anything inside an element stands on lines of its own. Looks at most `limit` levels deep. */
export function holdsBlock(element: PastedElement, limit: number): boolean {
  if (limit === 0) return false;
  return element.childNodes.some((child) => {
    const inner = keptElement(child);
    return inner !== null && (isBlockElement(inner) || holdsBlock(inner, limit - 1));
  });
}

/** The first element of one kind inside another, in reading order. Looks at most `limit` levels deep. */
export function firstWithin(element: PastedElement, tag: string, limit: number): PastedElement | null {
  if (limit <= 0) return null;
  for (const child of element.childNodes) {
    const inner = keptElement(child);
    if (inner === null) continue;
    const found = inner.tagName === tag ? inner : firstWithin(inner, tag, limit - 1);
    if (found !== null) return found;
  }
  return null;
}

export function attributeOf(element: PastedElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** One property of an element's inline style, in lower case; empty where it is not set. */
export function styleOf(element: PastedElement, property: string): string {
  const style = attributeOf(element, 'style');
  if (style === null) return '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon !== -1 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return '';
}

/** Word's number or bullet in front of a list paragraph: not text, the list brings its own. */
function isListMarker(element: PastedElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore';
}

function isTrackingPixel(element: PastedElement): boolean {
  if (element.tagName !== 'img') return false;
  return attributeOf(element, 'width') === '1' || attributeOf(element, 'height') === '1';
}
