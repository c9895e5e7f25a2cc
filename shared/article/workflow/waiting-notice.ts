import type { PublicNotice } from '../fields';
import type { WorkflowEvent } from './events';
import type { Move } from './moves';

/** The notice that a move carries: an update may say what is new, a correction says what was wrong. */
export function noticeKindOf(move: Move): 'update' | 'correction' | null {
  if (move === 'update') return 'update';
  return move === 'correct' ? 'correction' : null;
}

/**
 * The newest notice of these kinds that the first of two people gave with their sign-off and that no publication has
 * taken to readers since, or null. The sign-off and its notice bear one time. It stays in the story where the words
 * change after that: then it waits for two sign-offs again.
 */
export function waitingNotice(
  events: readonly WorkflowEvent[],
  notices: readonly PublicNotice[],
  kinds: readonly PublicNotice['kind'][] = ['update', 'correction'],
): PublicNotice | null {
  const signedOff = new Set(
    events
      .slice(events.findLastIndex(isPublication) + 1)
      .flatMap(({ kind, at }) => (kind === 'signed-off' ? [at] : [])),
  );
  return notices.findLast(({ kind, at }) => kinds.includes(kind) && signedOff.has(at)) ?? null;
}

function isPublication({ kind }: WorkflowEvent): boolean {
  return kind === 'published' || kind === 'updated' || kind === 'corrected';
}
