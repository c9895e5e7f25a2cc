import type { SiteStatus } from '../../../shared/ipc/site-answers';
import type { ReadableDb } from '../../store/database';
import { outboxCounts, storiesThatNeedYou } from '../../store/outbox/outbox-list';
import { goneStories, postsThere } from '../../store/sites/gone-posts';
import { pullCursor } from '../../store/sites/pull-cursors';
import { connectedSites } from '../../store/sites/sites';
import { isMassRemoval } from '../deliver/planner';

/** What windows show of the site that new stories go to, or null while there is none. */
export function siteStatus(db: ReadableDb): SiteStatus | null {
  const site = connectedSites(db)[0];
  if (site === undefined) return null;
  const cursor = pullCursor(db, site.id);
  const gone = goneStories(db, site.id).length;
  const known = postsThere(db, site.id).length + gone;
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
    companion: site.facts.companion !== null,
    lastPullAt: cursor.finishedAt,
    ...outboxCounts(db, site.id),
    needsYou: storiesThatNeedYou(db),
    policy: site.facts.policy,
    maySetPolicy: site.facts.companion === null || site.facts.manages,
    timeZone: site.facts.timeZone,
    clockSkewMs: site.facts.clockSkewMs,
    person: site.person.slug,
    gone: isMassRemoval(gone, known) ? { count: gone, of: known } : null,
  };
}
