import type { KeyboardEvent } from 'react';

/** Marks what takes the focus of a card, e.g. the button with its words: `<button {...cardHead}>`. */
export const cardHead = { 'data-card-head': '' } as const;
const heads = '[data-card-head]';

const steps: Readonly<Record<string, (from: number, last: number) => number>> = {
  ArrowDown: (from, last) => Math.min(from + 1, last),
  ArrowUp: (from) => Math.max(from - 1, 0),
  Home: () => 0,
  End: (_from, last) => last,
};

/**
 * The place in a list of `count` that an arrow, Home or End goes to from a place; null for any other key, and where a field
 * of the card needs the key itself.
 */
export function cardStep(event: KeyboardEvent, from: number, count: number): number | null {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
  const isFieldsOwn = target instanceof Element && target.closest('input, select, textarea') !== null;
  if (from < 0 || isFieldsOwn || altKey || ctrlKey || metaKey || shiftKey) return null;
  return steps[key]?.(from, count - 1) ?? null;
}

/** Lets arrows, Home and End go from card to card of a list that holds them all. */
export function goBetweenCards(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(heads)];
  const from = all.findIndex(({ parentElement }) => parentElement?.contains(event.target as Node));
  const next = cardStep(event, from, all.length);
  if (next === null) return;
  event.preventDefault();
  all[next]?.focus();
}

/** Gives a card the focus; false where it has no head. */
export function focusCard(card: Element): boolean {
  const head = card.querySelector<HTMLElement>(heads);
  head?.focus();
  return head !== null;
}
