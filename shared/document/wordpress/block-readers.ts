import type { Node, NodeType } from '@tiptap/pm/model';
import { articleSchema } from '../schema';
import { writeNode } from './block-writers';
import { blockHtml, canonicalSource } from './canonical-source';
import type { Dress, HtmlAttributes } from './dress';
import { unusual, writeDress } from './dress';
import { readImage } from './image-in';
import { readInline } from './inline-in';
import { takeMetadata } from './metadata';
import type { SourceBlock } from './parse-blocks';
import { parseBlocks } from './parse-blocks';
import type { HtmlElement, HtmlNode } from './strict-html';
import { readTable } from './table-in';

/** Notes the source each node was read from, so that nodes without an id can be given one. */
export type Sources = Map<Node, string>;

/**
 * A top-level block as a node, or null when Stet cannot hold it without loss: the node written back
 * would not be equivalent to the source. Ids are those of the metadata, null where there are none.
 */
export function readBlock(block: SourceBlock, sources: Sources): Node | null {
  const node = readNode(block, sources, 0);
  if (node?.type.spec.group !== 'block') return null;
  const { language } = takeMetadata(block.attributes).ours;
  const context = { media: () => null, missingMedia: new Set<string>() };
  const written = writeNode(node, context, language === null ? {} : { stetLanguage: language });
  if (written === block.raw) return node;
  const meant = canonicalSource(block);
  const again = meant === null ? null : reparse(written);
  return again !== null && canonicalSource(again) === meant ? node : null;
}

function reparse(source: string): SourceBlock | null {
  const [block, ...rest] = parseBlocks(source);
  return block?.kind === 'block' && rest.length === 0 ? block : null;
}

const deepest = 128;

const { nodes } = articleSchema;

function readNode(block: SourceBlock, sources: Sources, depth: number): Node | null {
  if (depth > deepest || block.selfClosing) return null;
  const html = blockHtml(block);
  const [outer, ...rest] = html === null ? [] : html.filter(isVisible);
  if (outer?.kind !== 'element' || rest.length > 0) return null;
  const { ours, others } = takeMetadata(block.attributes);
  const read: Read = { block, outer, id: ours.id, textId: ours.textId, others, sources, depth };
  const node = readers.get(block.name)?.(read) ?? null;
  if (node !== null) sources.set(node, block.raw);
  return node;
}

/** One block under way: its outer element, ids, and the comment attributes that are not Stet's. */
interface Read {
  readonly block: SourceBlock;
  readonly outer: HtmlElement;
  readonly id: string | null;
  readonly textId: string | null;
  readonly others: Record<string, unknown>;
  readonly sources: Sources;
  readonly depth: number;
}

const readers = new Map<string, (read: Read) => Node | null>(
  Object.entries({
    paragraph: (read) => readTextBlock(read, 'p', null),
    heading: readHeading,
    list: readList,
    'list-item': readListItem,
    quote: readQuote,
    pullquote: readPullquote,
    image: ({ block, outer, id, others }) => readImage(block.name, outer, id, others),
    table: ({ block, outer, id, others }) => readTable(block.name, outer, id, others),
    separator: (read) => {
      if (read.outer.tag !== 'hr') return null;
      const usual = 'wp-block-separator has-alpha-channel-opacity';
      return nodes.divider.create({ id: read.id, dress: dressOf(read, usual) });
    },
  }),
);

function dressOf(
  { block, outer, others }: Read,
  usualClass: string | null,
  more: Partial<Dress> = {},
): string | null {
  return writeDress(dressParts(block.name, others, unusual(outer.attributes, usualClass), more));
}

function dressParts(
  block: string,
  attributes: Record<string, unknown>,
  element: HtmlAttributes | undefined,
  more: Partial<Dress>,
): Dress {
  return {
    block,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(element === undefined
      ? {}
      : { element: element.map(([name, value]) => [name, value] as [string, string]) }),
    ...more,
  };
}

function readTextBlock(read: Read, tag: string, usualClass: string | null): Node | null {
  const content = read.outer.tag === tag ? readInline(read.outer.children) : null;
  return content && nodes.paragraph.create({ id: read.id, dress: dressOf(read, usualClass) }, content);
}

function readHeading(read: Read): Node | null {
  const { level = 2, ...others } = read.others;
  if ((level !== 2 && level !== 3 && level !== 4) || read.outer.tag !== `h${level}`) return null;
  const content = readInline(read.outer.children);
  const dress = dressOf({ ...read, others }, 'wp-block-heading');
  return content && nodes.heading.create({ id: read.id, level, dress }, content);
}

function readList(read: Read): Node | null {
  const { ordered = false, start = 1, ...others } = read.others;
  if (read.outer.tag !== (ordered === true ? 'ol' : 'ul')) return null;
  const items = readInnerBlocks(read, read.outer.children, ['list-item']);
  if (items === null || items.length === 0) return null;
  if (ordered !== true) {
    return nodes.bulletList.create({ id: read.id, dress: dressOf(read, 'wp-block-list') }, items);
  }
  if (typeof start !== 'number' || !Number.isInteger(start) || Math.abs(start) > 999_999) return null;
  const outer = { ...read.outer, attributes: read.outer.attributes.filter(([name]) => name !== 'start') };
  return nodes.orderedList.create(
    { id: read.id, start, dress: dressOf({ ...read, outer, others }, 'wp-block-list') },
    items,
  );
}

function readListItem(read: Read): Node | null {
  if (read.outer.tag !== 'li') return null;
  const { children } = read.outer;
  const firstSlot = children.findIndex((node) => node.kind === 'slot');
  const textEnd = firstSlot === -1 ? children.length : firstSlot;
  const text = readInline(children.slice(0, textEnd));
  const lists = readInnerBlocks(read, children.slice(textEnd), ['list']);
  if (text === null || lists === null) return null;
  const paragraph = nodes.paragraph.create({ id: read.textId }, text);
  read.sources.set(paragraph, `text of ${read.id ?? read.block.raw}`);
  return nodes.listItem.create({ id: read.id, dress: dressOf(read, null) }, [paragraph, ...lists]);
}

function readQuote(read: Read): Node | null {
  if (read.outer.tag !== 'blockquote') return null;
  const [inner, attribution] = takeCite(read.outer.children, nodes.attribution);
  const blocks = readInnerBlocks(read, inner, ['paragraph', 'heading', 'list']);
  if (blocks === null || blocks.length === 0 || attribution === null) return null;
  return nodes.blockquote.create({ id: read.id, dress: dressOf(read, 'wp-block-quote') }, [
    ...blocks,
    attribution,
  ]);
}

function readPullquote(read: Read): Node | null {
  const [quote, ...rest] = read.outer.children.filter(isVisible);
  if (read.outer.tag !== 'figure' || rest.length > 0) return null;
  if (quote?.kind !== 'element' || quote.tag !== 'blockquote') return null;
  const [inner, speaker] = takeCite(quote.children, nodes.speaker);
  const [text, ...more] = inner.filter(isVisible);
  if (text?.kind !== 'element' || text.tag !== 'p' || text.attributes.length > 0 || more.length > 0)
    return null;
  const content = readInline(text.children);
  if (content === null || speaker === null) return null;
  const dressed = unusual(quote.attributes, null);
  const dress = dressOf(
    read,
    'wp-block-pullquote',
    dressed === undefined ? {} : { quote: dressed.map(([name, value]) => [name, value]) },
  );
  return nodes.pullquote.create({ id: read.id, dress }, [nodes.quoteText.create(null, content), speaker]);
}

function takeCite(children: readonly HtmlNode[], type: NodeType): [readonly HtmlNode[], Node | null] {
  const visible = children.filter(isVisible);
  const last = visible.at(-1);
  if (last?.kind !== 'element' || last.tag !== 'cite') return [visible, type.create()];
  const content = last.attributes.length > 0 ? null : readInline(last.children);
  return [visible.slice(0, -1), content && type.create(null, content)];
}

function readInnerBlocks(read: Read, html: readonly HtmlNode[], names: readonly string[]): Node[] | null {
  const inner = read.block.content.filter((part) => typeof part !== 'string');
  const found: Node[] = [];
  for (const slot of html.filter(isVisible)) {
    const block = slot.kind === 'slot' ? inner[slot.index] : undefined;
    const node =
      block !== undefined && names.includes(block.name)
        ? readNode(block, read.sources, read.depth + 1)
        : null;
    if (node === null) return null;
    found.push(node);
  }
  return found;
}

function isVisible(node: HtmlNode): boolean {
  return node.kind !== 'text' || /[^ \t\n\f\r]/.test(node.text);
}
