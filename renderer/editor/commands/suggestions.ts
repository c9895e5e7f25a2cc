import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import { isSuggestion, settleSuggestions } from '../../../shared/document/suggestions';
import type { Verdict } from '../../../shared/document/suggestions';
import { stepsBetween } from '../../../shared/merge/steps-between';

/** A suggestion's whole reach in the copy. */
interface Reach {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Accepts or rejects these suggestions, as one step back for undo. */
export function settleThese(ids: ReadonlySet<string>, verdict: Exclude<Verdict, 'keep'>): Command {
  return (state, dispatch) => {
    const settled = settleSuggestions(state.doc, (id) => (ids.has(id) ? verdict : 'keep'));
    if (settled === state.doc) return false;
    if (dispatch) {
      const { tr } = state;
      for (const step of stepsBetween(state.doc, settled)) tr.step(step);
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Accepts or rejects the suggestions that the caret stands in, or that the selection touches. */
export function settleSelected(verdict: Exclude<Verdict, 'keep'>): Command {
  return (state, dispatch, view) => settleThese(selectedIds(state), verdict)(state, dispatch, view);
}

/** Selects the next suggestion, or the one before; goes round at the ends. */
export function goToSuggestion(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const all = reaches(state.doc);
    const { from, to } = state.selection;
    const ahead =
      direction === 1 ? all.find((reach) => reach.from >= to) : all.findLast((reach) => reach.to <= from);
    const next = ahead ?? all.at(direction === 1 ? 0 : -1);
    return next === undefined ? false : select(state, next, dispatch);
  };
}

/** Selects one suggestion and brings it into sight. */
export function showSuggestion(id: string): Command {
  return (state, dispatch) => {
    const reach = reaches(state.doc).find((each) => each.id === id);
    return reach === undefined ? false : select(state, reach, dispatch);
  };
}

function select(state: EditorState, { from, to }: Reach, dispatch: Parameters<Command>[1]): boolean {
  const selection = TextSelection.between(state.doc.resolve(from), state.doc.resolve(to));
  dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
}

/** Every suggestion in reading order, from its first place to its last. */
function reaches(doc: Node): Reach[] {
  const found = new Map<string, Reach>();
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      if (!isSuggestion(mark)) continue;
      const id = String(mark.attrs['id']);
      found.set(id, { id, from: found.get(id)?.from ?? at, to: at + node.nodeSize });
    }
  });
  return [...found.values()];
}

function selectedIds({ doc, selection }: EditorState): ReadonlySet<string> {
  const { from, to } = selection;
  return new Set(
    reaches(doc)
      .filter((reach) => reach.from <= to && reach.to >= from)
      .map(({ id }) => id),
  );
}
