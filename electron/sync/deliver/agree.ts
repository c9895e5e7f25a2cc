import type { Alteration } from '../../../shared/article/delivery';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { approvalLog } from '../../../shared/article/workflow/approval';
import type { CmsPost } from '../../cms/cms';
import { loadLive } from '../../store/articles/articles';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { saveBase } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { appendEvent } from '../../store/journal/journal';
import { keepVersion } from '../../store/journal/keep-versions';
import { expectFrom, finishOperation, openOperations, setOperationState } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { endCreation } from '../../store/outbox/outbox-creations';
import { addAttempt } from '../../store/outbox/outbox-list';
import { undecidedOf } from '../post/alterations';
import { revisionOf, writePost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { stateOfStatus } from '../post/post-to-story';
import { restingDelivery, verified } from '../outbox/resting-delivery';
import { operationEventId } from '../moves/send-story';
import type { SiteSession } from '../session/site-session';

/** What a site made of what was sent. */
interface Agreed {
  readonly post: CmsPost;
  readonly alterations: readonly Alteration[];
  /** With the companion plugin, which holds the record with this event in it. */
  readonly version?: number;
  readonly event?: WorkflowEvent | null;
}

/**
 * What the site answered becomes what is agreed, in one transaction: base, event, outbox and delivery. Where the site
 * altered words the writer decides; the base moves all the same, because it is what the site holds.
 */
export function agree(session: SiteSession, operation: Operation, outcome: Agreed): void {
  const { parts, site } = session;
  const { db } = parts.store;
  const { articleId, id } = operation;
  const { post, alterations, version = null } = outcome;
  const at = parts.now().toISOString();
  const event =
    outcome.event === undefined ? eventOf(operation, stateOfStatus(post.status), at) : outcome.event;
  const { record } = operation;
  inTransaction(db, () => {
    const before = required(loadLive(db, articleId)).seq;
    // Where a story was made is the site's to know: here it may have moved on since.
    if (event !== null && operation.action === 'publish')
      required(appendEvent(db, articleId, event, { actor: operation.actor, now: parts.now }));
    const after = required(loadLive(db, articleId)).seq;
    const seq = before === operation.seq ? after : operation.seq;
    const revision = revisionOf(post);
    // What readers see is what was approved, or it is nobody's success.
    const undecided = undecidedOf(operation.action, alterations);
    saveBase(db, {
      articleId,
      siteId: site.id,
      postId: post.id,
      revision,
      version,
      post: writePost(post),
      record: version === null || event === null ? record : { ...record, events: [...record.events, event] },
      seq,
      agreedAt: at,
      seen: null,
      undecided,
    });
    keepVersion(db, articleId, { seq, at, kind: 'sync', label: 'sent', actor: operation.actor });
    endCreation(db, articleId);
    required(setArticleSite(db, articleId, site.id));
    expectFrom(db, articleId, revision);
    if (undecided.length > 0) {
      const error = { code: 'site.altered', details: { parts: undecided.length } } as const;
      addAttempt(db, id, { at, outcome: 'needs-you', error });
      setOperationState(db, id, 'needs-you');
      required(setDelivery(db, articleId, restingDelivery(db, articleId), seq));
      return;
    }
    addAttempt(db, id, { at, outcome: 'sent', error: null });
    finishOperation(db, id);
    const isLast = openOperations(db, articleId).length === 0;
    const delivery = isLast ? verified(post, at, alterations) : restingDelivery(db, articleId);
    required(setDelivery(db, articleId, delivery, seq));
  });
}

/**
 * What an operation is written down as: a publication when the site has confirmed it, once, whatever was repeated; a
 * move of the workflow when it was made, and then it is in the record already.
 */
export function eventOf(operation: Operation, to: WorkflowEvent['to'], at: string): WorkflowEvent | null {
  const { action, actor, hop, id, person, record } = operation;
  if (action !== 'publish') return null;
  const hash = approvalLog(record.events).approved?.hash;
  const note = hop === 'update' || hop === 'correct' ? record.fields.notices.at(-1)?.text : undefined;
  return {
    id: operationEventId(id),
    kind: publicationOf(hop, to),
    to: hop === 'correct' && to === 'published' ? 'corrected' : to,
    actor,
    at,
    ...(person !== null && { person }),
    ...(hash !== undefined && { hash }),
    ...(note !== undefined && { note }),
  };
}

function publicationOf(hop: Operation['hop'], to: WorkflowEvent['to']): WorkflowEvent['kind'] {
  if (to === 'scheduled') return 'scheduled';
  if (hop === 'correct') return 'corrected';
  return hop === 'update' ? 'updated' : 'published';
}
