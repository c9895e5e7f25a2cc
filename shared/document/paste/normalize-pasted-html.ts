import { parseFragment } from 'parse5';
import { isImageSource, isLocalSource } from '../nodes/image';
import { escapeAttribute, textOfTree } from '../wordpress/html-text';
import type { Wrapper } from './inline-html';
import { inlineHtml, trimLine, wrapText, wrappersOf } from './inline-html';
import { Lines } from './lines';
import type { PastedElement, PastedNode } from './pasted-tree';
import { attributeOf, firstWithin, holdsBlock, isBlockElement, keptElement, textOfNode } from './pasted-tree';
import { readWordListItem } from './word-lists';

/**
 * Pasted HTML as the plain HTML that the article schema reads: paragraphs, headings, lists, quotes,
 * figures, tables, rules; strong, em, s, sub, sup, safe links, breaks. Scripts, styles, comments, event
 * handlers and unknown tags are gone; what Word and Google Docs wrap around is taken off, their lists
 * become lists. Every word a reader would see is kept. Never throws; anything nested absurdly deep comes
 * back as plain paragraphs.
 */
export function normalizePastedHtml(html: string): string {
  const out = new Lines();
  writeBlocks(parseFragment(html).childNodes, [], out, deepest);
  out.endLine();
  out.closeLists(0);
  return out.html;
}

const deepest = 100;

function writeBlocks(
  nodes: readonly PastedNode[],
  around: readonly Wrapper[],
  out: Lines,
  depth: number,
): void {
  for (const node of nodes) {
    const text = textOfNode(node);
    if (text !== null) out.add(wrapText(text.replace(/[ \t\n\r\f]+/g, ' '), around));
    const element = keptElement(node);
    if (element === null) continue;
    if (depth === 0) out.add(wrapText(textOfTree(element), around));
    else if (element.tagName === 'br') out.add('<br>');
    else if (isBlockElement(element)) {
      out.endLine();
      writeBlock(element, around, out, depth - 1);
      out.endLine();
    } else writeBlocks(element.childNodes, [...around, ...wrappersOf(element, around)], out, depth - 1);
  }
}

function writeBlock(element: PastedElement, around: readonly Wrapper[], out: Lines, depth: number): void {
  const wordItem = readWordListItem(element);
  if (wordItem !== null) {
    const line = lineOf(element, around, depth);
    if (line !== '') out.listItem(wordItem.level, wordItem.ordered, line);
    return;
  }
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      if (firstWithin(element, 'img', depth) !== null) writeBlocks(element.childNodes, around, out, depth);
      else writeTextBlock(element, around, out, depth);
      return;
    case 'ul':
    case 'ol': {
      writeIfAny(listHtml(element, around, depth), out);
      return;
    }
    case 'blockquote': {
      writeIfAny(quoteHtml(element, around, depth), out);
      return;
    }
    case 'img': {
      writeIfAny(figureHtml(element, ''), out);
      return;
    }
    case 'figure': {
      const img = firstWithin(element, 'img', depth);
      const figure = img === null ? '' : figureHtml(img, captionOf(element, depth));
      if (figure === '') writeBlocks(element.childNodes, around, out, depth);
      else out.block(figure);
      return;
    }
    case 'table': {
      writeTable(element, around, out, depth);
      return;
    }
    case 'hr': {
      out.block('<hr>');
      return;
    }
    case 'pre':
      for (const line of textOfTree(element).split('\n')) {
        out.add(wrapText(line, around));
        out.add('<br>');
      }
      return;
    default:
      writeBlocks(element.childNodes, around, out, depth);
  }
}

function writeIfAny(html: string, out: Lines): void {
  if (html !== '') out.block(html);
}

function writeTextBlock(element: PastedElement, around: readonly Wrapper[], out: Lines, depth: number): void {
  const line = lineOf(element, around, depth);
  if (line !== '') out.block(`<${element.tagName}>${line}</${element.tagName}>`);
}

/** All the words in an element on one line: blocks inside it are parted by line breaks. */
function lineOf(element: PastedElement, around: readonly Wrapper[], depth: number): string {
  if (!holdsBlock(element, depth)) return trimLine(inlineHtml(element.childNodes, around, depth));
  const lines = new Lines();
  writeBlocks(element.childNodes, around, lines, depth);
  lines.endLine();
  lines.closeLists(0);
  return trimLine(flatten(lines.html));
}

/** Clean block HTML as inline HTML. Our own output, so its tags are known and well formed. */
function flatten(html: string): string {
  const inline = html.replace(
    /<\/?(?:p|h[1-6]|ul|ol|li|blockquote|cite|figure|figcaption|table|tbody|thead|tr|td|th|hr|img)\b[^>]*>/g,
    '\n',
  );
  return inline
    .split(/\n+/)
    .filter((line) => line !== '')
    .join('<br>');
}

function listHtml(list: PastedElement, around: readonly Wrapper[], depth: number): string {
  if (depth <= 0) return `<ul><li>${wrapText(textOfTree(list).trim(), around)}</li></ul>`;
  let items = '';
  let open = false;
  for (const child of list.childNodes) {
    const element = keptElement(child);
    const text = textOfNode(child)?.trim() ?? '';
    if (element === null && text === '') continue;
    if (element !== null && (element.tagName === 'ul' || element.tagName === 'ol')) {
      items += `${open ? '' : '<li>'}${listHtml(element, around, depth - 1)}`;
    } else {
      const html = element === null ? wrapText(text, around) : itemHtml(element, around, depth - 1);
      if (html === '') continue;
      items += `${open ? '</li>' : ''}<li>${html}`;
    }
    open = true;
  }
  if (items === '') return '';
  const start = /^-?\d{1,6}$/.exec(attributeOf(list, 'start') ?? '')?.[0];
  const opening =
    list.tagName === 'ol' && start !== undefined && start !== '1'
      ? `<ol start="${start}">`
      : `<${list.tagName}>`;
  return `${opening}${items}</li></${list.tagName}>`;
}

/** An item's own words, then the lists nested in it. */
function itemHtml(item: PastedElement, around: readonly Wrapper[], depth: number): string {
  const words: PastedNode[] = [];
  let lists = '';
  for (const child of item.childNodes) {
    const element = keptElement(child);
    if (element !== null && (element.tagName === 'ul' || element.tagName === 'ol')) {
      lists += listHtml(element, around, depth - 1);
    } else words.push(child);
  }
  return lineOf({ ...item, childNodes: words }, around, depth) + lists;
}

function quoteHtml(quote: PastedElement, around: readonly Wrapper[], depth: number): string {
  const inner = new Lines();
  let cite = '';
  for (const child of quote.childNodes) {
    const element = keptElement(child);
    if (element?.tagName === 'cite') cite += ` ${lineOf(element, [], depth)}`;
    else writeBlocks([child], around, inner, depth);
  }
  inner.endLine();
  inner.closeLists(0);
  const attribution = trimLine(cite);
  if (inner.html === '' && attribution === '') return '';
  return `<blockquote>${inner.html}${attribution === '' ? '' : `<cite>${attribution}</cite>`}</blockquote>`;
}

function figureHtml(img: PastedElement, caption: string): string {
  const source = attributeOf(img, 'src')?.trim() ?? '';
  const alt = attributeOf(img, 'alt') ?? '';
  if (!isImageSource(source) || isLocalSource(source)) return caption === '' ? '' : `<p>${caption}</p>`;
  const words = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
  return `<figure><img src="${escapeAttribute(source)}" alt="${escapeAttribute(alt)}">${words}</figure>`;
}

function captionOf(figure: PastedElement, depth: number): string {
  const caption = firstWithin(figure, 'figcaption', depth);
  return caption === null ? '' : lineOf(caption, [], depth);
}

function writeTable(table: PastedElement, around: readonly Wrapper[], out: Lines, depth: number): void {
  let rows = '';
  const visit = (parent: PastedElement, levels: number) => {
    for (const child of parent.childNodes) {
      const element = keptElement(child);
      if (element === null) continue;
      if (element.tagName === 'tr') rows += rowHtml(element, around, depth - 1);
      else if (element.tagName === 'caption')
        writeTextBlock({ ...element, tagName: 'p' }, around, out, depth - 1);
      else if (levels > 0) visit(element, levels - 1);
    }
  };
  visit(table, 1);
  if (rows !== '') out.block(`<table><tbody>${rows}</tbody></table>`);
}

function rowHtml(row: PastedElement, around: readonly Wrapper[], depth: number): string {
  let cells = '';
  for (const child of row.childNodes) {
    const cell = keptElement(child);
    if (cell === null || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
    let spans = '';
    for (const name of ['colspan', 'rowspan']) {
      const span = /^\d{1,3}$/.exec(attributeOf(cell, name) ?? '')?.[0];
      if (span !== undefined && Number(span) > 1) spans += ` ${name}="${span}"`;
    }
    cells += `<${cell.tagName}${spans}>${lineOf(cell, around, depth)}</${cell.tagName}>`;
  }
  return cells === '' ? '' : `<tr>${cells}</tr>`;
}
