import type { Node } from '@tiptap/pm/model';
import { writeBlock } from './block-comment';
import type { Dress, HtmlAttributes } from './dress';
import { orUsual, readDress } from './dress';
import { altText, writeAttributes } from './html-text';
import { writeInline } from './inline-out';
import { readMetadata } from './metadata';
import { writeTableRows } from './table-out';

/** What the site knows about a local picture: its attachment number and address. */
export interface SiteMedia {
  readonly id: number;
  readonly url: string;
}

export interface WriteContext {
  /** Finds the site's copy of a local picture; null while it has none. */
  readonly media: (source: string) => SiteMedia | null;
  /** Collects the local pictures that the site does not have yet. */
  readonly missingMedia: Set<string>;
}

/** One block of the document as WordPress block markup. `metadata` is added to the block's own. */
export function writeNode(node: Node, context: WriteContext, metadata: Record<string, string> = {}): string {
  if (node.type.name === 'opaque') return String(node.attrs['raw']);
  const name = blockNames[node.type.name];
  if (name === undefined) throw new Error(`A ${node.type.name} cannot stand among a story's blocks`);
  const dress = readDress(node.attrs['dress'], name);
  const { own, html } = writeContent(node, dress, context);
  const attributes: Record<string, unknown> = { ...own, ...dress.attributes, ...own };
  const id: unknown = node.attrs['id'];
  const all = {
    ...readMetadata(attributes),
    ...(typeof id === 'string' ? { stet: id } : {}),
    ...(node.type.name === 'listItem' ? textId(node) : {}),
    ...metadata,
  };
  if (Object.keys(all).length > 0) Object.assign(attributes, { metadata: all });
  return writeBlock(name, attributes, html);
}

/** The block that each kind of node is written as. */
export const blockNames: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'list',
  listItem: 'list-item',
  blockquote: 'quote',
  pullquote: 'pullquote',
  image: 'image',
  table: 'table',
  divider: 'separator',
};

/** The attributes that Stet edits in a block, and the HTML between its comments. */
interface Written {
  readonly own: Record<string, unknown>;
  readonly html: string;
}

function writeContent(node: Node, dress: Dress, context: WriteContext): Written {
  switch (node.type.name) {
    case 'paragraph':
      return { own: {}, html: element('p', orUsual(dress.element, null), writeInline(node)) };
    case 'heading': {
      const level = Number(node.attrs['level']);
      const html = element(`h${level}`, orUsual(dress.element, 'wp-block-heading'), writeInline(node));
      return { own: level === 2 ? {} : { level }, html };
    }
    case 'bulletList':
      return {
        own: {},
        html: element('ul', orUsual(dress.element, 'wp-block-list'), writeInner(node, context)),
      };
    case 'orderedList':
      return writeOrderedList(node, dress, context);
    case 'listItem':
      return { own: {}, html: element('li', orUsual(dress.element, null), writeItem(node, context)) };
    case 'blockquote': {
      const inner = writeInner(node, context) + writeCite(node.lastChild);
      return { own: {}, html: element('blockquote', orUsual(dress.element, 'wp-block-quote'), inner) };
    }
    case 'pullquote': {
      const text = node.firstChild === null ? '' : writeInline(node.firstChild);
      const quote = element(
        'blockquote',
        orUsual(dress.quote, null),
        `<p>${text}</p>${writeCite(node.lastChild)}`,
      );
      return { own: {}, html: element('figure', orUsual(dress.element, 'wp-block-pullquote'), quote) };
    }
    case 'image':
      return writeImage(node, dress, context);
    case 'table': {
      const table = element('table', orUsual(dress.table, 'has-fixed-layout'), writeTableRows(node));
      return { own: {}, html: element('figure', orUsual(dress.element, 'wp-block-table'), table) };
    }
    default: {
      const usual = 'wp-block-separator has-alpha-channel-opacity';
      return { own: {}, html: `<hr${writeAttributes(orUsual(dress.element, usual))}/>` };
    }
  }
}

function element(tag: string, attributes: HtmlAttributes, content: string): string {
  return `<${tag}${writeAttributes(attributes)}>${content}</${tag}>`;
}

function writeInner(node: Node, context: WriteContext): string {
  const inner: string[] = [];
  node.forEach((child) => {
    if (child.type.name !== 'attribution') inner.push(writeNode(child, context));
  });
  return inner.join('\n\n');
}

function writeItem(node: Node, context: WriteContext): string {
  const [text, ...lists] = node.content.content;
  const inner = lists.map((list) => writeNode(list, context)).join('\n\n');
  return (text === undefined ? '' : writeInline(text)) + inner;
}

function textId(item: Node): Record<string, string> {
  const id: unknown = item.firstChild?.attrs['id'];
  return typeof id === 'string' ? { stetText: id } : {};
}

function writeOrderedList(node: Node, dress: Dress, context: WriteContext): Written {
  const start = Number(node.attrs['start']);
  const attributes = orUsual(dress.element, 'wp-block-list');
  const numbered: HtmlAttributes = start === 1 ? attributes : [['start', String(start)], ...attributes];
  return {
    own: { ordered: true, ...(start === 1 ? {} : { start }) },
    html: element('ol', numbered, writeInner(node, context)),
  };
}

function writeCite(attribution: Node | null): string {
  const html = attribution === null ? '' : writeInline(attribution);
  return html === '' ? '' : `<cite>${html}</cite>`;
}

function writeImage(node: Node, dress: Dress, context: WriteContext): Written {
  const source = String(node.attrs['source']);
  const size: unknown = node.attrs['size'];
  const place = placeOf(node, dress, context);
  if (place === null) context.missingMedia.add(source);
  const sizeSlug = typeof size === 'string' ? size : null;
  const img: [string, string][] = place === null ? [] : [['src', place.url]];
  img.push(['alt', altText(String(node.attrs['alt']))]);
  const rest = dress.img ?? [];
  const id = place?.id ?? null;
  const classes = [id === null ? '' : `wp-image-${id}`, rest.find(([name]) => name === 'class')?.[1] ?? ''];
  const imgClass = classes.filter((part) => part !== '').join(' ');
  if (imgClass !== '') img.push(['class', imgClass]);
  for (const [name, value] of rest)
    if (name !== 'class' && name !== 'src' && name !== 'alt') img.push([name, value]);
  const picture = `<img${writeAttributes(img)}/>`;
  const linked = dress.link === undefined ? picture : element('a', dress.link, picture);
  const figure = (dress.element ?? []).filter(([name]) => name !== 'class');
  const extra = dress.element?.find(([name]) => name === 'class')?.[1] ?? '';
  const figureClass = ['wp-block-image', sizeSlug === null ? '' : `size-${sizeSlug}`, extra];
  return {
    own: { ...(id === null ? {} : { id }), ...(sizeSlug === null ? {} : { sizeSlug }) },
    html: element(
      'figure',
      [['class', figureClass.filter((part) => part !== '').join(' ')], ...figure],
      linked + writeCaption(node, dress),
    ),
  };
}

function placeOf(node: Node, dress: Dress, context: WriteContext): { id: number | null; url: string } | null {
  const source = String(node.attrs['source']);
  if (dress.original?.source === source) return dress.original;
  if (!source.startsWith('sha256:')) {
    const remoteId: unknown = node.attrs['remoteId'];
    return { id: typeof remoteId === 'number' ? remoteId : null, url: source };
  }
  return context.media(source);
}

function writeCaption(node: Node, dress: Dress): string {
  const caption = node.firstChild === null ? '' : writeInline(node.firstChild);
  const credit = node.lastChild === null ? '' : writeInline(node.lastChild);
  if (caption === '' && credit === '') return '';
  const credited = credit === '' ? '' : `<span class="stet-credit">${credit}</span>`;
  const text = caption === '' || credited === '' ? caption + credited : `${caption} ${credited}`;
  return element('figcaption', orUsual(dress.caption, 'wp-element-caption'), text);
}
