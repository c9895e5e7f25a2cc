import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { ArticleNodeName } from '../../../shared/document/schema';

/** An ancestor of a position, the depth it stands at, and where it begins and ends. */
export interface Ancestor {
  readonly node: Node;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
}

/** The innermost ancestor of one of the given types, or null. */
export function ancestorOf($pos: ResolvedPos, names: readonly ArticleNodeName[]): Ancestor | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if ((names as readonly string[]).includes(node.type.name)) {
      return { node, depth, from: $pos.before(depth), to: $pos.after(depth) };
    }
  }
  return null;
}

/** The caret's position when the selection is a caret in text, else null. */
export function caretOf(state: EditorState): ResolvedPos | null {
  return state.selection instanceof TextSelection ? state.selection.$cursor : null;
}

/** Whether a selection touches the headline or the dek, where blocks and marks have no place. */
export function inHeadlineOrDek(state: EditorState): boolean {
  return state.selection.$from.pos < bodyStart(state.doc);
}

/** Where the body begins: after headline and dek. */
export function bodyStart(doc: Node): number {
  return (doc.firstChild?.nodeSize ?? 0) + (doc.maybeChild(1)?.nodeSize ?? 0);
}

/** Puts the caret at or near a position and brings it into view. */
export function moveCaret(tr: Transaction, position: number, direction: 1 | -1 = 1): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(position), direction)).scrollIntoView();
}

/** Tries commands in order until one applies. */
export function firstOf(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view));
}
