import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import type { Anchor, Quote } from '../../../shared/article/threads';
import { blockReaches, commentReaches, quoteOf } from '../../../shared/document/anchors';
import type { Reach } from '../../../shared/document/anchors';
import { isBlockId } from '../../../shared/document/ids';
import { articleSchema } from '../../../shared/document/schema';

const { comment } = articleSchema.marks;

/** What a comment would hang on: words, or a block that has none. */
export interface CommentTarget {
  readonly anchor: Extract<Anchor, { kind: 'text' | 'block' }>;
  readonly quote: Quote;
  readonly reaches: readonly Reach[];
}

/** What a comment would hang on now: the selection, else the word at the caret, else its text block, else the block. */
export function commentTarget(state: EditorState): CommentTarget | null {
  const { selection, doc } = state;
  const { $from, ranges, empty } = selection;
  if (selection instanceof NodeSelection && selection.node.isBlock) {
    return onBlock(state, selection.from, selection.to);
  }
  const selected = ranges
    .map(({ $from: start, $to: end }) => ({ from: start.pos, to: end.pos }))
    .filter((reach) => reach.from < reach.to && holdsText(doc, reach));
  if (!empty && selected.length > 0) return onWords(state, selected);
  if (!$from.parent.isTextblock) return null;
  const word = wordAround(state);
  if (word !== null) return onWords(state, [word]);
  const text = { from: $from.start(), to: $from.end() };
  if (holdsText(doc, text)) return onWords(state, [text]);
  return onBlock(state, $from.before(), $from.after());
}

/**
 * Hangs a thread on stretches of words. No suggestion, and no part of what undo takes back; what is typed next is a step
 * of its own, or undoing it would take the commented words away with it.
 */
export function layComment(tr: Transaction, id: string, reaches: readonly Reach[]): Transaction {
  for (const { from, to } of reaches) tr.addMark(from, to, comment.create({ id }));
  return closeHistory(tr.setMeta('comment', true).setMeta('addToHistory', false));
}

/** Selects what a thread hangs on and brings it into sight; false where that is gone. */
export function showThread(id: string, anchor: Anchor): Command {
  return (state, dispatch) => {
    const reach = reachOf(state, id, anchor);
    if (reach === null) return false;
    const block = anchor.kind === 'block' ? state.doc.nodeAt(reach.from) : null;
    const selection =
      block !== null && !block.isTextblock && NodeSelection.isSelectable(block)
        ? NodeSelection.create(state.doc, reach.from)
        : TextSelection.between(state.doc.resolve(reach.from), state.doc.resolve(reach.to));
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

/** Where a thread stands in the copy, or null. */
export function reachOf({ doc }: EditorState, id: string, anchor: Anchor): Reach | null {
  if (anchor.kind === 'text') return commentReaches(doc).get(id) ?? null;
  if (anchor.kind === 'block') {
    return blockReaches(doc, new Set([anchor.blockId])).get(anchor.blockId) ?? null;
  }
  return null;
}

/** The threads whose words the caret stands in, or the selection touches; innermost block's id too. */
export function threadsAt(state: EditorState): {
  readonly ids: readonly string[];
  readonly block: string | null;
} {
  const { selection, doc } = state;
  const ids = new Set<string>();
  const { from, to } = selection;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, at) => {
    if (!node.isInline || at > to || at + node.nodeSize < from) return;
    for (const { type, attrs } of node.marks) if (type === comment) ids.add(String(attrs['id']));
  });
  const block: unknown =
    selection instanceof NodeSelection ? selection.node.attrs['id'] : selection.$from.parent.attrs['id'];
  return { ids: [...ids], block: isBlockId(block) ? block : null };
}

function onWords(state: EditorState, reaches: readonly Reach[]): CommentTarget {
  const whole = {
    from: Math.min(...reaches.map(({ from }) => from)),
    to: Math.max(...reaches.map(({ to }) => to)),
  };
  return { anchor: { kind: 'text' }, quote: quoteOf(state.doc, whole), reaches };
}

function onBlock({ doc }: EditorState, from: number, to: number): CommentTarget | null {
  const block = doc.nodeAt(from);
  const blockId: unknown = block?.attrs['id'];
  if (block === null || !isBlockId(blockId)) return null;
  return {
    anchor: { kind: 'block', blockId },
    quote: { text: block.textBetween(0, block.content.size, '\n').slice(0, 2_000), prefix: '', suffix: '' },
    reaches: [{ from, to }],
  };
}

function holdsText(doc: EditorState['doc'], { from, to }: Reach): boolean {
  return doc.textBetween(from, to, '\n').trim() !== '';
}

/** Letters and digits around the caret, with the apostrophes and hyphens inside a word. */
function wordAround({ selection: { $from } }: EditorState): Reach | null {
  const text = $from.parent.textBetween(0, $from.parent.content.size, null, '\ufffc');
  const at = $from.parentOffset;
  const before = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(text.slice(at))?.[0] ?? '';
  const word = { from: $from.pos - before.length, to: $from.pos + after.length };
  return /[\p{L}\p{N}]/u.test(before + after) ? word : null;
}
