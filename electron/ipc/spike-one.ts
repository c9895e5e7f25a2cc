import type { ArticleId } from '../../shared/article/ids';
import { ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import { statusOf } from '../store/journal/article-status';
import type { HandlerContext, Newsroom } from './context';

/** What of the newsroom a spike needs. */
export interface SpikeParts {
  readonly store: Newsroom['store'];
  readonly sync: Pick<Newsroom['sync'], 'spike'>;
}

/**
 * Spikes a story or takes it back, as the table of moves allows; what waits for the site follows. Answers null where it
 * stands so already. Fails as `spikeStory` does: what readers have is killed, not spiked.
 */
export function spikeOne(
  { actor }: Pick<HandlerContext, 'actor'>,
  { store, sync }: SpikeParts,
  id: ArticleId,
  move: 'spike' | 'unspike',
): Result<ArticleStatus | null> {
  const done = sync.spike(id, move, actor());
  if (!done.ok) return done;
  return done.value ? statusOf(store.db, id) : ok(null);
}
