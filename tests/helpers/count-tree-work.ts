import { Fragment } from '@tiptap/pm/model';

/** What a fragment does that takes time in proportion to its children. */
const methods = [
  'cut',
  'cutByIndex',
  'replaceChild',
  'addToStart',
  'addToEnd',
  'append',
  'forEach',
  'nodesBetween',
  'eq',
] as const;

/**
 * How many children ProseMirror copied or walked over while `work` ran, in any document. Says how work grows
 * with a document on any machine, where a clock would not: a step per block shows as the square of the blocks.
 */
export function countTreeWork(work: () => void): number {
  const prototype = Fragment.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  let children = 0;
  const originals = methods.map((name) => [name, prototype[name]!] as const);
  for (const [name, original] of originals) {
    prototype[name] = function counted(this: Fragment, ...args: unknown[]): unknown {
      children += 1 + this.childCount;
      return original.apply(this, args);
    };
  }
  try {
    work();
  } finally {
    for (const [name, original] of originals) prototype[name] = original;
  }
  return children;
}
