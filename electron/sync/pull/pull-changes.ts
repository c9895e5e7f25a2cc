import { forgetVersions } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { noteGone } from '../../store/sites/gone-posts';
import { pullCursor, setPullCursor } from '../../store/sites/pull-cursors';
import type { CmsArticle } from '../../cms/cms';
import { required } from '../session/interrupted';
import type { FoundChange } from '../merge/merge-post';
import { pullPage, storeAll } from './pull';
import type { PageOutcome } from './pull';
import { siteNow } from '../session/site-session';
import type { SiteSession } from '../session/site-session';

/**
 * Fetches the next part of the site's sequence of changes and stores it with the cursor in one transaction. Where the
 * sequence is behind what was read, the site's database was put back to an earlier day: everything is listed anew.
 */
export async function pullChanges(session: SiteSession): Promise<PageOutcome> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const cursor = pullCursor(db, site.id);
  const changes = required(await cms.changes(cursor.sequence ?? 0));
  if (changes === null) {
    inTransaction(db, () => {
      forgetVersions(db, site.id);
      setPullCursor(db, site.id, {
        ...cursor,
        sequence: null,
        changedAfter: null,
        page: -1,
        state: 'running',
      });
    });
    return { adopted: [], fresh: 0, isLast: false };
  }
  noteAbsent(session, changes.articles);
  return storeAll(session, changes.articles.flatMap(present), (fresh) => {
    const done = cursor.done + fresh;
    const now = siteNow(session).toISOString();
    const read = { ...cursor, sequence: changes.next, companion: site.facts.companion, done };
    return changes.more
      ? { ...read, state: 'running', total: done + changes.head - changes.next }
      : { ...read, state: 'resting', total: done, finishedAt: now, changedAfter: now, page: 1 };
  });
}

function present(article: CmsArticle): FoundChange[] {
  return article.post === null || article.state !== 'live' ? [] : [{ post: article.post, article }];
}

/** Thrown away there, or deleted: noted, and decided about once the whole pull is known. */
function noteAbsent({ parts, site }: SiteSession, articles: readonly CmsArticle[]): void {
  const at = parts.now().toISOString();
  for (const { postId, state } of articles) {
    if (state !== 'live') noteGone(parts.store.db, { siteId: site.id, postId, how: state, foundAt: at });
  }
}

/**
 * The next part of a pull: pages of the list until all posts are here, then, with the companion plugin, its sequence of
 * changes, which also tells what Stet itself keeps beside a post.
 */
export async function pullNext(session: SiteSession): Promise<PageOutcome> {
  const { parts, site } = session;
  const { db } = parts.store;
  const { companion } = site.facts;
  const before = pullCursor(db, site.id);
  if (companion === null) return pullPage(session);
  if (before.sequence !== null && before.companion === companion) return pullChanges(session);
  const page = await pullPage(session);
  if (!page.isLast) return page;
  setPullCursor(db, site.id, { ...pullCursor(db, site.id), sequence: 0, companion, state: 'running' });
  return { ...page, isLast: false };
}
