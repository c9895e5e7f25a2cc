import type { Thread } from '../article/threads';
import { mergeList, sameJson } from './merge-lists';

/** Threads by id; what hangs in a thread (its replies) by id as well. */
export function mergeThreads(
  base: readonly Thread[],
  mine: readonly Thread[],
  theirs: readonly Thread[],
): Thread[] {
  return mergeList(base, mine, theirs, { keyOf: ({ id }) => id, mergeItem: mergeThread });
}

/**
 * Each part that makes sense only whole comes from one side: theirs where mine did not change it. Half of both would
 * give a thread to nobody there is, have one person settle it at another's hour, or quote words of another place.
 */
function mergeThread(base: Thread | null, mine: Thread, theirs: Thread): Thread {
  const sideOf = (part: (thread: Thread) => unknown): Thread =>
    base !== null && sameJson(part(base), part(mine)) ? theirs : mine;
  const { anchor, quote } = sideOf((thread) => [thread.anchor, thread.quote]);
  const { state, settled } = sideOf((thread) => [thread.state, thread.settled]);
  const { assignee } = sideOf((thread) => thread.assignee);
  const replies = mergeList(base?.replies ?? [], mine.replies, theirs.replies, {
    keyOf: ({ id }) => id,
    mergeItem: (_, own) => own,
  });
  return { id: mine.id, anchor, quote, state, settled, assignee, replies };
}
