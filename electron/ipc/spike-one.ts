import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import { stateAfter, stateBeforeSpike } from '../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../shared/article/workflow/events';
import { transitionOf } from '../../shared/article/workflow/moves';
import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import { loadRecord } from '../store/articles/articles';
import { statusOf } from '../store/journal/article-status';
import { appendEvent } from '../store/journal/journal';
import { moverAt, siteFor } from '../store/review/review';
import type { HandlerContext, Newsroom } from './context';

/** What of the newsroom a spike needs. */
export interface SpikeParts {
  readonly store: Newsroom['store'];
  readonly sync: Pick<Newsroom['sync'], 'spiked'>;
}

/**
 * Spikes a story or takes it back, as the table of moves allows; what waits for the site follows. Answers null where it
 * stands so already. Fails with `workflow.not-from-here`: what readers have seen is killed, not spiked.
 */
export function spikeOne(
  { actor, now }: Pick<HandlerContext, 'actor' | 'now'>,
  { store, sync }: SpikeParts,
  id: ArticleId,
  move: 'spike' | 'unspike',
): Result<ArticleStatus | null> {
  const { db } = store;
  const record = loadRecord(db, id);
  if (!record.ok) return record;
  const { events } = record.value;
  const state = stateAfter(events);
  if ((state === 'spiked') === (move === 'spike')) return ok(null);
  const transition = transitionOf(move);
  const mover = moverAt(siteFor(db, id));
  if (!mover.duties.includes(transition.duty)) return failed('workflow.role-forbids', { move });
  if (!transition.from.includes(state)) return failed('workflow.not-from-here', { move, state });
  const event: WorkflowEvent = {
    id: newId(),
    kind: transition.event,
    to: move === 'spike' ? 'spiked' : stateBeforeSpike(events),
    actor: actor(),
    at: now().toISOString(),
    ...(mover.person !== null && { person: mover.person }),
  };
  const moved = appendEvent(db, id, event, { actor: actor(), now });
  if (!moved.ok) return moved;
  const queued = sync.spiked(id, move === 'spike', actor());
  return queued.ok ? statusOf(db, id) : queued;
}
