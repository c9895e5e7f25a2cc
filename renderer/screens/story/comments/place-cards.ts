/** A card beside the page: where it would like to stand, and how tall it is, in pixels. */
export interface Card {
  readonly top: number;
  readonly height: number;
}

const gap = 8;

/**
 * Where cards stand, in the order given, so that none covers another: the active one exactly beside its words, those
 * before it pushed up where they must be, those after it down. Without an active one they are only pushed down.
 */
export function placeCards(cards: readonly Card[], active: number): number[] {
  const tops = cards.map(({ top }) => Math.max(0, top));
  const first = Math.max(0, active);
  for (let index = first + 1; index < cards.length; index += 1) {
    const before = cards[index - 1] as Card;
    tops[index] = Math.max(tops[index] ?? 0, (tops[index - 1] ?? 0) + before.height + gap);
  }
  for (let index = first - 1; index >= 0; index -= 1) {
    const { height } = cards[index] as Card;
    tops[index] = Math.min(tops[index] ?? 0, (tops[index + 1] ?? 0) - height - gap);
  }
  return tops;
}
