import { mergeOrder } from './merge-order';

/** How the items of a list are told apart, and one that both sides changed is merged. */
interface ListRules<Item> {
  /** Equal for two items that are one thing. */
  readonly keyOf: (item: Item) => string;
  readonly mergeItem: (base: Item | null, mine: Item, theirs: Item) => Item;
}

/**
 * One list of two: what either added is in it once, what either removed is out unless the other changed it, in mine's
 * order with theirs' additions and moves.
 */
export function mergeList<Item>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  { keyOf, mergeItem }: ListRules<Item>,
): Item[] {
  const [b, m, t] = [base, mine, theirs].map((list) => new Map(list.map((item) => [keyOf(item), item]))) as [
    Map<string, Item>,
    Map<string, Item>,
    Map<string, Item>,
  ];
  const stays = (key: string): boolean => {
    const only = m.has(key) && t.has(key) ? undefined : (m.get(key) ?? t.get(key));
    const before = b.get(key);
    return only === undefined || before === undefined || !sameJson(before, only);
  };
  const order = mergeOrder({
    base: [...b.keys()],
    mine: [...m.keys()].filter(stays),
    theirs: [...t.keys()].filter(stays),
  });
  return order.map((key) => {
    const [own, other] = [m.get(key), t.get(key)];
    if (own === undefined || other === undefined) return (own ?? other) as Item;
    return mergeItem(b.get(key) ?? null, own, other);
  });
}

/** Property by property: what one side changed stands, mine where both did. `conflict` hears of the latter. */
export function mergeProperties<Shape extends object>(
  base: Shape | null,
  mine: Shape,
  theirs: Shape,
  conflict: () => void = () => undefined,
): Shape {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]) as Set<keyof Shape & string>;
  const merged: Partial<Shape> = {};
  for (const name of names) {
    const [before, own, other] = [base?.[name], mine[name], theirs[name]];
    if (isShape(own) && isShape(other)) {
      const parts = mergeProperties<Record<string, unknown>>(
        isShape(before) ? before : null,
        own,
        other,
        conflict,
      );
      merged[name] = parts as typeof own;
    } else if (base !== null && sameJson(before, own)) merged[name] = other;
    else {
      if (!sameJson(own, other) && (base === null || !sameJson(before, other))) conflict();
      merged[name] = own;
    }
  }
  return merged as Shape;
}

/** Whether two values are the same data, whatever the order of their properties. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameJson(item, other[index]))
    );
  }
  if (!isShape(one) || !isShape(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
  );
}

function isShape(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
