import type { Node } from '@tiptap/pm/model';
import { isLocalSource } from '../nodes/image';
import { articleSchema } from '../schema';
import type { Sources } from './block-readers';
import { blockNames } from './block-writers';
import { readDress, writeDress } from './dress';
import { finishIds } from './finish-ids';
import { opaqueNode } from './from-wordpress';
import { altText } from './html-text';
import { tidyInline } from './tidy-inline';
import { parseBlocks } from './parse-blocks';

/**
 * The document as a round trip through WordPress gives it back, for comparing. What a post cannot hold:
 * control characters, U+FEFF and U+FFFC; line breaks and tabs in text (folded to a space); text of
 * spaces alone; foreign marks in another order than they nest; several `<a>` on the same words; column
 * widths; the attachment number of a local picture (its hash tells it); a dress that does not fit; own
 * ids of opaque blocks; the border between two classic stretches; references like `&amp;` spelled out
 * in alternative text. Expects ids on all other blocks.
 */
export function canonical(doc: Node): Node {
  const sources: Sources = new Map();
  const blocks: Node[] = [];
  doc.forEach((block) => {
    if (block.type.name !== 'opaque') {
      blocks.push(canonicalNode(block));
      return;
    }
    const last = blocks.at(-1);
    let raw = String(block.attrs['raw']);
    if (last?.attrs['label'] === 'classic' && block.attrs['label'] === 'classic') {
      raw = `${String(last.attrs['raw'])}\n\n${raw}`;
      blocks.pop();
    }
    const [piece] = parseBlocks(raw);
    const opaque = opaqueNode(raw, piece?.kind === 'block' ? piece : null);
    sources.set(opaque, raw);
    blocks.push(opaque);
  });
  return finishIds(articleSchema.nodes.doc.create(null, blocks), sources);
}

function canonicalNode(node: Node): Node {
  const attrs = canonicalAttributes(node);
  if (node.isTextblock) return node.type.create(attrs, tidyInline(node.content.content));
  return node.type.create(attrs, node.content.content.map(canonicalNode));
}

function canonicalAttributes({ type, attrs }: Node): Record<string, unknown> {
  const canonical: Record<string, unknown> = { ...attrs };
  if (typeof attrs['dress'] === 'string') {
    canonical['dress'] = writeDress(readDress(attrs['dress'], blockNames[type.name] ?? ''));
  }
  if (type.name === 'image') {
    canonical['alt'] = altText(String(attrs['alt']));
    if (isLocalSource(String(attrs['source']))) canonical['remoteId'] = null;
  }
  if ('colwidth' in attrs) canonical['colwidth'] = null;
  return canonical;
}
