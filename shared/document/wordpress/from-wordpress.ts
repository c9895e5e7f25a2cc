import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../schema';
import { hashedId } from './block-hash';
import type { Sources } from './block-readers';
import { readBlock } from './block-readers';
import { finishIds } from './finish-ids';
import { datelineId, takeMetadata } from './metadata';
import { readNotice } from './notices';
import type { PostNotice } from './notices';
import type { SourceBlock } from './parse-blocks';
import { parseBlocks } from './parse-blocks';
import { withLocalMedia } from './site-pictures';
import type { LocalMedia, RemoteMedia } from './site-pictures';
import { readPlainText } from './title';
import { textOfHtml } from './html-text';

/** The raw parts of a post (`context=edit`) that a document is made of. */
export interface PostSource {
  readonly title: string;
  readonly excerpt: string;
  readonly content: string;
}

/** One top-level block as it stood in the post: what it was read as, and its exact source. */
export interface OriginSlice {
  readonly id: string;
  readonly node: Node;
  readonly raw: string;
  /** What stands between this block and the one before it. */
  readonly before: string;
  /** The story's language, where this block carries it. */
  readonly language: string | null;
  /** Its place among the post's blocks, notices counted too. */
  readonly place: number;
}

/** A notice as it stood in the post, among the blocks or after them. */
export interface OriginNotice extends PostNotice {
  readonly raw: string;
  readonly before: string;
  readonly place: number;
}

/** A post taken apart, so that what nobody touches can be written back byte for byte. */
export interface Origin {
  readonly doc: Node;
  readonly post: PostSource;
  /** The paragraph that carries the dateline, which is no part of the document. */
  readonly lead: { readonly raw: string; readonly before: string; readonly language: string | null } | null;
  readonly slices: readonly OriginSlice[];
  /** What readers are told of changes after publication: paragraphs of the post that are no part of the document. */
  readonly notices: readonly OriginNotice[];
  /** What stands after the last block. */
  readonly tail: string;
  readonly dateline: string | null;
  readonly language: string | null;
}

/**
 * A post as a document. Total: any strings are accepted. Blocks that Stet cannot hold without loss, and
 * classic content, become opaque nodes. `mediaFor` finds the local copy of a picture, if there is one.
 */
export function documentFromPost(
  post: PostSource & { readonly mediaFor?: (remote: RemoteMedia) => LocalMedia | null },
): Origin {
  const { title, excerpt, content } = post;
  const { lead, slices, notices, tail } = takeApart(content);
  const sources: Sources = new Map();
  const blocks = slices.map(({ raw, block }) => {
    const node = (block === null ? null : readBlock(block, sources)) ?? opaqueNode(raw, block);
    const placed = post.mediaFor === undefined ? node : withLocalMedia(node, post.mediaFor);
    sources.set(placed, raw);
    return placed;
  });
  const { nodes } = articleSchema;
  const doc = finishIds(
    nodes.doc.create(null, [
      nodes.headline.create(null, textOrNone(readPlainText(title))),
      nodes.dek.create(null, textOrNone(readPlainText(excerpt))),
      ...(blocks.length > 0 ? blocks : [placeholder()]),
    ]),
    sources,
  );
  const found = slices.map(({ raw, before, block, place }, index) => {
    const node = doc.child(index + 2);
    const language =
      block === null || node.type.name === 'opaque' ? null : takeMetadata(block.attributes).ours.language;
    return { id: String(node.attrs['id']), node, raw, before, language, place };
  });
  return {
    doc,
    post: { title, excerpt, content },
    lead: lead === null ? null : { raw: lead.raw, before: lead.before, language: lead.language },
    slices: found,
    notices,
    tail,
    dateline: lead?.dateline ?? null,
    language: lead?.language ?? found.find((slice) => slice.language !== null)?.language ?? null,
  };
}

/** WordPress source that is kept as it is. Its id is the one its metadata carries, if any. */
export function opaqueNode(raw: string, block: SourceBlock | null): Node {
  const id = block === null ? null : takeMetadata(block.attributes).ours.id;
  return articleSchema.nodes.opaque.create({ id, raw, label: block === null ? 'classic' : block.name });
}

interface Slice {
  readonly raw: string;
  readonly before: string;
  readonly block: SourceBlock | null;
  readonly place: number;
}

interface Lead {
  readonly raw: string;
  readonly before: string;
  readonly language: string | null;
  readonly dateline: string;
}

interface Parts {
  readonly lead: Lead | null;
  readonly slices: readonly Slice[];
  readonly notices: readonly OriginNotice[];
  readonly tail: string;
}

function takeApart(content: string): Parts {
  const slices: Slice[] = [];
  const notices: OriginNotice[] = [];
  let lead: Lead | null = null;
  let space = '';
  for (const piece of parseBlocks(content)) {
    if (piece.kind === 'text') {
      const [start, end] = wordsWithin(piece.raw);
      if (start < end) {
        slices.push({
          raw: piece.raw.slice(start, end),
          before: space + piece.raw.slice(0, start),
          block: null,
          place: slices.length + notices.length,
        });
        space = '';
      }
      space += piece.raw.slice(end);
      continue;
    }
    const place = slices.length + notices.length;
    const dateline: string | null = place === 0 && lead === null ? readDateline(piece) : null;
    const notice = dateline === null ? readNotice(piece) : null;
    const { raw } = piece;
    if (dateline !== null) {
      lead = { raw, before: space, language: takeMetadata(piece.attributes).ours.language, dateline };
    } else if (notice !== null && notices.every(({ id }) => id !== notice.id)) {
      notices.push({ ...notice, raw, before: space, place });
    } else slices.push({ raw, before: space, block: piece, place });
    space = '';
  }
  return { lead, slices, notices, tail: space };
}

/** Where the text of a stretch begins and ends, white space at both ends left out. */
function wordsWithin(text: string): [number, number] {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === end ? [0, 0] : [start, end];
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}

function readDateline(block: SourceBlock): string | null {
  if (block.name !== 'paragraph' || takeMetadata(block.attributes).ours.id !== datelineId) return null;
  const [html, ...more] = block.content;
  if (typeof html !== 'string' || more.length > 0) return null;
  const text = readPlainText(textOfHtml(html).trim() === '' ? '' : html).trim();
  return text === '' ? null : text;
}

/** A post without a block still needs a paragraph to type in. */
function placeholder(): Node {
  return articleSchema.nodes.paragraph.create({ id: hashedId('a post without a block') });
}

function textOrNone(text: string): Node | null {
  return text === '' ? null : articleSchema.text(text);
}
