import type { SiteStatus } from '../../shared/ipc/responses';
import type { ReadableDb } from '../store/database';
import { outboxCounts, storiesThatNeedYou } from '../store/outbox-list';
import { pullCursor } from '../store/pull-cursors';
import { connectedSites } from '../store/sites';

/** What windows show of the site that new stories go to, or null while there is none. */
export function siteStatus(db: ReadableDb): SiteStatus | null {
  const site = connectedSites(db)[0];
  if (site === undefined) return null;
  const cursor = pullCursor(db, site.id);
  return {
    siteId: site.id,
    name: site.name,
    url: site.url,
    login: site.login,
    personName: site.person.name,
    roles: site.person.roles,
    abilities: site.person.abilities,
    link: site.link,
    pull: cursor.state === 'running' ? { done: cursor.done, total: cursor.total } : null,
    lastPullAt: cursor.finishedAt,
    ...outboxCounts(db, site.id),
    needsYou: storiesThatNeedYou(db),
  };
}
