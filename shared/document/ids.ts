import type { Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';

/** A block's identity: stable through edits, moves and the trip to WordPress. Always begins with a letter. */
export type BlockId = string & { readonly __brand: 'BlockId' };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A fresh random block id: 26 characters, the first one a letter, 125 random bits. */
export function newBlockId(): BlockId {
  const bytes = crypto.getRandomValues(new Uint8Array(25));
  let id = 'b';
  for (const byte of bytes) id += alphabet.charAt(byte & 31);
  return id as BlockId;
}

/** Whether a value may stand as a block id: a letter, then up to 63 letters, digits, `_` or `-`. */
export function isBlockId(value: unknown): value is BlockId {
  return typeof value === 'string' && idPattern.test(value);
}

/**
 * The document with an id on every block: missing ids are filled from `newId`, and where an id stands
 * twice the first block in reading order keeps it. Returns the same node when nothing was missing.
 */
export function assignMissingIds(doc: Node, newId: () => string): Node {
  return fillIds(doc, newId, new Set());
}

/**
 * A fragment with an id on every block, none of them in `taken` and none twice; `taken` gains them all.
 * Takes time in proportion to the fragment. Returns the same fragment when nothing had to change.
 */
export function withOwnIds(fragment: Fragment, newId: () => string, taken: Set<string>): Fragment {
  const filled = fragment.content.map((child) => fillIds(child, newId, taken));
  return filled.every((child, index) => child === fragment.content[index])
    ? fragment
    : Fragment.fromArray(filled);
}

/** Every block id in reading order, outer blocks before the blocks inside them; missing ones left out. */
export function blockIds(doc: Node): BlockId[] {
  const ids: BlockId[] = [];
  doc.descendants((node) => {
    if (isBlockId(node.attrs['id'])) ids.push(node.attrs['id']);
    return !node.isTextblock;
  });
  return ids;
}

function fillIds(node: Node, newId: () => string, seen: Set<string>): Node {
  let attrs = node.attrs;
  if ('id' in attrs) {
    let id: unknown = attrs['id'];
    if (!isBlockId(id) || seen.has(id)) {
      do id = newId();
      while (seen.has(id as string));
      attrs = { ...attrs, id };
    }
    seen.add(id as string);
  }
  const content = node.isTextblock ? node.content : withOwnIds(node.content, newId, seen);
  if (attrs === node.attrs && content === node.content) return node;
  return node.type.create(attrs, content, node.marks);
}
