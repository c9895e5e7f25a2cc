import type { Mark, Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import type { Reach } from '../../../shared/document/anchors';
import { articleSchema } from '../../../shared/document/schema';

const { comment } = articleSchema.marks;

/**
 * Of the comments that come with a paste or a drop, keeps those of threads this story knows and whose words stand nowhere
 * else: what was cut takes its threads along, a copy does not double them, and another story's stay behind.
 */
export function pastedComments(knowsThread: (id: string) => boolean): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      const first = transactions.findIndex((tr) => ['paste', 'drop'].includes(String(tr.getMeta('uiEvent'))));
      if (first < 0) return null;
      const pasted = changedStretches(transactions.slice(first));
      const found = marksIn(state.doc, pasted);
      if (found.length === 0) return null;
      const elsewhere = idsOutside(state.doc, pasted);
      const { tr } = state;
      for (const { mark, reach } of found) {
        const id = String(mark.attrs['id']);
        if (knowsThread(id) && (!elsewhere.has(id) || isWithin(state.doc, reach, mark))) continue;
        tr.removeMark(reach.from, reach.to, mark);
      }
      return tr.steps.length === 0 ? null : tr.setMeta('comment', true);
    },
  });
}

/** What transactions put in, in the document after them. */
function changedStretches(transactions: readonly Transaction[]): Reach[] {
  const stretches: Reach[] = [];
  for (const [index, tr] of transactions.entries()) {
    for (const [place, map] of tr.mapping.maps.entries()) {
      map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
        const rest = tr.mapping.slice(place + 1);
        let from = rest.map(newStart, 1);
        let to = rest.map(newEnd, -1);
        for (const later of transactions.slice(index + 1)) {
          from = later.mapping.map(from, 1);
          to = later.mapping.map(to, -1);
        }
        if (from < to) stretches.push({ from, to });
      });
    }
  }
  return stretches;
}

function marksIn(doc: Node, stretches: readonly Reach[]): { readonly mark: Mark; readonly reach: Reach }[] {
  const found: { readonly mark: Mark; readonly reach: Reach }[] = [];
  for (const { from, to } of stretches) {
    doc.nodesBetween(from, to, (node, at) => {
      if (!node.isInline) return;
      const reach = { from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) };
      for (const mark of node.marks) if (mark.type === comment) found.push({ mark, reach });
    });
  }
  return found;
}

function idsOutside(doc: Node, stretches: readonly Reach[]): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.descendants((node, at) => {
    if (!node.isInline || !node.marks.some(({ type }) => type === comment)) return;
    const end = at + node.nodeSize;
    if (stretches.some(({ from, to }) => from <= at && end <= to)) return;
    for (const { type, attrs } of node.marks) if (type === comment) ids.add(String(attrs['id']));
  });
  return ids;
}

/** Whether the same thread goes on before and after: the words came back into their own stretch. */
function isWithin(doc: Node, { from, to }: Reach, mark: Mark): boolean {
  const sides = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
  return sides.every((node) => node?.isInline === true && mark.isInSet(node.marks));
}
