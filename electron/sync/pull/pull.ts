import type { ArticleId } from '../../../shared/article/ids';
import type { CmsPost } from '../../cms/cms';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { baseOfPost, basesBehind, basesDue } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { unplacedCreations } from '../../store/outbox/outbox-creations';
import { pullCursor, setPullCursor } from '../../store/sites/pull-cursors';
import type { PullCursor } from '../../store/sites/pull-cursors';
import { siteById } from '../../store/sites/sites';
import { revisionOf } from '../post/cms-post';
import { required } from '../session/interrupted';
import { leadPictures } from '../merge/lead-pictures';
import { learnNames } from '../merge/learn-names';
import { editorOf } from '../merge/merge-post';
import type { FoundChange } from '../merge/merge-post';
import { beginningCursor, nextCursor, pullQuestion } from './pull-plan';
import { siteNow } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { storeFound } from './store-found';
import type { Stored } from './store-found';

/** What a stored page did to stories that were here before. */
export interface PageOutcome {
  readonly adopted: readonly (Adopted & { readonly articleId: ArticleId })[];
  /** How many were news here. */
  readonly fresh: number;
  readonly isLast: boolean;
}

/** Begins a pull, or goes on with one that was cut short. */
export function beginPull({ parts, site }: SiteSession): void {
  const { db } = parts.store;
  const cursor = pullCursor(db, site.id);
  const follows = cursor.sequence !== null && cursor.companion === site.facts.companion;
  const begun = { ...cursor, state: 'running', done: 0, total: 0 } as const;
  setPullCursor(db, site.id, follows && cursor.state === 'resting' ? begun : beginningCursor(cursor));
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
  const found: FoundChange[] = [];
  for (const post of page.posts) {
    const article = mayBeOurs(session, post) ? required(await cms.article(post.id)) : null;
    found.push({ post, article });
  }
  return storeAll(session, found, (fresh) => nextCursor(cursor, page, fresh, siteNow(session).toISOString()));
}

/** A post that may be what an unanswered creation through the plugin made: only its record tells. */
function mayBeOurs({ parts, site }: SiteSession, post: CmsPost): boolean {
  const { db } = parts.store;
  return (
    site.facts.companion !== null &&
    (post.status === 'draft' || post.status === 'pending') &&
    unplacedCreations(db, site.id).length > 0 &&
    baseOfPost(db, site.id, post.id) === null
  );
}

/**
 * What was found changed while something was on its way there, and was left alone for it; and what was scheduled for an
 * hour that has come, which WordPress publishes without touching its time of change: looked at again, because no cursor
 * leads back to it.
 */
export async function pullBehind(session: SiteSession): Promise<PageOutcome> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const found: FoundChange[] = [];
  const due = site.facts.companion === null ? basesDue(db, site.id, siteNow(session)) : [];
  for (const { postId } of [...basesBehind(db, site.id), ...due]) {
    const article = site.facts.companion === null ? null : required(await cms.article(postId));
    const post = article === null ? required(await cms.post(postId)) : article.post;
    if (post !== null) found.push({ post, article });
  }
  const cursor = pullCursor(db, site.id);
  return storeAll(session, found, () => cursor);
}

/** Stores what was found, and the cursor behind it, in one transaction. */
export async function storeAll(
  session: SiteSession,
  found: readonly FoundChange[],
  nextOf: (fresh: number) => PullCursor,
): Promise<PageOutcome> {
  const { parts, site } = session;
  const { db } = parts.store;
  const changed = found.filter((one) => isNews(session, one));
  const posts = changed.map(({ post }) => post);
  await learnNames(session, posts);
  const pictures = await leadPictures(session, posts);
  const editors = await editorsOf(session, changed);
  const foundAt = parts.now().toISOString();
  return inTransaction(db, () => {
    const results: Stored[] = found.map((one) =>
      storeFound(session, { ...one, pictures, editor: editors.get(one.post.id) ?? site.name, foundAt }),
    );
    const fresh = results.filter((result) => result.kind !== 'known').length;
    const next = nextOf(fresh);
    setPullCursor(db, site.id, next);
    return {
      adopted: results.flatMap((result) => (result.kind === 'adopted' ? result.adopted : [])),
      fresh,
      isLast: next.state === 'resting',
    };
  });
}

function isNews({ parts, site }: SiteSession, { post, article }: FoundChange): boolean {
  const base = baseOfPost(parts.store.db, site.id, post.id);
  return (
    base === null ||
    (article === null ? base.revision !== revisionOf(post) : base.version !== article.version)
  );
}

/** Who changed the posts that have to be merged, as far as the site tells. */
async function editorsOf(
  session: SiteSession,
  found: readonly FoundChange[],
): Promise<ReadonlyMap<number, string>> {
  const { parts, site } = session;
  const { db } = parts.store;
  const editors = new Map<number, string>();
  for (const { post, article } of found) {
    const base = baseOfPost(db, site.id, post.id);
    const by = base === null ? article?.changedBy : await editorOf(session, base, article);
    if (by) editors.set(post.id, by.slice(0, 200));
  }
  return editors;
}
