import { Fragment, Mark } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { fitContainer, fitStory } from './fit-blocks';
import { joinBlocks } from './join-blocks';
import { articleSchema } from './schema';

const { nodes, marks } = articleSchema;

/** What becomes of one suggestion. */
export type Verdict = 'accept' | 'reject' | 'keep';

type Decide = (id: string) => Verdict;

/**
 * The copy with each suggestion accepted, rejected or kept as `decide` says by its id. Where a removal leaves a list,
 * an item or a quote without content, that goes too. Returns the same node where nothing was decided.
 */
export function settleSuggestions(copy: Node, decide: Decide): Node {
  const [headline, dek, ...blocks] = copy.content.content;
  const settled = settleChildren(blocks, decide);
  const head = [headline, dek].flatMap((node) => (node === undefined ? [] : settle(node, decide)));
  const same =
    head[0] === headline &&
    head[1] === dek &&
    settled.length === blocks.length &&
    settled.every((block, index) => block === blocks[index]);
  return same ? copy : fitStory(head, settled);
}

/** Children settled in order; one whose split is rejected or whose join is accepted goes into what stands before it. */
function settleChildren(children: readonly Node[], decide: Decide): Node[] {
  const settled: Node[] = [];
  let beforeStands = false;
  for (const child of children) {
    const border = borderOf(child, decide);
    const stands = settle(child, decide);
    const [first] = stands;
    const before = settled.at(-1);
    // What was split off a block that is gone stays a block: whatever stands before that one is not its own.
    const mayJoin = border === 'gone' || (border === 'unsplit' && beforeStands);
    const joined =
      mayJoin && first !== undefined && before !== undefined && stands.length === 1
        ? joinBlocks(before, first)
        : null;
    if (joined === null) settled.push(...stands);
    else settled[settled.length - 1] = joined;
    beforeStands = stands.length > 0 || (beforeStands && isRejected(child, decide));
  }
  return settled;
}

/** Whether a block goes because it never was: what stood before it is still what the next one follows. */
function isRejected({ marks: set }: Node, decide: Decide): boolean {
  return set.some(({ type, attrs }) => type === marks.insertion && decide(String(attrs['id'])) === 'reject');
}

/** What is decided of the border before a block: `gone` by an accepted join, `unsplit` by a rejected split. */
function borderOf(node: Node, decide: Decide): 'stays' | 'gone' | 'unsplit' {
  let border: 'stays' | 'unsplit' = 'stays';
  for (const mark of node.marks) {
    if (mark.type !== marks.modification) continue;
    const verdict = decide(String(mark.attrs['id']));
    if (mark.attrs['type'] === 'join' && verdict === 'accept') return 'gone';
    if (mark.attrs['type'] === 'split' && verdict === 'reject') border = 'unsplit';
  }
  return border;
}

/** Decides against every suggestion. What each block becomes by it is kept: it is asked for whenever typing rests. */
export const rejectAll: Decide = () => 'reject';

const rejected = new WeakMap<Node, readonly Node[]>();

/** A node with its own marks settled and everything in it: nothing, itself, or several where it was taken apart. */
function settle(node: Node, decide: Decide): readonly Node[] {
  if (decide !== rejectAll || node.isInline) return settleAnew(node, decide);
  const known = rejected.get(node) ?? settleAnew(node, decide);
  rejected.set(node, known);
  return known;
}

function settleAnew(node: Node, decide: Decide): readonly Node[] {
  const decided = settleMarks(node, decide);
  if (decided === null) return [];
  if (decided.isLeaf) return [decided];
  const children = settleChildren(decided.content.content, decide);
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
function settleMarks(node: Node, decide: Decide): Node | null {
  let settled = node;
  // The newest first: what an older modification found is what stands once the newer one is taken back.
  for (const mark of [...node.marks].reverse()) {
    if (mark.type !== marks.insertion && mark.type !== marks.deletion && mark.type !== marks.modification)
      continue;
    const verdict = decide(String(mark.attrs['id']));
    if (verdict === 'keep') continue;
    const removes = mark.type === (verdict === 'accept' ? marks.deletion : marks.insertion);
    if (removes) return null;
    settled = settled.mark(mark.removeFromSet(settled.marks));
    if (mark.type === marks.modification && verdict === 'reject') settled = takenBack(settled, mark, node);
  }
  return settled;
}

/** A node without what a modification did. Where a newer one of the same stays, that one now stands on what was before. */
function takenBack(node: Node, { attrs }: Mark, original: Node): Node {
  const { type, attrName, previousValue, newValue } = attrs as Readonly<Record<string, unknown>>;
  if (typeof attrName !== 'string' || (type !== 'attr' && type !== 'mark')) return node;
  const newer = node.marks.find(
    (other) =>
      other.type === marks.modification &&
      other.attrs['type'] === type &&
      other.attrs['attrName'] === attrName &&
      placeOf(other, original) > placeOf(marks.modification.create(attrs), original),
  );
  if (newer !== undefined) {
    const based = marks.modification.create({ ...newer.attrs, previousValue });
    return node.mark(node.marks.map((mark) => (mark === newer ? based : mark)));
  }
  if (type === 'attr') {
    if (!(attrName in node.attrs) || !same(node.attrs[attrName], newValue)) return node;
    return node.type.create({ ...node.attrs, [attrName]: previousValue }, node.content, node.marks);
  }
  const now = node.marks.find((mark) => mark.type.name === attrName) ?? null;
  if (!same(now === null ? null : formatOf(now), newValue)) return node;
  const without = now === null ? node.marks : now.removeFromSet(node.marks);
  const before = previousValue === null ? null : Mark.fromJSON(articleSchema, previousValue);
  return node.mark(before === null ? without : before.addToSet(without));
}

/** A format as a modification keeps it. */
export function formatOf(mark: Mark): { readonly type: string; readonly attrs?: unknown } {
  return mark.toJSON() as { readonly type: string; readonly attrs?: unknown };
}

function placeOf(mark: Mark, { marks: set }: Node): number {
  return set.findIndex(
    (other) =>
      other.type === mark.type &&
      other.attrs['id'] === mark.attrs['id'] &&
      other.attrs['attrName'] === mark.attrs['attrName'],
  );
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isContainer({ type }: Node): boolean {
  return (
    type === nodes.bulletList ||
    type === nodes.orderedList ||
    type === nodes.listItem ||
    type === nodes.blockquote
  );
}
