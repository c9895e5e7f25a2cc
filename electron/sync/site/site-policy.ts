import type { SitePolicy } from '../../../shared/article/policy';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { saveSite, siteById } from '../../store/sites/sites';
import type { KnownSite } from '../../store/sites/sites';
import type { SiteSession } from '../session/site-session';
import type { SyncParts } from '../session/sync-engine';

/**
 * Sets the rules of approval where they are kept: at the site, by its companion plugin, else on this machine. Fails as
 * the site does, with the rules of before in force.
 */
export async function setSitePolicy(
  { store }: SyncParts,
  {
    site,
    session,
    policy,
  }: { readonly site: KnownSite; readonly session: SiteSession | null; readonly policy: SitePolicy },
): Promise<Result<null>> {
  const kept = site.facts.companion === null ? ok(policy) : await keptThere(session, policy);
  if (!kept.ok) return kept;
  // Read again: the site may have told something else of itself meanwhile.
  const now = siteById(store.db, site.id) ?? site;
  saveSite(store.db, { ...now, facts: { ...now.facts, policy: kept.value } });
  return ok(null);
}

function keptThere(session: SiteSession | null, policy: SitePolicy): Promise<Result<SitePolicy>> {
  return session === null ? Promise.resolve(failed('site.keyring-missing')) : session.cms.setPolicy(policy);
}
