import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import { fitContainer, fitStory } from './fit-blocks';
import { articleSchema } from './schema';

const { nodes, marks } = articleSchema;

/** What becomes of one suggestion. */
export type Verdict = 'accept' | 'reject' | 'keep';

/** A suggestion as it stands in a copy; its author and time stand in the record. */
export interface OpenSuggestion {
  readonly id: string;
  /** Words it would add and remove, in reading order; empty for a change of attributes alone. */
  readonly inserted: string;
  readonly deleted: string;
}

/** Every open suggestion of a copy in reading order, each once. */
export function suggestionsIn(copy: Node): OpenSuggestion[] {
  const found = new Map<string, { inserted: string; deleted: string }>();
  copy.descendants((node) => {
    for (const mark of node.marks) {
      if (!isSuggestion(mark)) continue;
      const id = idOf(mark);
      const entry = found.get(id) ?? { inserted: '', deleted: '' };
      found.set(id, entry);
      if (mark.type === marks.insertion) entry.inserted += textOf(node);
      if (mark.type === marks.deletion) entry.deleted += textOf(node);
    }
  });
  return [...found].map(([id, words]) => ({ id, ...words }));
}

/** Whether a copy holds any open suggestion. */
export function hasSuggestions(copy: Node): boolean {
  let found = false;
  copy.descendants((node) => {
    found ||= node.marks.some(isSuggestion);
    return !found;
  });
  return found;
}

/**
 * The copy with each suggestion accepted, rejected or kept as `decide` says by its id. Where a removal leaves a list,
 * an item or a quote without content, that goes too. Returns the same node where nothing was decided.
 */
export function settleSuggestions(copy: Node, decide: (id: string) => Verdict): Node {
  const [headline, dek, ...blocks] = copy.content.content;
  const settled = blocks.flatMap((block) => settle(block, decide));
  const head = [headline, dek].flatMap((node) => (node === undefined ? [] : settle(node, decide)));
  const same =
    head[0] === headline &&
    head[1] === dek &&
    settled.length === blocks.length &&
    settled.every((block, index) => block === blocks[index]);
  return same ? copy : fitStory(head, settled);
}

/** The words that stand: every suggestion rejected and every comment's anchor taken off. What a reader is shown. */
export function standingCopy(copy: Node): Node {
  return withoutComments(settleSuggestions(copy, () => 'reject'));
}

/** Whether a mark is one of the three of tracked changes. */
export function isSuggestion({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.deletion || type === marks.modification;
}

/** A node with its own marks settled and everything in it: nothing, itself, or several where it was taken apart. */
function settle(node: Node, decide: (id: string) => Verdict): readonly Node[] {
  const decided = settleMarks(node, decide);
  if (decided === null) return [];
  if (decided.isLeaf) return [decided];
  const children = decided.content.content.flatMap((child) => settle(child, decide));
  const same =
    children.length === decided.childCount &&
    children.every((child, index) => child === decided.child(index));
  if (same) return [decided];
  if (decided.isTextblock) return [decided.copy(Fragment.fromArray(children))];
  if (decided.type === nodes.table)
    return children.length === 0 ? [] : [decided.copy(Fragment.from(children))];
  if (!isContainer(decided)) return [decided.copy(Fragment.from(children))];
  const { container, after } = fitContainer(decided, children);
  return container === null ? after : [container, ...after];
}

/** Null where the node goes. */
function settleMarks(node: Node, decide: (id: string) => Verdict): Node | null {
  let settled = node;
  for (const mark of node.marks) {
    const verdict = isSuggestion(mark) ? decide(idOf(mark)) : 'keep';
    if (verdict === 'keep') continue;
    const removes = mark.type === (verdict === 'accept' ? marks.deletion : marks.insertion);
    if (removes) return null;
    settled = settled.mark(mark.removeFromSet(settled.marks));
    if (mark.type === marks.modification && verdict === 'reject') settled = previously(settled, mark);
  }
  return settled;
}

function previously(node: Node, { attrs }: Mark): Node {
  const name: unknown = attrs['attrName'];
  if (typeof name !== 'string' || !(name in node.attrs)) return node;
  return node.type.create(
    { ...node.attrs, [name]: attrs['previousValue'] as unknown },
    node.content,
    node.marks,
  );
}

function withoutComments(copy: Node): Node {
  const visit = (node: Node): Node => {
    const bare = node.marks.some(({ type }) => type === marks.comment)
      ? node.mark(node.marks.filter(({ type }) => type !== marks.comment))
      : node;
    if (bare.isLeaf) return bare;
    const children = bare.content.content.map(visit);
    const same = children.every((child, index) => child === bare.child(index));
    return same ? bare : bare.copy(Fragment.fromArray(children));
  };
  return visit(copy);
}

function isContainer({ type }: Node): boolean {
  return (
    type === nodes.bulletList ||
    type === nodes.orderedList ||
    type === nodes.listItem ||
    type === nodes.blockquote
  );
}

function idOf({ attrs }: Mark): string {
  return String(attrs['id']);
}

function textOf(node: Node): string {
  return node.isText ? (node.text ?? '') : node.textBetween(0, node.content.size, '\n');
}
