import { newId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import type { SiteId } from '../../../shared/article/ids';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { CmsGate } from '../../cms/cms';
import { saveSite, siteByUrl } from '../../store/sites/sites';
import type { KnownSite } from '../../store/sites/sites';
import type { SiteCredentials, SyncParts } from '../session/sync-engine';

/**
 * Signs in, learns who one is and what kind of site it is, and stores it; a site known before goes on where it was.
 * The password is kept only after the site took it. Fails as the gate and the site do, with nothing changed.
 */
export async function signIn(
  parts: SyncParts,
  gate: CmsGate,
  url: string,
  credentials: SiteCredentials,
): Promise<Result<KnownSite>> {
  const cms = gate.open(url, credentials);
  const profile = await cms.profile();
  if (!profile.ok) return profile;
  const site = await cms.site();
  if (!site.ok) return site;
  const { db } = parts.store;
  const at = parts.now().toISOString();
  const { id, name, slug, roles, abilities } = profile.value;
  const { coAuthors, languages, clockSkewMs, companion, timeZone } = site.value;
  const before = siteByUrl(db, url);
  const known: KnownSite = {
    id: before?.id ?? newId<SiteId>(),
    url,
    name: site.value.name,
    login: credentials.login,
    person: { id, name, slug, roles, abilities },
    facts: {
      coAuthors,
      languages,
      clockSkewMs,
      companion,
      accountSince: profile.value.registeredAt,
      timeZone,
      manages: profile.value.manages,
      policy: site.value.policy ?? before?.facts.policy ?? defaultPolicy,
    },
    connected: true,
    connectedAt: at,
    link: { kind: 'online', checkedAt: at },
  };
  saveSite(db, known);
  parts.keepCredentials(known.id, credentials);
  return ok(known);
}
