import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import { approvalHash } from '../../electron/store/review/approval';
import { loadLive } from '../../electron/store/articles/articles';
import { setArticleSite } from '../../electron/store/journal/article-status';
import type { WritableDb } from '../../electron/store/database';
import { appendEvent } from '../../electron/store/journal/journal';
import { siteOfStory } from '../../electron/sync/moves/send-story';
import { valueOf } from './newsroom';

/** Approves a story as it stands, or signs it off, whoever may: for tests of what comes after. */
export function approveStory(
  db: WritableDb,
  id: ArticleId,
  {
    now = () => new Date(),
    kind = 'approved',
  }: { readonly now?: () => Date; readonly kind?: 'approved' | 'signed-off' } = {},
): void {
  const site = siteOfStory(db, id);
  if (site !== null) valueOf(setArticleSite(db, id, site.id));
  const actor = site?.person.name ?? 'The desk';
  const event = {
    id: newId<string>(),
    kind,
    to: kind === 'approved' ? ('approved' as const) : ('in-review' as const),
    actor,
    at: now().toISOString(),
    hash: approvalHash(db, valueOf(loadLive(db, id))),
    ...(site !== null && { person: site.person.slug }),
  };
  valueOf(appendEvent(db, id, event, { actor, now }));
}
