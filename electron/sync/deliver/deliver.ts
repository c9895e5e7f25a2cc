import { newId } from '../../../shared/article/ids';
import type { ArticleId } from '../../../shared/article/ids';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { baseOf } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { ReadableDb } from '../../store/database';
import { setDelivery } from '../../store/journal/article-status';
import { finishOperation } from '../../store/outbox/outbox';
import type { SendOperation } from '../../store/outbox/outbox';
import { creationOf } from '../../store/outbox/outbox-creations';
import { addAttempt } from '../../store/outbox/outbox-list';
import { checkApproval, standsApproved } from './check-approval';
import { deliverArticle } from './deliver-article';
import { deliverPost } from './deliver-post';
import { restingDelivery } from '../outbox/resting-delivery';
import { interrupt, required } from '../session/interrupted';
import { mergeChanged } from './merge-changed';
import type { FoundChange } from '../merge/merge-post';
import { checkOvertaken, overtaken } from './overtaken';
import type { SiteSession } from '../session/site-session';

/** How often a story is merged in one delivery before it waits its turn again. */
const mostMerges = 3;

/**
 * Carries one operation out, from wherever an earlier try left it: the post, its pictures, its terms, then read,
 * compare, write, read again, agree. Where the site changed meanwhile, its text is merged in first; `onMerged` hears of
 * it after the commit. Everything learned on the way is on disk before the next request goes out. Ends by `interrupt`
 * where it cannot go on.
 */
export async function deliver(
  session: SiteSession,
  operation: SendOperation,
  onMerged: (adopted: Adopted) => void,
): Promise<void> {
  let current = operation;
  checkOvertaken(session.parts.store.db, operation);
  checkApproval(session, operation);
  if (operation.action === 'kill' && !hasPost(session.parts.store.db, operation.articleId)) {
    endWithNothing(session, operation);
    return;
  }
  for (let merges = 0; ; merges += 1) {
    const changed = await attempt(session, current);
    if (changed === null) return;
    if (merges === mostMerges) interrupt('site.server-error', { cause: 'changes all the time' });
    const standing = changed.post.status === 'trash' ? await outOfTrash(session, current, changed) : changed;
    const { operation: next, adopted, overlaps, overtaking } = await mergeChanged(session, current, standing);
    onMerged(adopted);
    if (overtaking !== null) {
      const { code, details } = overtaken(overtaking);
      interrupt(code, details);
    }
    // Nobody has read the merged text: it may wait on the site, but not go out to readers.
    if (next.action === 'publish' && !standsApproved(session, next))
      interrupt('site.merged-over-approval', { overlaps });
    if (overlaps > 0 || next.action === 'publish') interrupt('site.merged', { overlaps });
    current = next;
  }
}

function hasPost(db: ReadableDb, id: ArticleId): boolean {
  return baseOf(db, id) !== null || creationOf(db, id) !== null;
}

/** There is no post to take down: what was on its way when the story was killed never arrived. */
function endWithNothing({ parts }: SiteSession, { id, articleId }: SendOperation): void {
  const { db } = parts.store;
  inTransaction(db, () => {
    addAttempt(db, id, { at: parts.now().toISOString(), outcome: 'sent', error: null });
    finishOperation(db, id);
    required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
  });
}

function attempt(session: SiteSession, operation: SendOperation): Promise<FoundChange | null> {
  return session.site.facts.companion === null
    ? deliverPost(session, operation)
    : deliverArticle(session, operation);
}

/** Edit beats delete: what somebody threw away there, and somebody else sends here, comes back as a draft. */
async function outOfTrash(
  { parts, site, cms }: SiteSession,
  { articleId }: SendOperation,
  { post, article }: FoundChange,
): Promise<FoundChange> {
  if (baseOf(parts.store.db, articleId) === null) interrupt('site.post-missing', { post: post.id });
  if (article === null)
    return { post: required(await cms.updatePost(post.id, { status: 'draft' })), article };
  const answer = required(
    await cms.writeArticle({
      kind: 'restore',
      site: site.facts.companion ?? '',
      operation: newId(),
      postId: article.postId,
      expected: article.version,
      content: null,
    }),
  );
  if (answer.kind === 'reused' || answer.article.post === null) interrupt('site.server-error');
  return { post: answer.article.post, article: answer.article };
}
