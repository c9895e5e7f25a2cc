import type { Node } from '@tiptap/pm/model';
import { fieldNames } from '../../../shared/article/fields';
import type { ArticleFields, FieldName } from '../../../shared/article/fields';
import { newId } from '../../../shared/article/ids';
import type { ArticleId } from '../../../shared/article/ids';
import type { ArticleRecord, Suggestion, Thread } from '../../../shared/article/record';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { overtakenEvents } from '../../../shared/article/workflow/late-move';
import { parseCopy } from '../../../shared/document/parse-copy';
import { standingCopy } from '../../../shared/document/suggestions';
import { sameJson } from '../../../shared/merge/merge-lists';
import { mergeThreads } from '../../../shared/merge/merge-threads';
import type { CmsPost } from '../../cms/cms';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive, loadRecord } from '../../store/articles/articles';
import { hashFor } from '../../store/review/approval';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { baseOf, saveBase } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { keepPlace, keepVersion } from '../../store/journal/keep-versions';
import { callsBack, openOperations, operationById, removeOperation } from '../../store/outbox/outbox';
import { endCreation } from '../../store/outbox/outbox-creations';
import { recordOf } from '../../store/replay/live-article';
import type { LiveArticle } from '../../store/replay/live-article';
import { readPost, revisionOf, writePost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { postToStory } from '../post/post-to-story';
import { mediaOfRecord } from '../post/site-record';
import { takeBack } from '../outbox/take-back';
import { restingDelivery, verified } from '../outbox/resting-delivery';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { siteSide, versionOf } from './merge-post';
import type { ChangedPost } from './merge-post';
import { movedEvents } from './moved-there';

/**
 * Makes the site's text the story's own, in one transaction: steps of origin `site`, a new base, nothing left to send.
 * What stood here stays in the history, what calls the story back stays on its way, and comments that the site has not
 * heard of stay here. The caller tells the windows after the commit.
 */
export function adoptPost(session: SiteSession, articleId: ArticleId, found: ChangedPost): Adopted {
  const { parts, site } = session;
  const { db } = parts.store;
  const { post, foundAt: at } = found;
  return inTransaction(db, () => {
    const live = required(loadLive(db, articleId));
    const base = baseOf(db, articleId);
    const open = openOperations(db, articleId).flatMap(({ id }) => operationById(db, id) ?? []);
    const unsent = open.filter(({ action }) => action !== 'kill');
    const told = storyThere(session, live, found, { base, isCalledBack: unsent.some(callsBack) });
    const adopted = required(
      adoptSiteText(db, articleId, {
        ...told.story,
        media: mediaOfRecord(found.article?.record, site.url),
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
    required(setArticleSite(db, articleId, site.id));
    keepBase(session, {
      articleId,
      post,
      version: versionOf(session, found),
      // What only this desk says is not agreed: it goes along with the next writing.
      ...(told.record !== null && { record: told.record }),
      seq: told.isWhole ? adopted.seq : (base?.seq ?? 0),
      at,
    });
    for (const { id } of unsent) removeOperation(db, id);
    takeBack(db, articleId, [], { actor: site.person.name, at });
    const isSettled = openOperations(db, articleId).length === 0;
    const delivery = isSettled ? verified(post, at, []) : restingDelivery(db, articleId);
    required(setDelivery(db, articleId, delivery, told.isWhole ? adopted.seq : null));
    return adopted;
  });
}

/** The story as the site has it. */
interface StoryThere {
  readonly story: {
    readonly copy: Node;
    readonly fields: ArticleFields;
    readonly events: readonly WorkflowEvent[];
    readonly threads?: readonly Thread[];
    readonly suggestions?: readonly Suggestion[];
  };
  /** What is agreed; null where that is the story as it stands here afterwards. */
  readonly record: ArticleRecord | null;
  /** Nothing is left here that the site has not heard of. */
  readonly isWhole: boolean;
}

/**
 * By its record where the site keeps one: with its words come their approval and what was said of them, and what was
 * decided here without knowing of it stands no longer. A bare post tells the words, and where it stands.
 */
function storyThere(
  session: SiteSession,
  live: LiveArticle,
  found: ChangedPost,
  here: { readonly base: Base | null; readonly isCalledBack: boolean },
): StoryThere {
  const { base, isCalledBack } = here;
  const { site } = session;
  const { post, foundAt: at } = found;
  const told = siteSide(session, found);
  if (told === null) {
    const standing = wordsThere(session, live, found, base);
    const hashOf = (): string => hashFor({ ...standing, media: live.media }, site);
    // That it is scheduled there is what was called back.
    const moved = isCalledBack ? [] : movedEvents(live.events, post, { at, actor: site.name, hashOf });
    return { story: { ...standing, events: [...live.events, ...moved] }, record: null, isWhole: true };
  }
  const known = base?.record;
  const threads = mergeThreads(known?.threads ?? [], live.threads, told.threads);
  const { copy, fields, suggestions } = told;
  const events = overtakenEvents(
    { known: known?.events ?? [], mine: live.events, told: told.events },
    { id: newId(), actor: site.person.name, at, hash: hashFor({ copy, fields, media: live.media }, site) },
  );
  return {
    story: { copy, fields, suggestions, threads, events },
    record: recordOf({ ...live, ...told }),
    isWhole: sameJson(threads, told.threads),
  };
}

/**
 * The words of a bare post. What is as it was agreed stands as it was agreed: a post cannot tell all that went into it.
 */
function wordsThere(
  session: SiteSession,
  { copy, fields }: LiveArticle,
  { post, pictures }: ChangedPost,
  base: Base | null,
): { readonly copy: Node; readonly fields: ArticleFields } {
  const context = { ...siteContext(session), pictures };
  const now = postToStory(post, context, fields);
  if (now.isKilled) return { copy, fields: now.fields };
  // What the site made of our words nobody has agreed to.
  if (base === null || base.undecided.length > 0) return now;
  const then = postToStory(readPost(base.post), context, fields);
  const agreed = base.record.fields;
  const isOurs = (name: FieldName): boolean =>
    sameJson(then.fields[name], now.fields[name]) && !sameJson(now.fields[name], fields[name]);
  const parsed = then.copy.eq(now.copy) ? parseCopy(base.record.copy, base.record.documentVersion) : null;
  return {
    copy: parsed?.ok === true ? standingCopy(parsed.doc) : now.copy,
    fields: { ...now.fields, ...pick(agreed, fieldNames.filter(isOurs)) },
  };
}

function pick(fields: ArticleFields, names: readonly FieldName[]): Partial<ArticleFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

/** From now on this post and the story as it stands are what is agreed. Runs in the caller's transaction. */
export function keepBase(
  { parts, site }: SiteSession,
  agreed: {
    readonly articleId: ArticleId;
    readonly post: CmsPost;
    readonly version: number | null;
    /** Where that is not the story as it stands. */
    readonly record?: ArticleRecord;
    readonly seq: number;
    readonly at: string;
  },
): void {
  const { db } = parts.store;
  const { articleId, post, version, record, seq, at } = agreed;
  saveBase(db, {
    articleId,
    siteId: site.id,
    postId: post.id,
    revision: revisionOf(post),
    version,
    post: writePost(post),
    record: record ?? required(loadRecord(db, articleId)),
    seq,
    agreedAt: at,
    seen: null,
    undecided: [],
  });
  endCreation(db, articleId);
}
