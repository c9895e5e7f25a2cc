import type { Node } from '@tiptap/pm/model';
import { hashedId, repeatedId } from './block-hash';
import type { Sources } from './block-readers';

/**
 * Gives an id to every block that came without one, made from its source, and a fresh one to the later
 * of two blocks with the same id (WordPress copies the id when a paragraph is split). Deterministic:
 * the same post gives the same ids everywhere.
 */
export function finishIds(doc: Node, sources: Sources): Node {
  const carried = new Set<string>();
  doc.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') carried.add(node.attrs['id']);
    return !node.isTextblock;
  });
  const used = new Set<string>();
  const occurrences = new Map<string, number>();

  const idFor = (node: Node): string => {
    const id: unknown = node.attrs['id'];
    const raw = sources.get(node) ?? '';
    if (typeof id === 'string' && !used.has(id)) return id;
    const first = typeof id === 'string' ? id : hashedId(raw);
    if (id === null && !carried.has(first) && !used.has(first)) return first;
    for (let count = (occurrences.get(first) ?? 1) + 1; ; count++) {
      occurrences.set(first, count);
      const fresh = repeatedId(first, raw, count);
      if (!carried.has(fresh) && !used.has(fresh)) return fresh;
    }
  };
  const finish = (node: Node): Node => {
    let attrs = node.attrs;
    if ('id' in attrs) {
      const id = idFor(node);
      used.add(id);
      if (id !== attrs['id']) attrs = { ...attrs, id };
    }
    if (node.isTextblock || node.isLeaf)
      return attrs === node.attrs ? node : node.type.create(attrs, node.content);
    const children = node.content.content.map(finish);
    const same = attrs === node.attrs && children.every((child, index) => child === node.child(index));
    return same ? node : node.type.create(attrs, children);
  };
  return finish(doc);
}
