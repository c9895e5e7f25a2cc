import type { EditorState, Plugin, Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { AddMarkStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { keepApart } from '../../../shared/document/suggest/keep-apart';
import { suggestChanges } from '../../../shared/document/suggest/suggest-changes';
import type { Suggester } from '../../../shared/document/suggest/suggest-changes';
import { asStriking, isSuggesting, isWriting, strikingAt } from './mode';

/** What ProseMirror and its plugins read from a transaction besides its steps. */
const metas = ['uiEvent', 'paste', 'composition', 'pointer', 'preventUpdate'];

/**
 * What to dispatch for a transaction: itself, or the same edit as suggestions while the writer suggests. Otherwise, too,
 * what is written takes no part in a suggestion that happens to stand around it.
 */
export function tracked(state: EditorState, tr: Transaction, suggester: Suggester): Transaction {
  if (!isWriting(tr)) return tr;
  if (!isSuggesting(state)) {
    const steps = keepApart(state.doc, tr.steps, suggester);
    return steps === null ? tr : sameSelection(rebuilt(state, tr, steps), tr);
  }
  const laidIn = suggestChanges(
    {
      before: state.doc,
      after: tr.doc,
      steps: tr.steps,
      caretBefore: state.selection.head,
      caretAfter: tr.selection.head,
      composing: tr.getMeta('composition') !== undefined,
    },
    suggester,
  );
  const next = rebuilt(state, tr, laidIn.steps);
  if (tr.steps.every((step, index) => step === laidIn.steps[index])) return sameSelection(next, tr);
  if (!tr.selection.empty && next.steps.length > 0 && next.mapping.maps.every((map) => isStill(map))) {
    return sameSelection(next, tr);
  }
  const chosen =
    tr.selection instanceof NodeSelection ? placeOfBlock(next.doc, state.doc, tr.selection.node) : null;
  if (chosen !== null) return next.setSelection(NodeSelection.create(next.doc, chosen));
  const caret = Math.max(0, Math.min(laidIn.caret, next.doc.content.size));
  const isComposed = tr.getMeta('composition') !== undefined;
  if (!isComposed && next.steps.length > 0 && next.steps.every(isStrike)) strikeOn(state, next, caret);
  const $caret = next.doc.resolve(caret);
  next.setSelection(
    $caret.parent.inlineContent ? TextSelection.create(next.doc, caret) : Selection.near($caret),
  );
  if (tr.storedMarksSet) next.setStoredMarks(tr.storedMarks);
  return next;
}

function rebuilt(state: EditorState, tr: Transaction, steps: readonly Step[]): Transaction {
  const next = state.tr;
  for (const step of steps) next.step(step);
  next.setTime(tr.time);
  for (const name of metas) {
    const value: unknown = tr.getMeta(name);
    if (value !== undefined) next.setMeta(name, value);
  }
  const rules = state.plugins.find(isInputRules);
  const undoable: unknown = rules === undefined ? undefined : tr.getMeta(rules);
  // Backspace right after a rule takes back what the rule did: that is now another transaction.
  if (rules !== undefined && isRecord(undoable)) next.setMeta(rules, { ...undoable, transform: next });
  return tr.scrolledIntoView ? next.scrollIntoView() : next;
}

/** How long letters that are struck one after the other are one to undo, in milliseconds: as long as typed ones. */
const strikingMs = 500;

function strikeOn(state: EditorState, tr: Transaction, caret: number): void {
  const before = strikingAt(state);
  const goesOn = before?.caret === state.selection.head && tr.time - before.time < strikingMs;
  const run = goesOn ? before.run : `struck-${tr.time}-${caret}`;
  asStriking(tr, { run, caret, time: tr.time });
}

function isStrike(step: Step): boolean {
  return step instanceof AddMarkStep && step.mark.type.name === 'deletion';
}

/** Keeps the selection of a transaction whose positions are the same. */
function sameSelection(next: Transaction, tr: Transaction): Transaction {
  next.setSelection(Selection.fromJSON(next.doc, tr.selection.toJSON()));
  return tr.storedMarksSet ? next.setStoredMarks(tr.storedMarks) : next;
}

/** Where a block of the story that the edit left selected stands now, perhaps made anew. */
function placeOfBlock(doc: Node, before: Node, block: Node): number | null {
  const known = new Set(before.content.content);
  let found: number | null = null;
  doc.forEach((node, at) => {
    if (node === block || (!known.has(node) && node.type === block.type && node.content.eq(block.content)))
      found = at;
  });
  return found;
}

function isStill(map: { readonly forEach: (visit: () => void) => void }): boolean {
  let still = true;
  map.forEach(() => (still = false));
  return still;
}

function isInputRules(plugin: Plugin): boolean {
  return 'isInputRules' in plugin.spec;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
