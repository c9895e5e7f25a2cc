import { newId } from '../../../shared/article/ids';
import type { ArticleId } from '../../../shared/article/ids';
import { loadLive } from '../../store/articles/articles';
import { setDelivery } from '../../store/journal/article-status';
import { baseOfPost, dropBase, saveBase } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { decideGone, goneStories, noteGone, postsThere } from '../../store/sites/gone-posts';
import type { GoneStory } from '../../store/sites/gone-posts';
import { appendEvent } from '../../store/journal/journal';
import { approvalHash } from '../../store/review/approval';
import { openOperations } from '../../store/outbox/outbox';
import { siteById } from '../../store/sites/sites';
import { readPost, revisionOf, writePost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { isMassRemoval } from '../deliver/planner';
import type { SiteSession } from '../session/site-session';

/** More absences than this are not looked up one by one in one pull: a person is asked long before. */
const mostLookedUp = 50;

/**
 * On a plain site: looks for posts that stories here are agreed with and that the site no longer lists. Absence from a
 * list is never deletion: each one is asked for by its number.
 */
export async function findGone(session: SiteSession): Promise<void> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  if (site.facts.companion !== null) return;
  const known = postsThere(db, site.id);
  const listed = await listedPosts(session, known.length);
  if (listed === null) return;
  const absent = known.filter((id) => !listed.has(id)).slice(0, mostLookedUp);
  for (const postId of absent) {
    const post = await cms.post(postId);
    // A post that one may no longer read is not gone.
    if (!post.ok) continue;
    const how = post.value === null ? 'deleted' : post.value.status === 'trash' ? 'trash' : null;
    const foundAt = parts.now().toISOString();
    if (how !== null) noteGone(db, { siteId: site.id, postId, how, foundAt });
  }
}

/** The numbers of all posts of the site; null where it has at least as many as are known here, so that none is missed. */
async function listedPosts(
  { parts, site, cms }: SiteSession,
  known: number,
): Promise<ReadonlySet<number> | null> {
  const { person } = siteById(parts.store.db, site.id) ?? site;
  const author = person.abilities.editOthers ? null : person.id;
  const ids = new Set<number>();
  for (let page = 1; ; page += 1) {
    const part = required(await cms.postIds({ page, author }));
    if (page === 1 && part.total >= known) return null;
    for (const id of part.ids) ids.add(id);
    if (page >= part.pages || part.ids.length === 0) return ids;
  }
}

/** What became of stories whose posts are gone. */
export interface GoneOutcome {
  readonly changed: readonly ArticleId[];
  /** How many a person is asked about. */
  readonly asking: number;
}

/**
 * Decides about stories whose posts are gone from the site, in one transaction: one that was changed here since stays,
 * edit beats delete; the others are spiked, text and history whole. Where that would be more than a handful at once,
 * nothing happens before a person has said so (`isConfirmed`).
 */
export function settleGone(session: SiteSession, isConfirmed = false): GoneOutcome {
  const { parts, site } = session;
  const { db } = parts.store;
  return inTransaction(db, () => {
    const gone = goneStories(db, site.id).flatMap((story) => {
      const base = baseOfPost(db, site.id, story.postId);
      // What is on its way there is met by the outbox itself.
      const isOnItsWay = openOperations(db, story.articleId).length > 0;
      return base === null || isOnItsWay ? [] : [{ story, base, isEdited: isEdited(session, base) }];
    });
    const edited = gone.filter((one) => one.isEdited);
    const untouched = gone.filter((one) => !one.isEdited);
    for (const { story, base } of edited) keepHere(session, story, base);
    const known = postsThere(db, site.id).length + gone.length;
    const mustAsk = !isConfirmed && isMassRemoval(untouched.length, known);
    if (!mustAsk) for (const { story, base } of untouched) spikeHere(session, story, base);
    const changed = mustAsk ? edited : gone;
    return {
      changed: changed.map(({ story }) => story.articleId),
      asking: mustAsk ? untouched.length : 0,
    };
  });
}

/** The person wants to keep the stories that are gone from the site: they are theirs alone from now on. */
export function keepGone({ parts, site }: Pick<SiteSession, 'parts' | 'site'>): readonly ArticleId[] {
  const { db } = parts.store;
  return inTransaction(db, () => {
    const gone = goneStories(db, site.id);
    for (const { articleId, postId, how } of gone) {
      decideGone(db, site.id, postId, 'kept');
      if (how === 'deleted') dropBase(db, articleId);
      required(setDelivery(db, articleId, { kind: 'local' }, null));
    }
    return gone.map(({ articleId }) => articleId);
  });
}

function isEdited({ parts }: SiteSession, base: Base): boolean {
  const live = loadLive(parts.store.db, base.articleId);
  return !live.ok || live.value.seq !== base.seq;
}

function keepHere({ parts, site }: SiteSession, { articleId, postId, how }: GoneStory, base: Base): void {
  const { db } = parts.store;
  const since = parts.now().toISOString();
  decideGone(db, site.id, postId, 'kept');
  if (how === 'deleted') dropBase(db, articleId);
  else saveBase(db, inTrash(base));
  const code = 'site.gone-there';
  required(setDelivery(db, articleId, { kind: 'needs-you', operationId: null, code, since }, null));
}

function spikeHere({ parts, site }: SiteSession, { articleId, postId, how }: GoneStory, base: Base): void {
  const { db } = parts.store;
  const at = parts.now().toISOString();
  const actor = site.name.slice(0, 200);
  const hash = approvalHash(db, required(loadLive(db, articleId)));
  const event = { id: newId(), kind: 'spiked', to: 'spiked', actor, at, hash } as const;
  required(appendEvent(db, articleId, event, { actor, now: parts.now }));
  const { seq } = required(loadLive(db, articleId));
  const record = { ...base.record, events: [...base.record.events, event] };
  if (how === 'deleted') dropBase(db, articleId);
  else saveBase(db, { ...inTrash(base), record, seq });
  decideGone(db, site.id, postId, 'removed');
  required(setDelivery(db, articleId, { kind: 'local' }, seq));
}

/** What is agreed now: the post as it was, in the trash. Its version moved on when it was thrown away. */
function inTrash(base: Base): Base {
  const post = { ...readPost(base.post), status: 'trash' };
  return { ...base, post: writePost(post), revision: revisionOf(post), version: null };
}
