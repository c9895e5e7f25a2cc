import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { setDelivery } from '../../store/journal/article-status';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import { guarded } from '../../store/failures';
import { makeDue, mustGo, operationById, setOperationState } from '../../store/outbox/outbox';
import type { OperationState } from '../../store/outbox/outbox';
import { takeBack } from './take-back';
import { required } from '../session/interrupted';
import { restingDelivery } from './resting-delivery';

/** What a person may ask of something in the outbox. */
export type OutboxVerb = 'retry' | 'hold' | 'release' | 'withdraw';

/** The states each verb makes sense in: what is on its way can be neither held nor taken back. */
const from: Readonly<Record<OutboxVerb, readonly OperationState[]>> = {
  retry: ['waiting', 'needs-you', 'held'],
  hold: ['waiting', 'needs-you'],
  release: ['held'],
  withdraw: ['waiting', 'held', 'needs-you'],
};

/**
 * Does it in one transaction and answers the story it was about. Fails with `request.invalid` where the operation is
 * over or on its way, and `outbox.calls-back` where what takes a story from its readers would be held or withdrawn.
 */
export function askOfOperation(
  db: WritableDb,
  verb: OutboxVerb,
  id: OperationId,
  now: () => Date,
): Result<ArticleId> {
  return guarded(() => {
    const operation = operationById(db, id);
    if (operation === null || !from[verb].includes(operation.state)) {
      return failed('request.invalid', { state: operation?.state ?? 'done' });
    }
    if ((verb === 'hold' || verb === 'withdraw') && mustGo(db, operation)) return failed('outbox.calls-back');
    const { articleId } = operation;
    inTransaction(db, () => {
      if (verb === 'hold') setOperationState(db, id, 'held');
      else if (verb === 'withdraw')
        takeBack(db, articleId, [operation], { actor: operation.actor, at: now().toISOString() });
      else makeDue(db, id);
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(articleId);
  });
}
