import type { WorkflowEvent } from '../../../../shared/article/workflow/events';

/** When readers first saw a story and when it last changed for them, as its events tell it; ISO 8601 or null. */
export function readerTimes(events: readonly WorkflowEvent[]): {
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
} {
  const first = events.find(({ to }) => to === 'published' || to === 'corrected');
  const last = events.findLast(({ kind }) => kind === 'updated' || kind === 'corrected' || kind === 'killed');
  return { publishedAt: first?.at ?? null, updatedAt: first === undefined ? null : (last?.at ?? null) };
}
