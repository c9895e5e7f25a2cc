import type { Node } from '@tiptap/pm/model';
import type { ArticleRecord } from '../../../shared/article/record';
import { newId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { overtakenEvents, overtakingEvent } from '../../../shared/article/workflow/late-move';
import type { Move } from '../../../shared/article/workflow/moves';
import { plainText } from '../../../shared/document/copy-text';
import { parseCopy } from '../../../shared/document/parse-copy';
import { hasSuggestions, standingCopy } from '../../../shared/document/suggestions';
import { acceptDecided } from '../../../shared/merge/decided-there';
import { merge3 } from '../../../shared/merge/merge3';
import type { Merge, MergeSide } from '../../../shared/merge/merge3';
import type { CmsArticle, CmsPicture, CmsPost } from '../../cms/cms';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive } from '../../store/articles/articles';
import type { Base } from '../../store/sites/bases';
import { saveBase } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { keepPlace, keepVersion } from '../../store/journal/keep-versions';
import { recordOf } from '../../store/replay/live-article';
import { hashFor } from '../../store/review/approval';
import { addNotices } from '../../store/journal/notices';
import { readPost, revisionOf, writePost } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import { postToStory } from '../post/post-to-story';
import { siteContext } from '../session/site-session';
import { mediaOfRecord, recordFromSite } from '../post/site-record';
import type { SiteSession } from '../session/site-session';
import { movedEvents } from './moved-there';

/** What was found on a site where something else was agreed; the article too where the companion plugin is. */
export interface FoundChange {
  readonly post: CmsPost;
  readonly article: CmsArticle | null;
  /** What we wrote over it before it was found, as the site holds it now; absent where nothing was. */
  readonly writtenOver?: { readonly post: CmsPost; readonly record: ArticleRecord };
}

/** A post that changed on the site, and what is known of who changed it. */
export interface ChangedPost extends FoundChange {
  readonly pictures: readonly CmsPicture[];
  /** The name their suggestions carry. */
  readonly editor: string;
  /** When it was found, ISO 8601. */
  readonly foundAt: string;
}

export interface MergedStory {
  readonly adopted: Adopted;
  readonly merge: Merge;
  /** What is agreed now. */
  readonly agreed: Base;
  /** The story holds exactly what the site does. */
  readonly isEqual: boolean;
  /** Somebody has to look: suggestions were laid in, or what stands open here keeps the site's words out. */
  readonly isOpen: boolean;
  /** What a colleague did that the move not yet sent would undo: theirs stands. */
  readonly overtaking: WorkflowEvent | null;
}

/**
 * Merges what the site holds now into the story as it stands here, in one transaction: journaled steps of origin
 * `site`, the notices, and the site's text as the new base. What stood here stays in the history. `unsentMove` is the
 * first move of the workflow that was made here and that the site has not heard of.
 */
export function mergePost(
  session: SiteSession,
  base: Base,
  changed: ChangedPost,
  unsentMove: Move | null = null,
): MergedStory {
  const { parts, site } = session;
  const { db } = parts.store;
  const { articleId } = base;
  const at = changed.foundAt;
  return inTransaction(db, () => {
    const live = required(loadLive(db, articleId));
    const theirs = theirSide(session, base, changed);
    const merge = mergeSides(session, base, live, changed);
    const { copy, fields, threads, suggestions } = merge.merged;
    const [known, mine, told] = [base.record.events, live.events, theirs.events];
    const overtaking = unsentMove === null ? null : overtakingEvent(unsentMove, known, told);
    const events =
      overtaking === null
        ? merge.merged.events
        : overtakenEvents(
            { known, mine, told },
            {
              id: newId(),
              actor: overtaking.actor,
              at,
              hash: hashFor({ copy, fields, media: live.media }, site),
            },
          );
    const adopted = required(
      adoptSiteText(db, articleId, {
        copy,
        fields,
        events,
        threads,
        suggestions,
        media: mediaOfRecord(changed.article?.record, site.url),
        actor: 'site',
        by: changed.editor,
        now: parts.now,
      }),
    );
    if (adopted.seq > live.seq) {
      keepPlace(db, articleId, live.seq);
      keepVersion(db, articleId, {
        seq: adopted.seq,
        at,
        kind: 'sync',
        label: 'merged',
        actor: changed.editor,
      });
    }
    addNotices(db, articleId, merge.notices, at);
    const over = changed.writtenOver;
    const isUntouched = base.seq === live.seq && over === undefined;
    const isEqual = isUntouched && standsAs(copy, theirs.copy);
    const post = over?.post ?? changed.post;
    const agreed: Base = {
      articleId,
      siteId: site.id,
      postId: post.id,
      revision: revisionOf(post),
      version: versionOf(session, changed),
      post: writePost(post),
      record: over?.record ?? recordOf({ ...live, ...theirs }),
      seq: isUntouched ? adopted.seq : base.seq,
      agreedAt: at,
      seen: null,
      // A record says nothing of what the site made of its words: only a post that was read as the story does.
      undecided: recordIn(session, changed) === null ? [] : base.undecided,
    };
    saveBase(db, agreed);
    const isOpen = merge.overlaps.length > 0 || (isUntouched && !isEqual);
    return { adopted, merge, agreed, isEqual, isOpen, overtaking };
  });
}

/** Whether the words that stand here are the site's: a suggestion may have kept out what somebody did there. */
function standsAs(copy: Node, theirs: Node): boolean {
  return !hasSuggestions(copy) || plainText(standingCopy(copy)) === plainText(standingCopy(theirs));
}

/** The merge of a stored record (what an operation was queued with) and the site's text. Writes nothing. */
export function mergeRecord(
  session: SiteSession,
  base: Base,
  record: ArticleRecord,
  changed: ChangedPost,
): { readonly record: ArticleRecord; readonly merge: Merge } {
  const merge = mergeSides(session, base, sideOfRecord(record), changed);
  const { copy, events, threads, suggestions, ...others } = merge.merged;
  return {
    record: {
      ...record,
      ...others,
      copy: copy.toJSON() as unknown,
      events: [...events],
      threads: [...threads],
      suggestions: [...suggestions],
    },
    merge,
  };
}

function mergeSides(session: SiteSession, base: Base, mine: MergeSide, changed: ChangedPost): Merge {
  const { site } = session;
  const [before, theirs] = [baseSide(session, base, changed), theirSide(session, base, changed)];
  const isBare = recordIn(session, changed) === null;
  const copy = isBare ? acceptDecided(before.copy, mine.copy, theirs.copy) : mine.copy;
  return merge3(before, { ...mine, copy }, theirs, {
    mine: { name: site.person.name, at: changed.foundAt },
    theirs: { name: changed.editor, at: changed.post.modifiedAt },
  });
}

/**
 * What both sides began from. A bare post holds no suggestions and no comments: where the record was not agreed as
 * well, or is not told, that is the text that stands.
 */
function baseSide(session: SiteSession, base: Base, changed: ChangedPost): MergeSide {
  const side = sideOfRecord(base.record);
  const isRecordAgreed = base.version !== null && recordIn(session, changed) !== null;
  return isRecordAgreed ? side : { ...side, copy: standingCopy(side.copy) };
}

/** The site's story as a side of the merge; what a bare post cannot hold is as it was agreed. */
function theirSide(session: SiteSession, base: Base, changed: ChangedPost): MergeSide {
  const side = siteSide(session, changed);
  if (side === null) return postSide(session, changed, baseSide(session, base, changed));
  const cameBack = stateAfter(base.record.events) === 'spiked' && stateAfter(side.events) !== 'spiked';
  return cameBack ? withMove(session, side, changed, base.record.events) : side;
}

/** The site's story by its record, brought up to what was written in WordPress since; null without a record. */
export function siteSide(session: SiteSession, changed: ChangedPost): MergeSide | null {
  const { article, post, editor } = changed;
  const record = recordIn(session, changed);
  if (record === null || article === null) return null;
  // Not by the versions: a write behind everybody's back, straight into the database, has none.
  const { recordPost } = article;
  if (recordPost === null || revisionOf(recordPost) === revisionOf(post))
    return withMove(session, record, changed);
  const then = wordsOfPost(session, { ...changed, post: recordPost }, record);
  const now = wordsOfPost(session, changed, record);
  const { merged } = merge3(then, record, now, {
    mine: { name: session.site.name, at: changed.foundAt },
    theirs: { name: editor, at: post.modifiedAt },
  });
  return withMove(session, merged, changed);
}

/** A bare post as a side: what it cannot hold is taken from `known`. */
function postSide(session: SiteSession, changed: ChangedPost, known: MergeSide): MergeSide {
  return withMove(session, wordsOfPost(session, changed, known), changed);
}

/** The same, standing where it stood. */
function wordsOfPost(session: SiteSession, { post, pictures }: ChangedPost, known: MergeSide): MergeSide {
  const { copy, fields, isKilled } = postToStory(post, { ...siteContext(session), pictures }, known.fields);
  return { ...known, copy: isKilled ? known.copy : copy, fields };
}

/** Where the post stands elsewhere than the story's own events say, somebody moved it in WordPress. */
function withMove(
  session: SiteSession,
  side: MergeSide,
  { post, article, foundAt }: ChangedPost,
  events = side.events,
): MergeSide {
  const { site } = session;
  const moved = movedEvents(events, post, {
    at: foundAt,
    actor: site.name,
    hashOf: () => hashFor({ ...side, media: mediaOfRecord(article?.record, site.url) }, site),
    isHeldBack: article?.voided === true,
  });
  return { ...side, events: [...side.events, ...moved] };
}

function recordIn(session: SiteSession, { article }: ChangedPost): MergeSide | null {
  return article === null ? null : recordFromSite(article.record, siteContext(session));
}

/** The version that is agreed now; none where the article holds a record that this version of Stet cannot read. */
export function versionOf(session: SiteSession, changed: ChangedPost): number | null {
  const { article } = changed;
  if (article === null) return null;
  return article.record === null || recordIn(session, changed) !== null ? article.version : null;
}

function sideOfRecord(record: ArticleRecord): MergeSide {
  const parsed = parseCopy(record.copy, record.documentVersion);
  if (!parsed.ok) interrupt('article.invalid', { cause: parsed.reason });
  const { fields, threads, suggestions, events, translations } = record;
  return { copy: parsed.doc, fields, threads, suggestions, events, translations };
}

/** Who changed a post since it was agreed, by name; the site's own name stands for those it does not tell. */
export async function editorOf(
  { cms, site }: SiteSession,
  base: Base,
  article: CmsArticle | null,
): Promise<string> {
  const by = article?.changedBy ?? null;
  if (by !== null) return by.slice(0, 200);
  const agreedAt = readPost(base.post).modifiedAt;
  const after = await cms.editorsSince(base.postId, agreedAt);
  // WordPress counts whole seconds: an edit within the same one is the newest from just before it.
  const justBefore = new Date(Date.parse(agreedAt) - 1_000).toISOString();
  const isQuick = after.ok && after.value.length === 0;
  const answer = isQuick ? await cms.editorsSince(base.postId, justBefore) : after;
  const told = answer.ok ? answer.value.slice(0, isQuick ? 1 : undefined) : [];
  const others = told.filter((name) => name !== site.person.name);
  const names = [...new Set((others.length > 0 ? others : told).map((name) => name ?? site.name))];
  return names.length > 0 ? names.join(', ').slice(0, 200) : site.name;
}
