import type { HistoryMoments, Version } from '../../../shared/ipc/article-answers';

/** What is compared: rows of the journal, null being the story as it stands. */
export interface Sides {
  readonly from: number | null;
  readonly to: number | null;
}

/** What was asked for, or else the newest version before the story as it stands. */
export function sidesOf({ from, to }: Sides, versions: readonly Version[], head: number): Sides {
  if (from !== null || to !== null) return { from, to };
  return { from: versions.find(({ seq }) => seq < head)?.seq ?? 0, to };
}

/** Whether a history that was read reaches as far as what is asked for: rows may have been written since. */
export function reaches({ head }: HistoryMoments, { from, to }: Sides): boolean {
  return Math.max(from ?? 0, to ?? 0) <= head;
}
