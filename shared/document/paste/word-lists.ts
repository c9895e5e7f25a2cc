import type { PastedElement, PastedNode } from './pasted-tree';
import { attributeOf, styleOf, textOfNode } from './pasted-tree';

/** Where a Word paragraph stands in a list: its level from 1, and whether the list is numbered. */
export interface WordListItem {
  readonly level: number;
  readonly ordered: boolean;
}

/**
 * Word pastes lists as paragraphs with `mso-list: l0 level1 lfo1` in their style and the number or the
 * bullet as text. Null for any other paragraph.
 */
export function readWordListItem(element: PastedElement): WordListItem | null {
  if (element.tagName !== 'p' && !/^h[1-6]$/.test(element.tagName)) return null;
  const level = /\blevel(\d)\b/.exec(styleOf(element, 'mso-list'))?.[1];
  if (level === undefined || level === '0') return null;
  return { level: Number(level), ordered: /^\s*\(?(?:\d+|[a-z]{1,4})[.)]/i.test(markerOf(element, 6)) };
}

function markerOf(element: PastedElement, limit: number): string {
  for (const child of element.childNodes) {
    if (!('tagName' in child)) continue;
    const marker =
      styleOf(child, 'mso-list') === 'ignore'
        ? textWithin(child)
        : limit > 0
          ? markerOf(child, limit - 1)
          : '';
    if (marker !== '') return marker;
  }
  return '';
}

function textWithin(element: PastedElement): string {
  const pending: PastedNode[] = [...element.childNodes].reverse();
  let text = '';
  for (let node = pending.pop(); node !== undefined && text.length < 40; node = pending.pop()) {
    text += textOfNode(node) ?? '';
    if ('tagName' in node && attributeOf(node, 'hidden') === null)
      pending.push(...[...node.childNodes].reverse());
  }
  return text.trim();
}
