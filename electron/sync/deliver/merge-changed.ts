import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { CmsPost } from '../../cms/cms';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive } from '../../store/articles/articles';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import {
  expectFrom,
  isSend,
  openOperations,
  operationById,
  replaceRecord,
  setOperationState,
} from '../../store/outbox/outbox';
import type { SendOperation } from '../../store/outbox/outbox';
import { creationOf, setCreationSeen } from '../../store/outbox/outbox-creations';
import { addAttempt } from '../../store/outbox/outbox-list';
import { parseRecord } from '../../store/replay/live-article';
import { voidingEvent } from '../../store/review/approval';
import { baseOf, setSeen } from '../../store/sites/bases';
import { leadPictures } from '../merge/lead-pictures';
import { learnNames } from '../merge/learn-names';
import { editorOf, mergePost, mergeRecord } from '../merge/merge-post';
import type { FoundChange } from '../merge/merge-post';
import { revisionOf, writePost } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';
import { overtaken } from './overtaken';

interface MergedOperation {
  readonly operation: SendOperation;
  readonly adopted: Adopted;
  readonly overlaps: number;
  /** What a colleague did meanwhile that the move being sent would undo. */
  readonly overtaking: WorkflowEvent | null;
}

/**
 * The site's text in the story and in all that waits to be sent of it, in one transaction. What was never agreed is left
 * alone. Where a colleague's move overtook ours, none of ours goes on by itself.
 */
export async function mergeChanged(
  session: SiteSession,
  operation: SendOperation,
  found: FoundChange,
): Promise<MergedOperation> {
  const { post } = found;
  const { parts } = session;
  const { db } = parts.store;
  const { articleId } = operation;
  const base = baseOf(db, articleId);
  const isAgreed = operation.expectedRevision === null || operation.expectedRevision === base?.revision;
  if (base === null || !isAgreed) {
    keepSeen(session, operation, post);
    interrupt('site.changed-on-site', { post: post.id });
  }
  await learnNames(session, [post]);
  const changed = {
    ...found,
    pictures: await leadPictures(session, [post]),
    editor: await editorOf(session, base, found.article),
    foundAt: parts.now().toISOString(),
  };
  return inTransaction(db, () => {
    const before = required(loadLive(db, articleId));
    const waiting = openSends(db, operation);
    const unsentMove = waiting.find(({ hop }) => hop !== null)?.hop ?? null;
    const merges = waiting.map((each) => ({ each, ...mergeRecord(session, base, each.record, changed) }));
    const { adopted, overtaking } = mergePost(session, base, changed, unsentMove);
    const { events } = required(loadLive(db, articleId));
    const expectedRevision = revisionOf(found.writtenOver?.post ?? post);
    const at = changed.foundAt;
    // What the merge made void gave way to what calls it back.
    const staying = merges.filter(({ each }) => operationById(db, each.id) !== null);
    const merged = staying.map(({ each, record, merge }) => {
      // In the order of the journal, without what happened here only after it was asked for.
      const later = before.events.filter(({ id }) => !each.record.events.some((event) => event.id === id));
      const known = events.filter((event) => !later.includes(event));
      const words = parseRecord({ ...record, events: known });
      const voiding = voidingEvent(db, { ...before, ...words, id: articleId }, { actor: changed.editor, at });
      const next = { ...record, events: voiding === null ? known : [...known, voiding] };
      const seq = before.seq === each.seq ? adopted.seq : each.seq;
      replaceRecord(db, each.id, { record: next, seq, expectedRevision });
      if (overtaking !== null && each.hop !== null && each.id !== operation.id) {
        setOperationState(db, each.id, 'needs-you');
        addAttempt(db, each.id, { at, outcome: 'needs-you', error: overtaken(overtaking) });
      }
      return { ...each, record: next, seq, expectedRevision, intent: null, overlaps: merge.overlaps.length };
    });
    expectFrom(db, articleId, expectedRevision);
    const { overlaps, ...next } = merged.find(({ id }) => id === operation.id) ?? interrupt('internal');
    return { operation: next, adopted, overlaps, overtaking: next.hop === null ? null : overtaking };
  });
}

/** All that is to be sent of the story, what is being sent now among it. */
function openSends(db: WritableDb, { articleId }: SendOperation): SendOperation[] {
  return openOperations(db, articleId).flatMap(({ id }) => {
    const operation = operationById(db, id);
    return operation !== null && isSend(operation) ? [operation] : [];
  });
}

function keepSeen({ parts }: SiteSession, { articleId }: SendOperation, post: CmsPost): void {
  const { db } = parts.store;
  if (creationOf(db, articleId) === null) setSeen(db, articleId, writePost(post));
  else setCreationSeen(db, articleId, writePost(post));
}
