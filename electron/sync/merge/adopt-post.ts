import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { ArticleId } from '../../../shared/article/ids';
import type { CmsPicture, CmsPost } from '../../cms/cms';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive, loadRecord } from '../../store/articles/articles';
import { hashFor } from '../../store/review/approval';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { saveBase } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { keepPlace, keepVersion } from '../../store/journal/keep-versions';
import { openOperations, operationById, removeOperation } from '../../store/outbox/outbox';
import { endCreation } from '../../store/outbox/outbox-creations';
import { revisionOf, writePost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { postToStory, stateOfPost } from '../post/post-to-story';
import { restingDelivery, verified } from '../outbox/resting-delivery';
import { siteContext } from '../session/site-session';
import { standsThere } from '../post/standing';
import type { SiteSession } from '../session/site-session';

/**
 * Makes the site's text the story's own, in one transaction: steps of origin `site`, a new base, nothing left to send.
 * What stood here stays in the history, and a kill stays on its way. The caller tells the windows after the commit.
 */
export function adoptPost(
  session: SiteSession,
  articleId: ArticleId,
  post: CmsPost,
  pictures: readonly CmsPicture[],
): Adopted {
  const { parts, site } = session;
  const { db } = parts.store;
  const at = parts.now().toISOString();
  return inTransaction(db, () => {
    const live = required(loadLive(db, articleId));
    const theirs = postToStory(post, { ...siteContext(session), pictures }, live.fields);
    const standing = { copy: theirs.isKilled ? live.copy : theirs.copy, fields: theirs.fields };
    const adopted = required(
      adoptSiteText(db, articleId, {
        ...standing,
        events: [
          ...live.events,
          ...movedEvents(live.events, post, {
            at,
            actor: site.name,
            hashOf: () => hashFor({ ...standing, media: live.media }, site),
          }),
        ],
        actor: 'site',
        // The words are the site's; that they stand here now is the doing of whoever took them.
        by: site.person.name,
        now: parts.now,
      }),
    );
    if (adopted.seq > live.seq) {
      keepPlace(db, articleId, live.seq);
      keepVersion(db, articleId, { seq: adopted.seq, at, kind: 'sync', label: 'taken', actor: site.name });
    }
    for (const { id } of openOperations(db, articleId))
      if (operationById(db, id)?.action !== 'kill') removeOperation(db, id);
    required(setArticleSite(db, articleId, site.id));
    keepBase(session, { articleId, post, version: null, seq: adopted.seq, at });
    const isSettled = openOperations(db, articleId).length === 0;
    const delivery = isSettled ? verified(post, at, []) : restingDelivery(db, articleId);
    required(setDelivery(db, articleId, delivery, adopted.seq));
    return adopted;
  });
}

/** From now on this post and the story as it stands are what is agreed. Runs in the caller's transaction. */
export function keepBase(
  { parts, site }: SiteSession,
  agreed: {
    readonly articleId: ArticleId;
    readonly post: CmsPost;
    readonly version: number | null;
    readonly seq: number;
    readonly at: string;
  },
): void {
  const { db } = parts.store;
  const { articleId, post, version, seq, at } = agreed;
  saveBase(db, {
    articleId,
    siteId: site.id,
    postId: post.id,
    revision: revisionOf(post),
    version,
    post: writePost(post),
    record: required(loadRecord(db, articleId)),
    seq,
    agreedAt: at,
    seen: null,
    undecided: [],
  });
  endCreation(db, articleId);
}

/**
 * What the site did to the story, where it stands elsewhere there than here. `isHeldBack` says that it was scheduled as
 * approved and somebody changed it there since: then nothing of it is approved any more, whatever they changed.
 * `hashOf` is of the words as the site has them.
 */
export function movedEvents(
  events: readonly WorkflowEvent[],
  post: CmsPost,
  {
    at,
    actor,
    hashOf,
    isHeldBack = false,
  }: {
    readonly at: string;
    readonly actor: string;
    readonly hashOf: () => string;
    readonly isHeldBack?: boolean;
  },
): WorkflowEvent[] {
  const by = { actor: actor.slice(0, 200), at };
  if (isHeldBack && post.status === 'pending' && approvalLog(events).approved !== null) {
    const id = `held-${revisionOf(post).slice(0, 40)}`;
    return [{ id, kind: 'approval-voided', to: 'in-review', ...by, hash: hashOf() }];
  }
  const to = stateOfPost(post);
  if (to === 'killed' ? stateAfter(events) === to : standsThere(events, post.status)) return [];
  return [{ id: `pulled-${revisionOf(post).slice(0, 40)}`, kind: 'pulled', to, ...by, hash: hashOf() }];
}
