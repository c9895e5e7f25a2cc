import * as z from 'zod';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { ArticleId } from '../../../shared/article/ids';
import { hasSuggestions } from '../../../shared/document/suggestions';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { createArticleFromSite, loadLive } from '../../store/articles/articles';
import { readDelivery, setDelivery } from '../../store/journal/article-status';
import { baseOfPost, setBaseSeq, setBaseVersion, setSeen } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { notGone } from '../../store/sites/gone-posts';
import { writeRows } from '../../store/journal/journal';
import type { LiveArticle } from '../../store/replay/live-article';
import { refreshProjections } from '../../store/library/projections';
import { markArrived } from '../../store/desk/looks';
import { openOperations } from '../../store/outbox/outbox';
import { creationOfPost, unplacedCreations } from '../../store/outbox/outbox-creations';
import { pullCursor } from '../../store/sites/pull-cursors';
import { keepBase } from '../merge/adopt-post';
import { creationEvent } from '../post/creation-name';
import { revisionOf, writePost } from '../post/cms-post';
import { failureOf, required } from '../session/interrupted';
import { mergePost, siteSide, versionOf } from '../merge/merge-post';
import type { ChangedPost } from '../merge/merge-post';
import { postToStory, stateOfPost } from '../post/post-to-story';
import { agreedDelivery, restingDelivery, verified } from '../outbox/resting-delivery';
import { mediaOfRecord } from '../post/site-record';
import { siteContext } from '../session/site-session';
import { noteWentOut, wentOut } from './went-out';
import type { SiteSession } from '../session/site-session';

/** Whose machine wrote a record last, and what happened to it before. */
const recordOrigin = z.object({ id: z.string(), events: z.array(z.object({ id: z.string() })) });

/** What a found post was to the library. */
export type Stored =
  | { readonly kind: 'known' | 'added' | 'skipped' }
  | { readonly kind: 'adopted'; readonly adopted: Adopted & { readonly articleId: ArticleId } };

/** Stores a post of the site, in the caller's transaction: known, new, merged, or left to the outbox. */
export function storeFound(session: SiteSession, changed: ChangedPost): Stored {
  const { parts, site } = session;
  const { post } = changed;
  const { db } = parts.store;
  if (post.status !== 'trash') notGone(db, site.id, post.id);
  const base = baseOfPost(db, site.id, post.id);
  if (base !== null) {
    return isAgreed(base, changed) ? settle(session, base, changed) : meet(session, base, changed);
  }
  // A post of ours that is being made belongs to the outbox.
  if (isBeingMade(session, changed)) return { kind: 'skipped' };
  try {
    addStory(session, changed);
    return { kind: 'added' };
  } catch (error) {
    // One post that cannot be held must not keep the others away. Where the disk is at fault, none is held, and the
    // cursor must not go on without them.
    const isDisk = failureOf(error)?.code.startsWith('store.') ?? false;
    if (isDisk || !db.inTransaction) throw error;
    parts.onProblem('pull', error);
    return { kind: 'skipped' };
  }
}

/** A story of ours whose creation may be unanswered: by number or slug, or by what the creation's record says. */
function isBeingMade({ parts, site }: SiteSession, { post, article }: ChangedPost): boolean {
  const { db } = parts.store;
  if (creationOfPost(db, site.id, post) !== null) return true;
  const read = recordOrigin.safeParse(article?.record);
  if (!read.success) return false;
  const { id, events } = read.data;
  return unplacedCreations(db, site.id).some(
    ({ articleId, slug }) => articleId === id || events.some((event) => event.id === creationEvent(slug)),
  );
}

/** Post and record are what was agreed; without a record of the site's, the post alone. */
function isAgreed(base: Base, { post, article }: ChangedPost): boolean {
  if (base.revision !== revisionOf(post)) return false;
  return article === null || article.record === null || base.version === article.version;
}

/** A post that is as it was agreed: where it had changed and was set right there, nobody needs to decide. */
function settle(session: SiteSession, base: Base, changed: ChangedPost): Stored {
  const { db } = session.parts.store;
  const { articleId, version } = base;
  const { article } = changed;
  if (wentOut(base, changed) && loadLive(db, articleId).ok) {
    const adopted = noteWentOut(session, base, changed);
    return { kind: 'adopted', adopted: { ...adopted, articleId } };
  }
  if (article !== null && article.version !== version) setBaseVersion(db, articleId, article.version);
  const delivery = readDelivery(db, articleId);
  const isSettled =
    delivery.kind === 'needs-you' &&
    delivery.operationId === null &&
    (delivery.code === 'site.changed-on-site' ||
      (delivery.code === 'site.merged' && !hasSuggestions(required(loadLive(db, articleId)).copy)));
  if (isSettled) {
    required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
  }
  return { kind: 'known' };
}

/** A post that changed there: merged into the story here. What is on its way out is merged when it goes. */
function meet(session: SiteSession, base: Base, changed: ChangedPost): Stored {
  const { db } = session.parts.store;
  const { articleId } = base;
  const live = loadLive(db, articleId);
  if (!live.ok) return { kind: 'skipped' };
  if (openOperations(db, articleId).length > 0) {
    setSeen(db, articleId, writePost(changed.post));
    return { kind: 'skipped' };
  }
  const { adopted, agreed, isEqual, isOpen } = mergePost(session, base, changed);
  const at = session.parts.now().toISOString();
  const delivery = isOpen
    ? ({ kind: 'needs-you', operationId: null, code: 'site.merged', since: at } as const)
    : agreedDelivery(agreed, []);
  required(setDelivery(db, articleId, delivery, isEqual ? adopted.seq : null));
  return { kind: 'adopted', adopted: { ...adopted, articleId } };
}

function addStory(session: SiteSession, changed: ChangedPost): void {
  const { parts, site } = session;
  const { db } = parts.store;
  const { post, pictures } = changed;
  inTransaction(db, () => {
    const at = parts.now().toISOString();
    const written = siteSide(session, changed);
    const story = written ?? postToStory(post, { ...siteContext(session), pictures }, null);
    const articleId = required(
      createArticleFromSite(db, {
        copy: story.copy,
        fields: story.fields,
        events: written?.events ?? [],
        ...(written === null && { begins: pulledEvent(changed, site.name, at) }),
        ...(written !== null && {
          threads: written.threads,
          suggestions: written.suggestions,
          media: mediaOfRecord(changed.article?.record, site.url),
        }),
        siteId: site.id,
        now: parts.now,
        changedAt: instantOr(post.modifiedAt, at),
      }),
    );
    const live = required(loadLive(db, articleId));
    keepBase(session, { articleId, post, version: versionOf(session, changed), seq: live.seq, at });
    const seq = written === null ? live.seq : voidWhereChanged(session, live, changed);
    required(setDelivery(db, articleId, verified(post, at, []), seq));
    if (pullCursor(db, site.id).finishedAt !== null) markArrived(db, articleId, parts.now());
  });
}

/** A record that calls its story approved may be older than the post: its words are held against that once. */
function voidWhereChanged({ parts }: SiteSession, live: LiveArticle, { editor }: ChangedPost): number {
  const { db } = parts.store;
  const { seq } = writeRows(db, live, [], { actor: 'site', by: editor, now: parts.now });
  if (seq > live.seq) {
    setBaseSeq(db, live.id, seq);
    required(refreshProjections(db, live.id));
  }
  return seq;
}

function pulledEvent({ post }: ChangedPost, actor: string, at: string): WorkflowEvent {
  const to = stateOfPost(post);
  return { id: `pulled-${post.id}`, kind: 'pulled', to, actor: actor.slice(0, 200), at };
}

function instantOr(time: string, fallback: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? fallback : new Date(at).toISOString();
}
