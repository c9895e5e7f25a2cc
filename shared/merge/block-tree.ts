import type { Node } from '@tiptap/pm/model';

/** What a block is to the merge. Blocks of one id but another kind are different blocks. */
export type BlockKind =
  'text' | 'list' | 'item' | 'quote' | 'image' | 'pullquote' | 'table' | 'divider' | 'opaque';

/** A block as a side holds it. */
export interface PlacedBlock {
  readonly key: string;
  readonly kind: BlockKind;
  readonly node: Node;
  /** The container's key; empty for the story itself. */
  readonly parent: string;
}

/** The blocks of a story by key, and the order of each container's children. */
export interface BlockTree {
  readonly blocks: ReadonlyMap<string, PlacedBlock>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const kinds: Readonly<Record<string, BlockKind>> = {
  paragraph: 'text',
  heading: 'text',
  bulletList: 'list',
  orderedList: 'list',
  listItem: 'item',
  blockquote: 'quote',
  image: 'image',
  pullquote: 'pullquote',
  table: 'table',
  divider: 'divider',
  opaque: 'opaque',
};

/** The key of the story itself, as a container. */
export const root = '';

export function kindOf(node: Node): BlockKind | null {
  return kinds[node.type.name] ?? null;
}

/** Whether a block holds other blocks. */
export function isContainerKind(kind: BlockKind): boolean {
  return kind === 'list' || kind === 'item' || kind === 'quote';
}

/** A story's blocks; `idFor` names a block by another id than its own, where that one was lost. */
export function treeOf(copy: Node, idFor: (id: string) => string = (id) => id): BlockTree {
  const blocks = new Map<string, PlacedBlock>();
  const children = new Map<string, string[]>();
  const visit = (container: Node, parent: string): void => {
    const keys: string[] = [];
    children.set(parent, keys);
    container.forEach((child) => {
      const kind = kindOf(child);
      if (kind === null) return;
      const own = typeof child.attrs['id'] === 'string' ? child.attrs['id'] : '';
      const id = idFor(own);
      const node = id === own ? child : child.type.create({ ...child.attrs, id }, child.content, child.marks);
      let key = `${id} ${kind}`;
      while (blocks.has(key)) key += '+';
      blocks.set(key, { key, kind, node, parent });
      keys.push(key);
      if (isContainerKind(kind)) visit(child, key);
    });
  };
  visit(copy, root);
  return { blocks, children };
}

/** The keys from a block up to the story, itself first. */
export function* ancestry(tree: BlockTree, key: string): Generator<PlacedBlock> {
  for (let block = tree.blocks.get(key); block !== undefined; block = tree.blocks.get(block.parent))
    yield block;
}
