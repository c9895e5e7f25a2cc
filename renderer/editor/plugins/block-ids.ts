import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import { isBlockId, newBlockId } from '../../../shared/document/schema';
import { isModification } from '../../../shared/document/suggestions';

/**
 * Gives every new block an id in the transaction that made it, so that the two are undone together. Where
 * an id stands twice, the block that was not touched keeps it; of two new ones the first that has text.
 */
export function blockIds(newId: () => string = newBlockId): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some(mayChangeIds)) return null;
      return assignIds(state.tr, changedRange(transactions), newId);
    },
  });
}

/** Typing and formatting inside one text cannot add, copy or drop a block. */
function mayChangeIds(tr: Transaction): boolean {
  return tr.steps.some((step, index) => {
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return false;
    if (!(step instanceof ReplaceStep)) return true;
    const { slice, from, to } = step;
    const inline =
      slice.openStart === 0 && slice.openEnd === 0 && (slice.content.firstChild?.isInline ?? true);
    const doc = tr.docs[index];
    return !inline || doc === undefined || !doc.resolve(from).sameParent(doc.resolve(to));
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** From the first to the last position that the transactions touched, in the document after them. */
function changedRange(transactions: readonly Transaction[]): Range {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const tr of transactions) {
    for (const map of tr.mapping.maps) {
      from = Number.isFinite(from) ? map.map(from, -1) : from;
      to = map.map(to, 1);
      map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
        from = Math.min(from, newStart);
        to = Math.max(to, newEnd);
      });
    }
  }
  return { from, to };
}

interface Holder {
  readonly at: number;
  readonly id: unknown;
  readonly touched: boolean;
  readonly hasText: boolean;
}

function assignIds(tr: Transaction, range: Range, newId: () => string): Transaction | null {
  const byId = new Map<unknown, Holder[]>();
  const missing: Holder[] = [];
  tr.doc.descendants((node, at) => {
    if ('id' in node.attrs) {
      const holder = holderOf(node, at, range);
      if (!isBlockId(holder.id)) missing.push(holder);
      else {
        const holders = byId.get(holder.id);
        if (holders === undefined) byId.set(holder.id, [holder]);
        else holders.push(holder);
      }
    }
    return !node.isTextblock;
  });
  for (const holders of byId.values()) {
    if (holders.length === 1) continue;
    const keeper = keeperOf(holders);
    for (const holder of holders) if (holder !== keeper) missing.push(holder);
  }
  if (missing.length === 0) return null;
  for (const { at } of missing) {
    tr.setNodeAttribute(at, 'id', newId());
    // A copy of a block that was split off was not split off itself.
    for (const mark of tr.doc.nodeAt(at)?.marks ?? []) {
      if (isModification(mark, 'split', 'join')) tr.removeNodeMark(at, mark);
    }
  }
  return tr;
}

function holderOf(node: Node, at: number, range: Range): Holder {
  return {
    at,
    id: node.attrs['id'] as unknown,
    touched: at < range.to && at + node.nodeSize > range.from,
    hasText: node.isAtom || node.content.size > (node.isTextblock ? 0 : 2),
  };
}

function keeperOf(holders: readonly Holder[]): Holder | undefined {
  return holders.find((holder) => !holder.touched) ?? holders.find((holder) => holder.hasText) ?? holders[0];
}
