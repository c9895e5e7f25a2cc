import type { WorkflowEvent } from '../../shared/article/workflow';
import type { ArticleId } from '../../shared/article/ids';
import type { CmsPicture, CmsPost } from '../cms/cms';
import type { Adopted } from '../store/adopt-site-text';
import { createArticleFromSite, loadLive } from '../store/articles';
import { readDelivery, setDelivery } from '../store/article-status';
import { baseOfPost, setSeen } from '../store/bases';
import type { Base } from '../store/bases';
import { inTransaction } from '../store/database';
import { openOperations } from '../store/outbox';
import { creationOfPost } from '../store/outbox-creations';
import { pullCursor, setPullCursor } from '../store/pull-cursors';
import { saveSite, siteById } from '../store/sites';
import { replaceVocabulary } from '../store/vocabulary';
import { hasSuggestions } from '../../shared/document/suggestions';
import { keepBase } from './adopt-post';
import { revisionOf, writePost } from './cms-post';
import { required } from './interrupted';
import { editorOf, mergePost } from './merge-post';
import type { ChangedPost } from './merge-post';
import { postToStory, stateOfStatus } from './post-to-story';
import { leadPictures } from './lead-pictures';
import { beginningCursor, nextCursor, pullQuestion } from './pull-plan';
import { restingDelivery, verified } from './resting-delivery';
import { siteContext, siteNow } from './site-session';
import type { SiteSession } from './site-session';

/** What a stored page did to stories that were here before. */
export interface PageOutcome {
  readonly adopted: readonly (Adopted & { readonly articleId: ArticleId })[];
  readonly isLast: boolean;
}

/** Learns who one is, what the site is, and its sections, tags and people. */
export async function pullVocabulary(session: SiteSession): Promise<void> {
  const { parts, cms } = session;
  const { db } = parts.store;
  const { id, name, slug, roles, abilities } = required(await cms.profile());
  const { name: siteName, coAuthors, languages, clockSkewMs } = required(await cms.site());
  const vocabulary = {
    sections: required(await cms.sections()),
    tags: required(await cms.tags()),
    people: required(await cms.people()),
  };
  const known = siteById(db, session.site.id) ?? session.site;
  inTransaction(db, () => {
    saveSite(db, {
      ...known,
      name: siteName,
      person: { id, name, slug, roles, abilities },
      facts: { coAuthors, languages, clockSkewMs },
    });
    replaceVocabulary(db, known.id, vocabulary);
  });
}

/** Begins a pull, or goes on with one that was cut short. */
export function beginPull({ parts, site }: SiteSession): void {
  const { db } = parts.store;
  setPullCursor(db, site.id, beginningCursor(pullCursor(db, site.id)));
}

/** Ends a pull where it stands: the next one goes on there. */
export function restPull({ parts, site }: SiteSession): void {
  const { db } = parts.store;
  const cursor = pullCursor(db, site.id);
  if (cursor.state === 'running') setPullCursor(db, site.id, { ...cursor, state: 'resting' });
}

/**
 * Fetches the next page and stores it with the cursor in one transaction: whatever happens after, these posts are
 * here and are not asked for again, but for the overlap.
 */
export async function pullPage(session: SiteSession): Promise<PageOutcome> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const cursor = pullCursor(db, site.id);
  const { person } = siteById(db, site.id) ?? site;
  const author = person.abilities.editOthers ? null : person.id;
  const page = required(await cms.posts({ ...pullQuestion(cursor), author }));
  const changed = page.posts.filter(
    (post) => baseOfPost(db, site.id, post.id)?.revision !== revisionOf(post),
  );
  const pictures = await leadPictures(session, changed);
  const editors = await editorsOf(session, changed);
  const foundAt = parts.now().toISOString();
  return inTransaction(db, () => {
    const results = page.posts.map((post) =>
      storePost(session, { post, pictures, editor: editors.get(post.id) ?? site.name, foundAt }),
    );
    const fresh = results.filter((result) => result.kind !== 'known').length;
    const next = nextCursor(cursor, page, fresh, siteNow(session).toISOString());
    setPullCursor(db, site.id, next);
    return {
      adopted: results.flatMap((result) => (result.kind === 'adopted' ? result.adopted : [])),
      isLast: next.state === 'resting',
    };
  });
}

type Stored =
  | { readonly kind: 'known' | 'added' | 'skipped' }
  | { readonly kind: 'adopted'; readonly adopted: Adopted & { readonly articleId: ArticleId } };

function storePost(session: SiteSession, changed: ChangedPost): Stored {
  const { parts, site } = session;
  const { post, pictures } = changed;
  const { db } = parts.store;
  const base = baseOfPost(db, site.id, post.id);
  if (base !== null) {
    return revisionOf(post) === base.revision ? settle(session, base) : meet(session, base, changed);
  }
  // A post of ours that is being made belongs to the outbox.
  if (creationOfPost(db, site.id, post) !== null) return { kind: 'skipped' };
  try {
    addStory(session, post, pictures);
    return { kind: 'added' };
  } catch (error) {
    // One post that cannot be held must not keep the others away.
    parts.onProblem('pull', error);
    return { kind: 'skipped' };
  }
}

/** A post that is as it was agreed: where it had changed and was set right there, nobody needs to decide. */
function settle({ parts }: SiteSession, { articleId }: Base): Stored {
  const { db } = parts.store;
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
  const { adopted, merge, isEqual } = mergePost(session, base, changed);
  const at = session.parts.now().toISOString();
  const delivery =
    merge.overlaps.length > 0
      ? ({ kind: 'needs-you', operationId: null, code: 'site.merged', since: at } as const)
      : verified(changed.post, at, []);
  required(setDelivery(db, articleId, delivery, isEqual ? adopted.seq : null));
  return { kind: 'adopted', adopted: { ...adopted, articleId } };
}

/** Who changed the posts that have to be merged, as far as the site tells. */
async function editorsOf(
  session: SiteSession,
  posts: readonly CmsPost[],
): Promise<ReadonlyMap<number, string>> {
  const { parts, site } = session;
  const { db } = parts.store;
  const editors = new Map<number, string>();
  for (const { id } of posts) {
    const base = baseOfPost(db, site.id, id);
    if (base !== null) editors.set(id, await editorOf(session, base));
  }
  return editors;
}

function addStory(session: SiteSession, post: CmsPost, pictures: readonly CmsPicture[]): void {
  const { parts, site } = session;
  const { db } = parts.store;
  inTransaction(db, () => {
    const { copy, fields } = postToStory(post, { ...siteContext(session), pictures }, null);
    const at = parts.now().toISOString();
    const to = stateOfStatus(post.status);
    const pulled: WorkflowEvent = {
      id: `pulled-${post.id}`,
      kind: 'pulled',
      to,
      actor: site.name.slice(0, 200),
      at,
    };
    const articleId = required(
      createArticleFromSite(db, {
        copy,
        fields,
        events: [pulled],
        siteId: site.id,
        now: parts.now,
        changedAt: instantOr(post.modifiedAt, at),
      }),
    );
    const { seq } = required(loadLive(db, articleId));
    keepBase(session, { articleId, post, seq, at });
    required(setDelivery(db, articleId, verified(post, at, []), seq));
  });
}

function instantOr(time: string, fallback: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? fallback : new Date(at).toISOString();
}
