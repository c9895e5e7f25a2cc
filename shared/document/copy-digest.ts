import type { Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';

/**
 * A document as one string: equal strings for equal documents, on every machine. Neighbouring texts with
 * the same marks count as one. For comparing and hashing; `parseCopy(JSON.parse(…))` reads it back.
 */
export function copyDigest(doc: Node): string {
  return JSON.stringify(joined(doc).toJSON(), (_key, value: unknown) => sorted(value));
}

/** Whether two documents say the same, ids and marks included. */
export function docEquals(one: Node, other: Node): boolean {
  return one.eq(other) || joined(one).eq(joined(other));
}

function joined(node: Node): Node {
  if (node.isText || node.childCount === 0) return node;
  return node.copy(Fragment.fromArray(node.content.content.map(joined)));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  );
}
