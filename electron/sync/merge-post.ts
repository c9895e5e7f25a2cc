import type { ArticleRecord } from '../../shared/article/record';
import { parseCopy } from '../../shared/document/parse-copy';
import { standingCopy } from '../../shared/document/suggestions';
import { merge3 } from '../../shared/merge/merge3';
import type { Merge, MergeSide } from '../../shared/merge/merge3';
import type { CmsPicture, CmsPost } from '../cms/cms';
import { adoptSiteText } from '../store/adopt-site-text';
import type { Adopted } from '../store/adopt-site-text';
import { loadLive } from '../store/articles';
import type { Base } from '../store/bases';
import { saveBase } from '../store/bases';
import { inTransaction } from '../store/database';
import { recordOf } from '../store/live-article';
import { addNotices } from '../store/notices';
import { movedEvents } from './adopt-post';
import { readPost, revisionOf, writePost } from './cms-post';
import { interrupt, required } from './interrupted';
import { postToStory } from './post-to-story';
import { siteContext } from './site-session';
import type { SiteSession } from './site-session';

/** A post that changed on the site, and what is known of who changed it. */
export interface ChangedPost {
  readonly post: CmsPost;
  readonly pictures: readonly CmsPicture[];
  /** The name their suggestions carry. */
  readonly editor: string;
  /** When it was found, ISO 8601. */
  readonly foundAt: string;
}

export interface MergedStory {
  readonly adopted: Adopted;
  readonly merge: Merge;
  /** The story holds exactly what the site does. */
  readonly isEqual: boolean;
}

/**
 * Merges what the site holds now into the story as it stands here, in one transaction: journaled steps of origin
 * `site`, the notices, and the site's text as the new base. What stood here stays in the history.
 */
export function mergePost(session: SiteSession, base: Base, changed: ChangedPost): MergedStory {
  const { parts, site } = session;
  const { db } = parts.store;
  const { articleId } = base;
  const at = changed.foundAt;
  return inTransaction(db, () => {
    const live = required(loadLive(db, articleId));
    const theirs = theirSide(session, base, changed);
    const merge = mergeSides(session, base, live, changed);
    const { copy, fields, events, threads, suggestions } = merge.merged;
    const known = new Set(live.events.map(({ id }) => id));
    const adopted = required(
      adoptSiteText(db, articleId, {
        copy,
        fields,
        events: events.filter(({ id }) => !known.has(id)),
        threads,
        suggestions,
        actor: 'site',
        now: parts.now,
      }),
    );
    addNotices(db, articleId, merge.notices, at);
    const isEqual = base.seq === live.seq;
    saveBase(db, {
      articleId,
      siteId: site.id,
      postId: changed.post.id,
      revision: revisionOf(changed.post),
      post: writePost(changed.post),
      record: recordOf({ ...live, ...theirs }),
      seq: isEqual ? adopted.seq : base.seq,
      agreedAt: at,
      seen: null,
    });
    return { adopted, merge, isEqual };
  });
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
  return merge3(baseSide(base), mine, theirSide(session, base, changed), {
    mine: { name: site.person.name, at: changed.foundAt },
    theirs: { name: changed.editor, at: changed.post.modifiedAt },
  });
}

/** A post holds no suggestions and no comments: what was agreed with it is the text that stands. */
function baseSide(base: Base): MergeSide {
  const side = sideOfRecord(base.record);
  return { ...side, copy: standingCopy(side.copy) };
}

/** The site's text as a side of the merge; what a post cannot hold is as it was agreed. */
function theirSide(session: SiteSession, base: Base, { post, pictures, foundAt }: ChangedPost): MergeSide {
  const agreed = baseSide(base);
  const { copy, fields } = postToStory(post, { ...siteContext(session), pictures }, agreed.fields);
  const moved = movedEvents(agreed.events, post, { at: foundAt, actor: session.site.name });
  return { ...agreed, copy, fields, events: [...agreed.events, ...moved] };
}

function sideOfRecord(record: ArticleRecord): MergeSide {
  const parsed = parseCopy(record.copy, record.documentVersion);
  if (!parsed.ok) interrupt('article.invalid', { cause: parsed.reason });
  const { fields, threads, suggestions, events, translations } = record;
  return { copy: parsed.doc, fields, threads, suggestions, events, translations };
}

/** Who changed a post since it was agreed, by name; the site's own name stands for those it does not tell. */
export async function editorOf({ cms, site }: SiteSession, base: Base): Promise<string> {
  const answer = await cms.editorsSince(base.postId, readPost(base.post).modifiedAt);
  const names = answer.ok ? answer.value.map((name) => name ?? site.name) : [];
  return names.length > 0 ? [...new Set(names)].join(', ').slice(0, 200) : site.name;
}
