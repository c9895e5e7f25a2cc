import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { isSuggestion, settleSuggestions, suggestionId } from '../../../shared/document/suggestions';
import type { Verdict } from '../../../shared/document/suggestions';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { asSettling } from '../suggesting/mode';

export type Decision = Exclude<Verdict, 'keep'>;

/** A suggestion's whole reach in the copy. */
interface Reach {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Accepts or rejects these suggestions, as one step back for undo. */
export function settleThese(ids: ReadonlySet<string>, verdict: Decision): Command {
  return settleThose((id) => ids.has(id), verdict);
}

/** Accepts or rejects every suggestion that is chosen by its id; with `goOn` the next one is selected then. */
export function settleThose(isChosen: (id: string) => boolean, verdict: Decision, goOn = false): Command {
  return (state, dispatch) => {
    if (!dispatch) return hasAny(state.doc, isChosen);
    const settled = settleSuggestions(state.doc, (id) => (isChosen(id) ? verdict : 'keep'));
    if (settled === state.doc) return false;
    const { tr } = state;
    for (const step of stepsBetween(state.doc, settled)) tr.step(step);
    if (goOn) selectNext(tr, tr.mapping.map(state.selection.from));
    dispatch(asSettling(tr).scrollIntoView());
    return true;
  };
}

/** Accepts or rejects the suggestions that the caret stands in or the selection touches, and goes on to the next. */
export function settleSelected(verdict: Decision): Command {
  return (state, dispatch, view) => {
    const ids = suggestionsAt(state);
    if (ids.size === 0) return false;
    return dispatch === undefined || settleThose((id) => ids.has(id), verdict, true)(state, dispatch, view);
  };
}

/** Selects the next suggestion, or the one before; goes round at the ends. */
export function goToSuggestion(direction: 1 | -1): Command {
  return (state, dispatch) => {
    if (!dispatch) return hasAny(state.doc, () => true);
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

/** The suggestions that the caret stands in or beside, or that the selection touches. Looks at no other part of the copy. */
export function suggestionsAt({ doc, selection }: EditorState): ReadonlySet<string> {
  const ids = new Set<string>();
  const take = (node: Node | null | undefined): void => {
    for (const mark of node?.marks ?? []) if (isSuggestion(mark)) ids.add(suggestionId(mark));
  };
  const { $from, $to, empty } = selection;
  if (empty) {
    take($from.nodeBefore);
    take($from.nodeAfter);
    for (let depth = $from.depth; depth > 0; depth -= 1) take($from.node(depth));
  } else doc.nodesBetween($from.pos, $to.pos, (node) => take(node));
  return ids;
}

function selectNext(tr: Transaction, position: number): void {
  const all = reaches(tr.doc);
  const next = all.find(({ from }) => from >= position) ?? all[0];
  if (next === undefined) return;
  tr.setSelection(TextSelection.between(tr.doc.resolve(next.from), tr.doc.resolve(next.to)));
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
      const id = suggestionId(mark);
      found.set(id, { id, from: found.get(id)?.from ?? at, to: at + node.nodeSize });
    }
  });
  return [...found.values()];
}

function hasAny(doc: Node, isChosen: (id: string) => boolean): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.marks.some((mark) => isSuggestion(mark) && isChosen(suggestionId(mark)));
    return !found;
  });
  return found;
}
