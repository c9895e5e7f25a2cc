import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import { approvalHash } from '../../electron/store/approval';
import { loadLive } from '../../electron/store/articles';
import { setArticleSite } from '../../electron/store/article-status';
import type { WritableDb } from '../../electron/store/database';
import { appendEvent } from '../../electron/store/journal';
import { siteOfStory } from '../../electron/sync/send-story';
import { valueOf } from './newsroom';

/** Approves a story as it stands, whoever may: for tests of what comes after. */
export function approveStory(db: WritableDb, id: ArticleId, now: () => Date = () => new Date()): void {
  const site = siteOfStory(db, id);
  if (site !== null) valueOf(setArticleSite(db, id, site.id));
  const actor = site?.person.name ?? 'The desk';
  const hash = approvalHash(db, valueOf(loadLive(db, id)));
  const person = site === null ? {} : { person: site.person.slug };
  const at = now().toISOString();
  valueOf(
    appendEvent(
      db,
      id,
      { id: newId(), kind: 'approved', to: 'approved', actor, at, hash, ...person },
      { actor, now },
    ),
  );
}
