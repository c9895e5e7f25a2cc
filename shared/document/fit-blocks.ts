import type { Node } from '@tiptap/pm/model';
import { articleSchema } from './schema';
import { hashedId } from './wordpress/block-hash';

const { nodes } = articleSchema;

/** What of some blocks a container can hold, and what has to stand after it. */
interface Fitted {
  readonly container: Node | null;
  readonly after: readonly Node[];
}

/**
 * A story of these blocks, valid whatever they are: what a container cannot hold comes to stand after it, a container
 * that is left empty goes, and ids stand once. No text is left out. `head` is the headline and the dek.
 */
export function fitStory(head: readonly Node[], blocks: readonly Node[]): Node {
  const body = blocks.flatMap((block) => (block.type === nodes.listItem ? unwrapItem(block) : [block]));
  const whole =
    body.length > 0 ? body : [nodes.paragraph.create({ id: hashedId('a story without a block') })];
  return withIdsOnce(nodes.doc.create(null, [...head, ...whole]));
}

/** A container as `shell` with these children, whatever they are; see `fitStory`. */
export function fitContainer(shell: Node, children: readonly Node[]): Fitted {
  if (shell.type === nodes.listItem) return fitItem(shell, children);
  if (shell.type === nodes.blockquote) return fitQuote(shell, children);
  return fitList(shell, children);
}

function fitList(shell: Node, children: readonly Node[]): Fitted {
  const items: Node[] = [];
  const after: Node[] = [];
  for (const child of children) {
    const last = items.at(-1);
    if (child.type === nodes.listItem) items.push(child);
    else if (isText(child)) items.push(itemOf(child));
    else if (isList(child) && last !== undefined) items[items.length - 1] = withChild(last, child);
    else after.push(child);
  }
  return { container: items.length === 0 ? null : remade(shell, items), after };
}

/** One text, then lists; a second text becomes an item of its own, which the list above takes up. */
function fitItem(shell: Node, children: readonly Node[]): Fitted {
  const [first, ...others] = children;
  if (first === undefined) return { container: null, after: [] };
  const lead = isText(first) ? asParagraph(first) : null;
  const inside: Node[] = lead === null ? [emptyText(shell)] : [lead];
  const after: Node[] = [];
  for (const child of lead === null ? children : others) {
    if (isList(child) && after.length === 0) inside.push(child);
    else after.push(isText(child) ? itemOf(child) : child);
  }
  const isHollow = lead === null && inside.length === 1;
  return { container: isHollow ? null : remade(shell, inside), after };
}

/** `children` may end in the attribution; without one it is the shell's own. */
function fitQuote(shell: Node, children: readonly Node[]): Fitted {
  const attribution = children.find((child) => child.type === nodes.attribution) ?? shell.lastChild;
  const inside: Node[] = [];
  const after: Node[] = [];
  for (const child of children) {
    if (child.type === nodes.attribution) continue;
    if (isText(child) || isList(child)) inside.push(child);
    else if (child.type === nodes.listItem) inside.push(...unwrapItem(child));
    else after.push(child);
  }
  const cite = attribution ?? nodes.attribution.create();
  if (inside.length === 0 && cite.content.size === 0) return { container: null, after };
  return { container: remade(shell, [...(inside.length > 0 ? inside : [emptyText(shell)]), cite]), after };
}

function isText({ type }: Node): boolean {
  return type === nodes.paragraph || type === nodes.heading;
}

function isList({ type }: Node): boolean {
  return type === nodes.bulletList || type === nodes.orderedList;
}

function remade(shell: Node, children: readonly Node[]): Node {
  return shell.type.create(shell.attrs, [...children], shell.marks);
}

function withChild(node: Node, child: Node): Node {
  return remade(node, [...node.content.content, child]);
}

function asParagraph(node: Node): Node {
  if (node.type === nodes.paragraph) return node;
  return nodes.paragraph.create({ id: node.attrs['id'] as string | null }, node.content, node.marks);
}

function itemOf(text: Node): Node {
  return nodes.listItem.create({ id: hashedId(`item of ${String(text.attrs['id'])}`) }, [asParagraph(text)]);
}

function unwrapItem(item: Node): readonly Node[] {
  return item.content.content;
}

function emptyText(shell: Node): Node {
  return nodes.paragraph.create({ id: hashedId(`text of ${String(shell.attrs['id'])}`) });
}

/** The first block in reading order keeps a doubled id; later ones get one made from it, always the same. */
function withIdsOnce(doc: Node): Node {
  const seen = new Set<string>();
  const visit = (node: Node): Node => {
    let { attrs } = node;
    const own: unknown = attrs['id'];
    if (typeof own === 'string') {
      let id = own;
      for (let count = 2; seen.has(id); count += 1) id = hashedId(`${own} ${count}`);
      seen.add(id);
      if (id !== own) attrs = { ...attrs, id };
    }
    if (node.isTextblock || node.isLeaf) {
      return attrs === node.attrs ? node : node.type.create(attrs, node.content, node.marks);
    }
    const children = node.content.content.map(visit);
    const same = attrs === node.attrs && children.every((child, index) => child === node.child(index));
    return same ? node : node.type.create(attrs, children, node.marks);
  };
  return visit(doc);
}
