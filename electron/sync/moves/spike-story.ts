import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { loadLive } from '../../store/articles/articles';
import { setDelivery } from '../../store/journal/article-status';
import { baseOf } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import { guarded } from '../../store/failures';
import { recordOf } from '../../store/replay/live-article';
import { addOperation, openOperations, operationById, removeOperation } from '../../store/outbox/outbox';
import { isLive, readPost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { restingDelivery } from '../outbox/resting-delivery';
import { mayHavePost, siteOfStory } from './send-story';
import { standingWords } from '../../../shared/document/suggestions';

interface Spike {
  readonly articleId: ArticleId;
  readonly actor: string;
  readonly now: () => Date;
}

/**
 * A story was spiked here: what waited to be sent for it is taken back, and its post, if there is one that readers do
 * not see, is to go to the trash. Answers the queued operation, or null where nothing has to go.
 */
export function spikeThere(db: WritableDb, { articleId, actor, now }: Spike): Result<OperationId | null> {
  return guarded(() => {
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const live = loaded.value;
    const base = baseOf(db, articleId);
    const site = siteOfStory(db, articleId);
    const isThere = base === null ? mayHavePost(db, articleId) : !isLive(readPost(base.post).status);
    const id = isThere && site !== null ? newId<OperationId>() : null;
    inTransaction(db, () => {
      for (const operation of openOperations(db, articleId))
        if (operation.state !== 'sending') removeOperation(db, operation.id);
      if (id !== null && site !== null)
        addOperation(db, {
          id,
          articleId,
          siteId: site.id,
          action: 'spike',
          hop: 'spike',
          state: 'waiting',
          actor,
          person: site.person.slug,
          headline: standingWords(live.copy.child(0)).trim().slice(0, 500),
          queuedAt: now().toISOString(),
          nextAttemptAt: null,
          seq: live.seq,
          record: recordOf(live),
          expectedRevision: base?.revision ?? null,
        });
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(id);
  });
}

/** A story was taken back from the spike: its post stays where it is; the next sending brings it out of the trash. */
export function unspikeThere(db: WritableDb, articleId: ArticleId): Result<null> {
  return guarded(() => {
    inTransaction(db, () => {
      for (const { id, state } of openOperations(db, articleId))
        if (state !== 'sending' && operationById(db, id)?.action === 'spike') removeOperation(db, id);
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(null);
  });
}
