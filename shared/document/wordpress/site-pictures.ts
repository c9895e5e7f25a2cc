import type { Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import type { SiteMedia } from './block-writers';
import { blockNames } from './block-writers';
import type { Dress } from './dress';
import { readDress, writeDress } from './dress';

/** A picture on the site, as an image block names it. */
export interface RemoteMedia {
  readonly id: number | null;
  readonly url: string;
}

/** The local copy of a picture on the site: its `sha256:` source, and what the site knows it by. */
export interface LocalMedia extends SiteMedia {
  readonly source: string;
}

const imageBlock = blockNames['image'] ?? '';

/** An image block of the site with its local copy in its place, where there is one; any other block as it is. */
export function withLocalMedia(node: Node, mediaFor: (remote: RemoteMedia) => LocalMedia | null): Node {
  if (node.type.name !== 'image') return node;
  const url = String(node.attrs['source']);
  const remoteId: unknown = node.attrs['remoteId'];
  const id = typeof remoteId === 'number' ? remoteId : null;
  const local = mediaFor({ id, url });
  if (local === null) return node;
  const { source } = local;
  const bare = readDress(node.attrs['dress'], imageBlock);
  const dress: Dress =
    local.url === url && local.id === id ? bare : { ...bare, original: { source, id, url } };
  const attrs = { ...node.attrs, source, remoteId: null, dress: writeDress(dress) };
  return node.type.create(attrs, node.content, node.marks);
}

/** The way back: an image block of a local picture as the site names it, where the site has the picture. */
export function withSiteMedia(node: Node, mediaFor: (source: string) => SiteMedia | null): Node {
  if (node.type.name !== 'image') return node;
  const source = String(node.attrs['source']);
  const { original, ...bare } = readDress(node.attrs['dress'], imageBlock);
  const placed = mediaFor(source);
  const known = original?.source === source ? original : placed;
  if (known === null) return node;
  const attrs = { ...node.attrs, source: known.url, remoteId: known.id, dress: writeDress(bare) };
  return node.type.create(attrs, node.content, node.marks);
}

/** A copy with each block put through `change`, wherever it stands; what is not changed stays the same node. */
export function mapBlocks(node: Node, change: (block: Node) => Node): Node {
  if (node.inlineContent || node.isLeaf) return node;
  const children: Node[] = [];
  node.forEach((child) => children.push(mapBlocks(change(child), change)));
  const isSame = children.every((child, index) => child === node.child(index));
  return isSame ? node : node.copy(Fragment.from(children));
}

/**
 * The copy with each picture named the same on every machine: `canonical` gives the name of what would be shown, which
 * is not always the source: an address the picture had on the site goes back as it was. Numbers that only the site gave
 * are left out where the name is of the picture's bytes. For comparing and hashing, never for sending.
 */
export function withCanonicalPictures(copy: Node, canonical: (source: string) => string): Node {
  return mapBlocks(copy, (node) => {
    if (node.type.name !== 'image') return node;
    const own = { source: String(node.attrs['source']), id: node.attrs['remoteId'] as unknown };
    const { original, ...bare } = readDress(node.attrs['dress'], imageBlock);
    const shown = original?.source === own.source ? { source: original.url, id: original.id } : own;
    const source = canonical(shown.source);
    const remoteId = source.startsWith('sha256:') ? null : shown.id;
    return node.type.create(
      { ...node.attrs, source, remoteId, dress: writeDress(bare) },
      node.content,
      node.marks,
    );
  });
}
