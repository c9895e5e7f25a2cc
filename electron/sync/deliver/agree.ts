import type { Alteration } from '../../../shared/article/delivery';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { noticeKindOf, waitingNotice } from '../../../shared/article/workflow/waiting-notice';
import type { CmsPost } from '../../cms/cms';
import { loadLive } from '../../store/articles/articles';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { baseOf, saveBase } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { keepVersion } from '../../store/journal/keep-versions';
import { expectFrom, finishOperation, openOperations, setOperationState } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { endCreation } from '../../store/outbox/outbox-creations';
import { addAttempt } from '../../store/outbox/outbox-list';
import { alteredCode, undecidedOf } from '../post/alterations';
import { revisionOf, writePost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { notePublication } from './note-publication';
import { stateOfStatus } from '../post/post-to-story';
import { takeBack } from '../outbox/take-back';
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
    outcome.event === undefined
      ? eventOf(operation, { base: baseOf(db, articleId), to: stateOfStatus(post.status), at })
      : outcome.event;
  const { record } = operation;
  inTransaction(db, () => {
    const before = required(loadLive(db, articleId)).seq;
    // Where a story was made is the site's to know: here it may have moved on since.
    if (event !== null && operation.action === 'publish') notePublication(parts, operation, event);
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
    // Its words changed while it was on its way to be scheduled.
    takeBack(db, articleId, [], { actor: operation.actor, at });
    // What readers see is what was approved, or it is nobody's success.
    if (undecided.length > 0) {
      const error = { code: alteredCode(undecided), details: { parts: undecided.length } };
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
 * What an operation is written down as: a publication when the site has confirmed it, once, whatever was repeated, and
 * not where the site keeps the story back; a move of the workflow when it was made, and then it is in the record
 * already. Its note is the notice that it brought: `base` holds those that were there before.
 */
export function eventOf(
  { action, actor, hop, id, person, record }: Operation,
  outcome: { readonly base: Base | null; readonly to: WorkflowEvent['to']; readonly at: string },
): WorkflowEvent | null {
  const { base, to, at } = outcome;
  if (action !== 'publish' || (to !== 'published' && to !== 'scheduled')) return null;
  const hash = approvalLog(record.events).approved?.hash;
  const kind = hop === null ? null : noticeKindOf(hop);
  const notice = kind === null ? undefined : record.fields.notices.at(-1);
  const isNew = base?.record.fields.notices.every((known) => known.id !== notice?.id) ?? true;
  // The site had it beside the page already where it waited for a second sign-off.
  const waited = kind === null ? null : waitingNotice(record.events, record.fields.notices, [kind]);
  const note = isNew ? notice?.text : waited?.text;
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
