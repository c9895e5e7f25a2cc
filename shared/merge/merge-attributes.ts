import type { Attrs, Mark, Node, NodeType } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import type { MergeLog } from './merge-log';
import { mergeMarks } from './merge-marks';

const { modification } = articleSchema.marks;

/** Attributes that say one thing together: a picture changes as a whole. */
const bundles: Readonly<Record<string, readonly (readonly string[])[]>> = {
  image: [['source', 'remoteId', 'size', 'dress']],
};

interface Sides {
  readonly base: Node | null;
  readonly mine: Node;
  readonly theirs: Node;
}

/**
 * The attributes and marks of a block of this type. What one side changed stands; where both changed the same, the
 * block shows theirs as a suggested change over mine. How a block is dressed for WordPress is mine, without a word.
 */
export function mergeShell(
  sides: Sides,
  type: NodeType,
  log: MergeLog,
): { attrs: Attrs; marks: readonly Mark[] } {
  const { base, mine, theirs } = sides;
  const attrs: Record<string, unknown> = {};
  let marks = mergeMarks(base?.marks ?? null, mine.marks, theirs.marks);
  for (const names of groupsOf(type)) {
    const value = (node: Node | null): unknown[] => names.map((name) => valueOf(node, name, type));
    const chosen = choose(base === null ? null : value(base), value(mine), value(theirs));
    const standing =
      chosen === 'theirs' || names.every((name) => isSuggestedOver(theirs, name, mine)) ? theirs : mine;
    for (const name of names) attrs[name] = valueOf(standing, name, type);
    if (
      chosen !== 'both' ||
      standing === theirs ||
      isQuiet(names) ||
      names.every((name) => isSuggestedOver(mine, name, theirs))
    )
      continue;
    const place = { blockId: String(mine.attrs['id']), slot: names[0] ?? '' };
    const id = log.suggest(place, JSON.stringify(value(mine)), JSON.stringify(value(theirs)));
    for (const name of names) {
      const [previousValue, newValue] = [valueOf(mine, name, type), valueOf(theirs, name, type)];
      if (same(previousValue, newValue)) continue;
      attrs[name] = newValue;
      marks = modification
        .create({ id, type: 'attr', attrName: name, previousValue, newValue })
        .addToSet(marks);
    }
  }
  return { attrs: { ...attrs, ...('id' in mine.attrs ? { id: mine.attrs['id'] as unknown } : {}) }, marks };
}

/** The type a block has where one side changed it; mine where both did. */
export function mergeType({ base, mine, theirs }: Sides): NodeType {
  return base?.type === mine.type ? theirs.type : mine.type;
}

function groupsOf(type: NodeType): (readonly string[])[] {
  const together = bundles[type.name] ?? [];
  const single = Object.keys(type.spec.attrs ?? {})
    .filter((name) => name !== 'id' && !together.some((names) => names.includes(name)))
    .map((name) => [name]);
  return [...together, ...single];
}

function choose(base: unknown, mine: unknown, theirs: unknown): 'mine' | 'theirs' | 'both' {
  if (same(mine, theirs) || (base !== null && same(base, theirs))) return 'mine';
  return base !== null && same(base, mine) ? 'theirs' : 'both';
}

/** Whether a node shows this attribute as a change suggested over just what the other node holds. */
function isSuggestedOver(node: Node, name: string, other: Node): boolean {
  return node.marks.some(
    ({ type, attrs }) =>
      type === modification &&
      attrs['type'] === 'attr' &&
      attrs['attrName'] === name &&
      same(attrs['previousValue'], other.attrs[name]),
  );
}

function isQuiet(names: readonly string[]): boolean {
  return names.every((name) => name === 'dress' || name === 'colwidth');
}

/** A node of another type has no such attribute: it counts as the default. */
function valueOf(node: Node | null, name: string, type: NodeType): unknown {
  if (node !== null && name in node.attrs) return node.attrs[name];
  return (type.spec.attrs?.[name] as { default?: unknown } | undefined)?.default;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
