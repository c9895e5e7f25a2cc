import { newId } from '../../../shared/article/ids';
import { stateAfter, stateBeforeSpike } from '../../../shared/article/workflow/events';
import type { CmsPost } from '../../cms/cms';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive } from '../../store/articles/articles';
import { setDelivery } from '../../store/journal/article-status';
import { baseOf, dropBase, saveBase } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { decideGone, noteGone } from '../../store/sites/gone-posts';
import { appendEvent } from '../../store/journal/journal';
import { finishOperation } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { creationOf, endCreation, setCreationSeen } from '../../store/outbox/outbox-creations';
import type { Creation } from '../../store/outbox/outbox-creations';
import { addAttempt } from '../../store/outbox/outbox-list';
import { isLive, revisionOf, writePost } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import { leadPictures } from '../merge/lead-pictures';
import { learnNames } from '../merge/learn-names';
import { editorOf, mergePost } from '../merge/merge-post';
import type { FoundChange } from '../merge/merge-post';
import { takeBack } from '../outbox/take-back';
import { restingDelivery } from '../outbox/resting-delivery';
import type { SiteSession } from '../session/site-session';
import { isBlank } from './make-post';
import { intentOf, planWrite } from './planner';

/**
 * Puts the post of a spiked story into the site's trash, never further. Edit beats delete: where it was changed there
 * since, it stays, and the story comes back from the spike with those words in it; `onMerged` hears of that after the
 * commit. A published post is not spiked: that is a kill. Ends by `interrupt`.
 */
export async function deliverSpike(
  session: SiteSession,
  operation: Operation,
  onMerged: (adopted: Adopted) => void,
): Promise<void> {
  const base = baseOf(session.parts.store.db, operation.articleId);
  const changed = base === null ? null : await throwAway(session, operation, base);
  if (base === null) await throwAwayUnanswered(session, operation);
  else if (changed !== null) onMerged(await comeBack(session, operation, base, changed));
}

/**
 * A post whose making was never answered, looked for by its number or the slug it was begun under. What holds nothing but
 * ours goes to the trash, and the story is made anew where it comes back; what somebody wrote into it stays.
 */
async function throwAwayUnanswered(session: SiteSession, operation: Operation): Promise<void> {
  const { cms, parts, site } = session;
  const { db } = parts.store;
  const creation = site.facts.companion === null ? creationOf(db, operation.articleId) : null;
  const post = creation === null ? null : await unansweredPost(session, creation);
  if (creation !== null && post !== null && post.status !== 'trash') {
    refuseLive(post);
    if (!isOurs(post, creation, operation)) {
      setCreationSeen(db, operation.articleId, writePost(post));
      interrupt('site.changed-on-site', { post: post.id });
    }
    required(await cms.trashPost(post.id));
  }
  inTransaction(db, () => {
    if (post !== null) endCreation(db, operation.articleId);
    finish(session, operation, null);
  });
}

async function unansweredPost({ cms }: SiteSession, { postId, slug }: Creation): Promise<CmsPost | null> {
  return required(postId === null ? await cms.findPostBySlug(slug) : await cms.post(postId));
}

/** It is as it was made, or as we were about to write it. */
function isOurs(post: CmsPost, { revision }: Creation, operation: Operation): boolean {
  return revision === null ? isBlank(post) : planWrite(post, revision, intentOf(operation)) !== 'changed';
}

/** Null once it is in the trash, or gone; or the post as somebody changed it. */
async function throwAway(
  session: SiteSession,
  operation: Operation,
  base: Base,
): Promise<FoundChange | null> {
  const { cms, site } = session;
  if (site.facts.companion !== null) return throwAwayByVersion(session, operation, base);
  const post = required(await cms.post(base.postId));
  if (post !== null && post.status !== 'trash') {
    refuseLive(post);
    if (revisionOf(post) !== base.revision) return { post, article: null };
  }
  const thrown = post === null || post.status === 'trash' ? post : required(await cms.trashPost(post.id));
  finish(session, operation, { base, post: thrown, version: null });
  return null;
}

async function throwAwayByVersion(
  session: SiteSession,
  operation: Operation,
  base: Base,
): Promise<FoundChange | null> {
  const { cms, site } = session;
  const article = required(await cms.article(base.postId));
  if (article === null || article.post === null || article.state !== 'live') {
    finish(session, operation, { base, post: article?.post ?? null, version: article?.version ?? null });
    return null;
  }
  const { post, version, postId } = article;
  refuseLive(post);
  const isAgreed = base.version === null ? revisionOf(post) === base.revision : base.version === version;
  if (!isAgreed) return { post, article };
  const answer = required(
    await cms.writeArticle({
      kind: 'trash',
      site: site.facts.companion ?? '',
      operation: newId(),
      postId,
      expected: version,
      content: null,
    }),
  );
  if (answer.kind === 'reused') interrupt('site.server-error', { cause: 'an operation was used twice' });
  // Stale: somebody was quicker. It is looked at again.
  if (answer.kind === 'stale') return throwAwayByVersion(session, operation, base);
  finish(session, operation, { base, post: answer.article.post, version: answer.article.version });
  return null;
}

function refuseLive(post: CmsPost): void {
  if (isLive(post.status)) interrupt('site.already-published', { post: post.id });
}

function finish(
  { parts, site }: SiteSession,
  operation: Operation,
  thrown: { readonly base: Base; readonly post: CmsPost | null; readonly version: number | null } | null,
): void {
  const { db } = parts.store;
  const at = parts.now().toISOString();
  inTransaction(db, () => {
    addAttempt(db, operation.id, { at, outcome: 'sent', error: null });
    finishOperation(db, operation.id);
    if (thrown !== null) {
      const { base, post, version } = thrown;
      const how = post === null ? 'deleted' : 'trash';
      noteGone(db, { siteId: site.id, postId: base.postId, how, foundAt: at });
      decideGone(db, site.id, base.postId, 'removed');
      if (post === null) dropBase(db, base.articleId);
      else saveBase(db, { ...base, post: writePost(post), revision: revisionOf(post), version, seen: null });
    }
    required(setDelivery(db, operation.articleId, restingDelivery(db, operation.articleId), null));
  });
}

/** The words that were written there come into the story, and the story comes back. */
async function comeBack(
  session: SiteSession,
  operation: Operation,
  base: Base,
  found: FoundChange,
): Promise<Adopted> {
  const { parts, site } = session;
  const { db } = parts.store;
  const { articleId } = operation;
  await learnNames(session, [found.post]);
  const changed = {
    ...found,
    pictures: await leadPictures(session, [found.post]),
    editor: await editorOf(session, base, found.article),
    foundAt: parts.now().toISOString(),
  };
  return inTransaction(db, () => {
    const { adopted } = mergePost(session, base, changed);
    const at = changed.foundAt;
    const { events } = required(loadLive(db, articleId));
    const to = stateBeforeSpike(events);
    const actor = site.name.slice(0, 200);
    if (stateAfter(events) === 'spiked')
      required(
        appendEvent(
          db,
          articleId,
          { id: newId(), kind: 'unspiked', to, actor, at },
          { actor, now: parts.now },
        ),
      );
    takeBack(db, articleId, [operation], { actor, at });
    const code = 'site.edited-there';
    required(setDelivery(db, articleId, { kind: 'needs-you', operationId: null, code, since: at }, null));
    return adopted;
  });
}
