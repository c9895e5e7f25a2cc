import type { Alteration, Delivery } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import type { CmsPost } from '../../cms/cms';
import { readDelivery } from '../../store/journal/article-status';
import { baseOf } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import type { ReadableDb } from '../../store/database';
import { openOperations, operationById } from '../../store/outbox/outbox';
import { attemptsOf } from '../../store/outbox/outbox-list';
import { readPost } from '../post/cms-post';

/** A story the site holds as it was meant. */
export function verified(post: CmsPost, at: string, alterations: readonly Alteration[]): Delivery {
  return { kind: 'verified', at, url: post.link, status: post.status, alterations, changedSince: false };
}

/** Where a story stands by what was agreed, with nothing open: what the site made of it waits for a person. */
export function agreedDelivery(base: Base, alterations: readonly Alteration[]): Delivery {
  const post = readPost(base.post);
  // In the trash there: nothing of it stands on the site.
  if (post.status === 'trash') return { kind: 'local' };
  const { agreedAt: since, undecided } = base;
  return undecided.length > 0
    ? { kind: 'needs-you', operationId: null, code: 'site.altered', since }
    : verified(post, since, alterations);
}

/** Where a story stands by what is open for it, what was last agreed, and nothing else. */
export function restingDelivery(db: ReadableDb, id: ArticleId): Delivery {
  const first = openOperations(db, id)[0];
  const operation = first === undefined ? null : operationById(db, first.id);
  if (operation !== null) {
    const { action, queuedAt: since, state } = operation;
    if (state === 'sending') return { kind: 'sending', action, since };
    if (state !== 'needs-you') return { kind: 'waiting', action, since, held: state === 'held' };
    const last = attemptsOf(db, operation.id).at(-1);
    return {
      kind: 'needs-you',
      operationId: operation.id,
      code: last?.code ?? 'internal',
      since: last?.at ?? since,
    };
  }
  const base = baseOf(db, id);
  const stored = readDelivery(db, id);
  return base === null
    ? { kind: 'local' }
    : agreedDelivery(base, stored.kind === 'verified' ? stored.alterations : []);
}
