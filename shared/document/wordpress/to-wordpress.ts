import type { Node } from '@tiptap/pm/model';
import { writeBlock } from './block-comment';
import type { SiteMedia, WriteContext } from './block-writers';
import { writeNode } from './block-writers';
import { escapeText } from './html-text';
import type { Origin, OriginSlice, PostSource } from './from-wordpress';
import { datelineId, isLanguage } from './metadata';
import { placeNotices } from './place-notices';
import type { NoticeOptions, Piece } from './place-notices';
import { plainLine, readPlainText, writePlain } from './title';

export interface WriteOptions extends NoticeOptions {
  /** The post the document was made from: what still equals it is written back byte for byte. */
  readonly origin?: Origin;
  /** Finds the site's copy of a local picture. */
  readonly media: (source: string) => SiteMedia | null;
  /** Text of the dateline paragraph; null for none. Left out: as in the origin. */
  readonly dateline?: string | null;
  /** The story's language tag; null for none. Left out: as in the origin. */
  readonly language?: string | null;
}

export interface WrittenPost extends PostSource {
  /** Local pictures the site does not have yet; the post must not be sent before they are there. */
  readonly missingMedia: readonly string[];
}

/**
 * The document as a WordPress post. With an origin, blocks that were not touched, and the space between
 * blocks that are still neighbours, come back byte for byte, as do an untouched title and excerpt.
 */
export function postFromDocument(doc: Node, options: WriteOptions): WrittenPost {
  const { origin } = options;
  const missingMedia = new Set<string>();
  const context: WriteContext = { media: options.media, missingMedia };
  const [headline, dek, ...blocks] = doc.content.content;
  return {
    title: writeLine(headline, origin?.post.title),
    excerpt: writeLine(dek, origin?.post.excerpt),
    content: writeContent(blocks, options, context),
    missingMedia: [...missingMedia],
  };
}

function writeLine(node: Node | undefined, raw: string | undefined): string {
  const text = plainLine(node?.textContent ?? '');
  return raw !== undefined && readPlainText(raw) === text ? raw : writePlain(text);
}

function writeContent(blocks: readonly Node[], options: WriteOptions, context: WriteContext): string {
  const { origin } = options;
  const places: Places = new Map(origin?.slices.map((slice) => [slice.id, slice]));
  const pieces: Piece[] = [];
  const language = wantedLanguage(options);
  const carrier = language === null ? null : languageCarrier(blocks, options, language, places);
  const lead = writeLead(options, carrier === 'dateline' ? language : null);
  if (lead !== null) pieces.push(lead);
  const only = blocks[0];
  if (
    origin?.slices.length === 0 &&
    blocks.length === 1 &&
    only?.eq(origin.doc.child(2)) === true &&
    only !== carrier
  ) {
    return joinAll(placeNotices(pieces, options), origin);
  }
  for (const block of blocks) {
    const known = places.get(String(block.attrs['id']));
    const wanted = block === carrier ? language : null;
    const untouched = known?.node.eq(block) === true && known.language === wanted;
    const text = untouched
      ? known.raw
      : writeNode(block, context, wanted === null ? {} : { stetLanguage: wanted });
    pieces.push({ text, place: known?.place ?? null, before: known?.before ?? '' });
  }
  return joinAll(placeNotices(pieces, options), origin);
}

function joinAll(pieces: readonly Piece[], origin: Origin | undefined): string {
  if (origin === undefined) return join(pieces, '', -1);
  const places = origin.slices.length + origin.notices.length;
  const first = origin.lead === null ? 0 : -1;
  const isEnd = pieces.length === 0 || pieces.at(-1)?.place === places - 1;
  return join(pieces, isEnd ? origin.tail : '', first);
}

/** Joins pieces: neighbours of old keep what stood between them, others get an empty line. */
function join(pieces: readonly Piece[], tail: string, first = 0): string {
  let content = '';
  let last: number | null = first - 1;
  for (const [index, { text, place, before }] of pieces.entries()) {
    const wereNeighbours = place !== null && last !== null && place === last + 1;
    content += (wereNeighbours ? before : index === 0 ? '' : '\n\n') + text;
    last = place;
  }
  return content + tail;
}

function wantedLanguage({ origin, language }: WriteOptions): string | null {
  const wanted = language === undefined ? (origin?.language ?? null) : language;
  return isLanguage(wanted) ? wanted : null;
}

type Places = ReadonlyMap<string, OriginSlice>;

/** The dateline as the options or the origin have it; empty for none. */
function wantedDateline({ origin, dateline }: WriteOptions): string {
  const wanted = dateline === undefined ? (origin?.dateline ?? null) : dateline;
  return wanted === null ? '' : plainLine(wanted).trim();
}

function writeLead(options: WriteOptions, language: string | null): Piece | null {
  const { origin } = options;
  const text = wantedDateline(options);
  if (text === '') return null;
  const old = origin?.lead ?? null;
  const place = { place: old === null ? null : -1, before: old?.before ?? '' };
  if (old !== null && origin?.dateline === text && old.language === language)
    return { text: old.raw, ...place };
  const metadata = { stet: datelineId, ...(language === null ? {} : { stetLanguage: language }) };
  const html = `<p class="stet-dateline">${escapeText(text)}</p>`;
  return { text: writeBlock('paragraph', { className: 'stet-dateline', metadata }, html), ...place };
}

/**
 * The block whose metadata carries the language: the one that already does, or else the first one
 * written that can (opaque blocks cannot).
 */
function languageCarrier(
  blocks: readonly Node[],
  options: WriteOptions,
  language: string,
  places: Places,
): Node | 'dateline' | null {
  const able = blocks.filter((block) => block.type.name !== 'opaque');
  const carrying =
    options.origin?.language === language && options.origin.lead?.language !== language
      ? able.find((block) => places.get(String(block.attrs['id']))?.language === language)
      : undefined;
  return carrying ?? (wantedDateline(options) === '' ? (able[0] ?? null) : 'dateline');
}
