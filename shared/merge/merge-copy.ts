import type { Node } from '@tiptap/pm/model';
import { docEquals } from '../document/copy-digest';
import { fitContainer, fitStory } from '../document/fit-blocks';
import { articleSchema } from '../document/schema';
import { ancestry, isContainerKind, root, treeOf } from './block-tree';
import type { BlockTree, PlacedBlock } from './block-tree';
import { lostIds } from './lost-ids';
import { mergeBlock, ownContentDiffers, shellOf } from './merge-block';
import { mergeInline } from './merge-inline';
import type { MergeLog } from './merge-log';
import { mergeOrder } from './merge-order';
import { plainTextOf } from './plain-text';

const { deletion, insertion } = articleSchema.marks;

/**
 * One copy of two that grew from `base`. Blocks are matched by id, so that moved ones stay moved; a block that one side
 * removed and the other changed stays, suggested for removal. What theirs removed is told to the log.
 */
export function mergeCopies(base: Node, mine: Node, theirs: Node, log: MergeLog): Node {
  if (docEquals(mine, theirs) || docEquals(base, theirs)) return mine;
  const merged = mergeAll(base, mine, theirs, log);
  return docEquals(base, mine) ? theirs : merged;
}

interface Trees {
  readonly base: BlockTree;
  readonly mine: BlockTree;
  readonly theirs: BlockTree;
}

/** A block that stays: of a container its shell. `beside` follows it. */
interface Standing {
  readonly node: Node;
  readonly beside: Node | null;
}

function mergeAll(base: Node, mine: Node, theirs: Node, log: MergeLog): Node {
  const trees: Trees = {
    base: treeOf(base),
    mine: treeOf(mine, renaming(lostIds(base, mine, theirs))),
    theirs: treeOf(theirs, renaming(lostIds(base, theirs, mine))),
  };
  const standing = standingBlocks(trees, log);
  const parents = placeBlocks(trees, standing);
  noteRemovedBlocks(trees, standing, plainTextOf(theirs), log);
  const head = [0, 1].map((index) => {
    const [before, own, other] = [base.child(index), mine.child(index), theirs.child(index)];
    const place = { blockId: own.type.name, slot: 'text' };
    return own.copy(mergeInline(before.content, own.content, other.content, place, log));
  });
  return fitStory(head, blocksIn(root, { trees, standing, parents, children: inverted(parents) }));
}

function renaming(lost: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => lost.get(id) ?? id;
}

/** What becomes of each block's own content, wherever it will stand. */
function standingBlocks(trees: Trees, log: MergeLog): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  const keys = new Set([...trees.mine.blocks.keys(), ...trees.theirs.blocks.keys()]);
  for (const key of keys) {
    const block = standingBlock(trees, key, log);
    if (block !== null) standing.set(key, block);
  }
  return standing;
}

function standingBlock(trees: Trees, key: string, log: MergeLog): Standing | null {
  const base = trees.base.blocks.get(key) ?? null;
  const mine = trees.mine.blocks.get(key) ?? null;
  const theirs = trees.theirs.blocks.get(key) ?? null;
  if (mine !== null && theirs !== null) {
    const { node, beside } = mergeBlock({ base, mine, theirs }, log);
    const isKnown = beside === null || trees.mine.blocks.has(`${String(beside.attrs['id'])} ${mine.kind}`);
    return { node, beside: isKnown ? null : beside };
  }
  const only = mine ?? theirs;
  if (only === null) return null;
  const shell = isContainerKind(only.kind) ? shellOf(only.node) : only.node;
  if (base === null) return { node: shell, beside: null };
  if (!ownContentDiffers(base, only)) return null;
  const tree = mine === null ? trees.theirs : trees.mine;
  return { node: struck(shell, only, tree, mine === null ? 'mine' : 'theirs', log), beside: null };
}

/** A block that `remover` removed and the other side changed, suggested for removal unless it is already. */
function struck(
  node: Node,
  block: PlacedBlock,
  tree: BlockTree,
  remover: 'mine' | 'theirs',
  log: MergeLog,
): Node {
  for (const { node: around } of ancestry(tree, block.key)) {
    if (around.marks.some(({ type }) => type === deletion || type === insertion)) return node;
  }
  const place = { blockId: String(node.attrs['id']), slot: 'block' };
  const mark = deletion.create({ id: log.suggest(place, plainTextOf(node), '', remover) });
  return node.mark(mark.addToSet(node.marks));
}

/** The container of each standing block. A container that one side removed stands again for what is left in it. */
function placeBlocks(trees: Trees, standing: Map<string, Standing>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const key of [...standing.keys()]) {
    for (let at = key; at !== root && !parents.has(at);) {
      const parent = parentOf(trees, at);
      parents.set(at, parent);
      if (parent !== root && !standing.has(parent)) {
        const { node } = (trees.mine.blocks.get(parent) ?? trees.theirs.blocks.get(parent)) as PlacedBlock;
        standing.set(parent, { node: shellOf(node), beside: null });
      }
      at = parent;
    }
  }
  for (const key of parents.keys()) breakCircle(trees.mine, parents, key);
  return parents;
}

/** Where it was moved to; mine where both moved it. */
function parentOf({ base, mine, theirs }: Trees, key: string): string {
  const [before, own, other] = [base, mine, theirs].map((tree) => tree.blocks.get(key)?.parent);
  if (own === undefined || other === undefined) return own ?? other ?? root;
  return own === before ? other : own;
}

/** Two blocks that were moved into each other stand where mine has them. */
function breakCircle(mine: BlockTree, parents: Map<string, string>, key: string): void {
  const seen = new Set<string>();
  for (let at = key; at !== root; at = parents.get(at) ?? root) {
    if (seen.has(at)) {
      for (const member of seen) parents.set(member, mine.blocks.get(member)?.parent ?? root);
      return;
    }
    seen.add(at);
  }
}

function inverted(parents: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [key, parent] of parents) {
    const here = children.get(parent);
    if (here === undefined) children.set(parent, [key]);
    else here.push(key);
  }
  return children;
}

interface Placing {
  readonly trees: Trees;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly parents: ReadonlyMap<string, string>;
  /** The same the other way round. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

function blocksIn(container: string, placing: Placing): Node[] {
  const { trees, parents, standing } = placing;
  const here = ({ children }: BlockTree): string[] =>
    (children.get(container) ?? []).filter((key) => standing.has(key) && parents.get(key) === container);
  const order = mergeOrder({
    base: trees.base.children.get(container) ?? [],
    mine: here(trees.mine),
    theirs: here(trees.theirs),
  });
  // Taken out of a circle: neither side has it in this place.
  const placed = new Set(order);
  order.push(...(placing.children.get(container) ?? []).filter((key) => !placed.has(key)));
  return order.flatMap((key) => {
    const { node, beside } = standing.get(key) as Standing;
    const kind = trees.mine.blocks.get(key)?.kind ?? trees.theirs.blocks.get(key)?.kind ?? 'text';
    const built = isContainerKind(kind) ? buildContainer(key, node, placing) : [node];
    return beside === null ? built : [...built, beside];
  });
}

function buildContainer(key: string, shell: Node, placing: Placing): readonly Node[] {
  const children = blocksIn(key, placing);
  const attribution = shell.lastChild === null ? [] : [shell.lastChild];
  const { container, after } = fitContainer(shell, [...children, ...attribution]);
  return container === null ? after : [container, ...after];
}

/** Tells of blocks that theirs removed and mine had left alone; of a whole list once, and of no text that only moved. */
function noteRemovedBlocks(
  { base, mine, theirs }: Trees,
  standing: ReadonlyMap<string, Standing>,
  theirText: string,
  log: MergeLog,
): void {
  const holders = new Set<string>();
  for (const key of standing.keys()) for (const block of ancestry(mine, key)) holders.add(block.key);
  const isGone = (key: string): boolean =>
    base.blocks.has(key) && mine.blocks.has(key) && !theirs.blocks.has(key) && !holders.has(key);
  for (const [container, keys] of base.children) {
    if (container !== root && isGone(container)) continue;
    let after: string | null = null;
    for (const key of keys) {
      const block = mine.blocks.get(key);
      if (block !== undefined && isGone(key)) {
        const text = plainTextOf(block.node);
        if (text === '' || !theirText.includes(text)) log.removedBlock(block.node, after);
      } else after = String(base.blocks.get(key)?.node.attrs['id']);
    }
  }
}
