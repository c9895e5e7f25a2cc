import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import { hashedId } from '../document/wordpress/block-hash';
import type { PlacedBlock } from './block-tree';
import { mergeShell, mergeType } from './merge-attributes';
import { mergeInline } from './merge-inline';
import type { MergeLog } from './merge-log';
import { mergeRows } from './merge-table';

const { nodes, marks } = articleSchema;

/** One block as the sides hold it; `base` null where both made it. */
export interface BlockSides {
  readonly base: PlacedBlock | null;
  readonly mine: PlacedBlock;
  readonly theirs: PlacedBlock;
}

/** A merged block (of a container its shell alone), and theirs beside it where the two cannot be one. */
export interface MergedBlock {
  readonly node: Node;
  readonly beside: Node | null;
}

/** Merges what is a block's own: its attributes, marks and text; children of containers are merged by place. */
export function mergeBlock({ base, mine, theirs }: BlockSides, log: MergeLog): MergedBlock {
  const sides = { base: base?.node ?? null, mine: mine.node, theirs: theirs.node };
  const alone = (node: Node): MergedBlock => ({ node, beside: null });
  switch (mine.kind) {
    case 'text':
      return alone(mergeTextBlock(sides, log));
    case 'list':
    case 'item':
    case 'quote':
      return alone(mergeContainer(sides, log));
    case 'image':
    case 'pullquote':
      return alone(mergeParts(sides, log));
    case 'table':
      return mergeTables(sides, log);
    case 'divider':
      return alone(rebuilt(sides, mine.node.type, null, log));
    case 'opaque':
      return mergeOpaque(sides, log);
  }
}

/** What of a block would be lost with it: all of it, but of a container only what is not its children's. */
export function ownContentDiffers(base: PlacedBlock, side: PlacedBlock): boolean {
  switch (side.kind) {
    case 'list':
    case 'item':
      return false;
    case 'quote':
      return base.node.lastChild?.eq(side.node.lastChild as Node) !== true;
    default:
      return !base.node.eq(side.node);
  }
}

/** A container without its children; a quote keeps its attribution. */
export function shellOf(node: Node): Node {
  const attribution = node.type === nodes.blockquote ? node.lastChild : null;
  return node.type.create(node.attrs, attribution, node.marks);
}

interface Nodes {
  readonly base: Node | null;
  readonly mine: Node;
  readonly theirs: Node;
}

function mergeTextBlock(sides: Nodes, log: MergeLog): Node {
  const { base, mine, theirs } = sides;
  const content = mergeInline(
    base?.content ?? null,
    mine.content,
    theirs.content,
    placeOf(mine, 'text'),
    log,
  );
  return rebuilt(sides, mergeType(sides), content, log);
}

function mergeContainer(sides: Nodes, log: MergeLog): Node {
  const { base, mine, theirs } = sides;
  const type = mergeType(sides);
  if (type !== nodes.blockquote) return rebuilt(sides, type, null, log);
  const [own, other] = [mine.lastChild as Node, theirs.lastChild as Node];
  const place = placeOf(mine, 'attribution');
  const cite = mergeInline(base?.lastChild?.content ?? null, own.content, other.content, place, log);
  return rebuilt(sides, type, Fragment.from(own.copy(cite)), log);
}

/** Blocks of fixed parts: a picture's caption and credit, a pull quote's words and speaker. */
function mergeParts(sides: Nodes, log: MergeLog): Node {
  const { base, mine, theirs } = sides;
  const parts = mine.content.content.map((own, index) => {
    const before = base?.child(index).content ?? null;
    const other = theirs.child(index).content;
    return own.copy(mergeInline(before, own.content, other, placeOf(mine, own.type.name), log));
  });
  return rebuilt(sides, mine.type, Fragment.fromArray(parts), log);
}

function mergeTables(sides: Nodes, log: MergeLog): MergedBlock {
  const { base, mine, theirs } = sides;
  const alone = (rows: Fragment): MergedBlock => ({
    node: rebuilt(sides, mine.type, rows, log),
    beside: null,
  });
  if (mine.content.eq(theirs.content) || base?.content.eq(theirs.content) === true)
    return alone(mine.content);
  if (base?.content.eq(mine.content) === true) return alone(theirs.content);
  const id = String(mine.attrs['id']);
  const rows = base === null ? null : mergeRows(base, mine, theirs, id, log);
  if (base !== null && rows !== null && rows.length > 0) {
    const merged = Fragment.fromArray(rows);
    // As with words: what would not come out the same again is not taken apart.
    const again = mergeRows(base, mine.copy(merged), theirs, id, log.silent());
    if (again !== null && Fragment.fromArray(again).eq(merged)) return alone(merged);
  }
  return { node: mine, beside: besideOf(mine, theirs, log) };
}

/** Source that Stet does not know is never taken apart: where both changed it, both stay. */
function mergeOpaque(sides: Nodes, log: MergeLog): MergedBlock {
  const [before, own, other] = [sides.base, sides.mine, sides.theirs].map(
    (node) => node?.attrs['raw'] as unknown,
  );
  if (own === other || before === other || before === own) {
    return { node: rebuilt(sides, sides.mine.type, null, log), beside: null };
  }
  return { node: sides.mine, beside: besideOf(sides.mine, sides.theirs, log) };
}

/** Their version as a block of its own, suggested for insertion. Its id is made from what it says. */
function besideOf(mine: Node, theirs: Node, log: MergeLog): Node {
  const says = JSON.stringify(theirs.toJSON());
  const id = hashedId(`beside ${says}`);
  const suggestion = log.suggest(placeOf(mine, 'block'), '', says);
  return theirs.type.create({ ...theirs.attrs, id }, theirs.content, [
    marks.insertion.create({ id: suggestion }),
  ]);
}

function rebuilt(sides: Nodes, type: Node['type'], content: Fragment | null, log: MergeLog): Node {
  const { attrs, marks: merged } = mergeShell(sides, type, log);
  return type.create(attrs, content, merged);
}

function placeOf(node: Node, slot: string): { blockId: string; slot: string } {
  return { blockId: String(node.attrs['id']), slot };
}
