import type { CommandId } from '../../../../shared/ipc/commands';
import { focusCard } from '../../../components/card-keys';
import type { EditorHandle } from '../../../editor/editor-handle';

type Verdict = 'accept' | 'reject';

const verdicts: Partial<Record<CommandId, Verdict>> = {
  'accept-change': 'accept',
  'reject-change': 'reject',
};

/** What names a card's change on the page. */
export const cardOf = (id: string) => ({ 'data-change': id }) as const;

/** The card around an element, and the change it stands for. */
export function changeOf(
  element: Element | null,
): { readonly card: HTMLElement; readonly id: string } | null {
  const card = element?.closest<HTMLElement>('[data-change]') ?? null;
  const id = card?.dataset['change'];
  return card === null || id === undefined ? null : { card, id };
}

/** The decision a command means for the card that has the focus; null where it means the copy's caret. */
export function decisionOnCard(editor: EditorHandle, command: CommandId): (() => boolean) | null {
  const verdict = verdicts[command];
  const focused = changeOf(document.activeElement);
  if (verdict === undefined || focused === null) return null;
  return () => decideOnCard(editor, focused.card, verdict);
}

/** Decides on a card's change, and goes on to the next card, the last one before it, or the copy. */
export function decideOnCard(editor: EditorHandle, card: Element, verdict: Verdict): boolean {
  const here = changeOf(card);
  if (here === null || !editor.settleChanges([here.id], verdict)) return false;
  const all = [...(here.card.parentElement?.children ?? [])];
  const at = all.indexOf(here.card);
  // What was decided a moment ago may be listed yet.
  const next = [...all.slice(at + 1), ...all.slice(0, at).reverse()].find((each) => {
    const change = changeOf(each);
    return change !== null && editor.peekAtChange(change.id);
  });
  if (next === undefined || !focusCard(next)) editor.focus();
  return true;
}
