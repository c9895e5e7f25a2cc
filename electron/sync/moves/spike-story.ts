import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { stateAfter, stateBeforeSpike } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { loadLive } from '../../store/articles/articles';
import { setDelivery } from '../../store/journal/article-status';
import { baseOf } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import { guarded } from '../../store/failures';
import { appendEvent } from '../../store/journal/journal';
import { recordOf } from '../../store/replay/live-article';
import {
  addOperation,
  openOperations,
  operationById,
  removeOperation,
  setIntent,
} from '../../store/outbox/outbox';
import { moverAt, siteFor } from '../../store/review/review';
import { isLive, readPost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { takeBack } from '../outbox/take-back';
import { restingDelivery } from '../outbox/resting-delivery';
import { carriedOut, judgeStory } from './move-story';
import { mayHavePost, siteOfStory } from './send-story';
import { standingWords } from '../../../shared/document/suggestions';

export interface SpikeRequest {
  readonly articleId: ArticleId;
  readonly move: 'spike' | 'unspike';
  readonly actor: string;
  readonly now: () => Date;
}

/**
 * Spikes a story or takes it back, in one transaction: the judgement, its event with the hash of the words, and what
 * becomes of its post. Answers false where it stands so already. Fails as `judgeMove` does, with nothing changed: what
 * readers have is killed, not spiked.
 */
export function spikeStory(db: WritableDb, request: SpikeRequest): Result<boolean> {
  return guarded(() => {
    const { articleId, move, actor, now } = request;
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const live = loaded.value;
    if ((stateAfter(live.events) === 'spiked') === (move === 'spike')) return ok(false);
    const site = siteFor(db, articleId);
    const mover = moverAt(site);
    const granted = judgeStory(db, { live, moved: live, site, mover, request: { ...request, note: '' } });
    if (!granted.ok) return granted;
    const event: WorkflowEvent = {
      id: newId(),
      kind: granted.value.transition.event,
      to: move === 'spike' ? 'spiked' : stateBeforeSpike(live.events),
      actor,
      at: now().toISOString(),
      ...(mover.person !== null && { person: mover.person }),
    };
    inTransaction(db, () => {
      carriedOut(appendEvent(db, articleId, event, { actor, now }));
      if (move === 'spike') carriedOut(spikeThere(db, request));
      else carriedOut(unspikeThere(db, request));
    });
    return ok(true);
  });
}

/**
 * A story was spiked here: what waited to be sent for it is taken back, and its post, if there is one that readers do
 * not see, is to go to the trash. Answers the queued operation, or null where nothing has to go.
 */
function spikeThere(db: WritableDb, { articleId, actor, now }: SpikeRequest): Result<OperationId | null> {
  return guarded(() => {
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const live = loaded.value;
    const base = baseOf(db, articleId);
    const site = siteOfStory(db, articleId);
    const isThere = base === null ? mayHavePost(db, articleId) : !isLive(readPost(base.post).status);
    const id = isThere && site !== null ? newId<OperationId>() : null;
    inTransaction(db, () => {
      const open = openOperations(db, articleId).flatMap((entry) => operationById(db, entry.id) ?? []);
      const waiting = open.filter(({ state }) => state !== 'sending');
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
      // What may have arrived there is ours to throw away; a scheduling among it is called back where the story comes back.
      const unanswered = waiting.find(({ intent }) => intent !== null)?.intent ?? null;
      if (id !== null && unanswered !== null) setIntent(db, id, unanswered);
      for (const operation of waiting) removeOperation(db, operation.id);
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(id);
  });
}

/** A story was taken back from the spike: its post stays where it is; the next sending brings it out of the trash. */
function unspikeThere(db: WritableDb, { articleId, actor, now }: SpikeRequest): Result<null> {
  return guarded(() => {
    inTransaction(db, () => {
      const open = openOperations(db, articleId).flatMap(({ id }) => operationById(db, id) ?? []);
      const spikes = open.filter(({ state, action }) => state !== 'sending' && action === 'spike');
      takeBack(db, articleId, spikes, { actor, at: now().toISOString() });
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(null);
  });
}
