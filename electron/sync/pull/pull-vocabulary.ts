import type { CmsProfile, CmsSite } from '../../cms/cms';
import { forgetVersions } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import { saveSite, siteById } from '../../store/sites/sites';
import type { KnownSite } from '../../store/sites/sites';
import { replaceVocabulary } from '../../store/sites/vocabulary';
import { interrupt, required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';

/** Learns who one is, what the site is, and its sections, tags and people. Ends as `checkIdentity` does. */
export async function pullVocabulary(session: SiteSession): Promise<void> {
  const { parts, cms } = session;
  const { db } = parts.store;
  const known = await checkIdentity(session);
  const vocabulary = {
    sections: required(await cms.sections()),
    tags: required(await cms.tags()),
    people: required(await cms.people()),
  };
  inTransaction(db, () => {
    saveSite(db, known);
    replaceVocabulary(db, known.id, vocabulary);
  });
}

/**
 * Asks the site who it is and who one is there, and stores it. Ends with `site.different` where another site answers at
 * the address, before anything is read from it or written to it.
 */
export async function checkIdentity(session: SiteSession): Promise<KnownSite> {
  const { parts, cms } = session;
  const { db } = parts.store;
  const profile = required(await cms.profile());
  const site = required(await cms.site());
  const known = siteById(db, session.site.id) ?? session.site;
  if (!isSameSite(known, site, profile)) interrupt('site.different', { site: known.name.slice(0, 200) });
  const { id, name, slug, roles, abilities } = profile;
  const { coAuthors, languages, clockSkewMs, companion, timeZone } = site;
  const now: KnownSite = {
    ...known,
    name: site.name,
    person: { id, name, slug, roles, abilities },
    facts: {
      coAuthors,
      languages,
      clockSkewMs,
      companion,
      accountSince: profile.registeredAt ?? known.facts.accountSince,
      timeZone,
      manages: profile.manages,
      policy: site.policy ?? known.facts.policy,
    },
  };
  inTransaction(db, () => {
    saveSite(db, now);
    // Versions of another installation of the plugin mean nothing to this one.
    if (companion !== known.facts.companion) forgetVersions(db, known.id);
  });
  return now;
}

/**
 * Whether a site is the one that was connected: by the person's account there, which a new installation makes anew; by
 * the companion plugin's identity only where the account is not told, because the plugin may be installed again.
 */
export function isSameSite(
  { person, facts }: KnownSite,
  site: Pick<CmsSite, 'companion'>,
  profile: Pick<CmsProfile, 'id' | 'registeredAt'>,
): boolean {
  if (facts.accountSince !== null && profile.registeredAt !== null)
    return facts.accountSince === profile.registeredAt && person.id === profile.id;
  return facts.companion === null || site.companion === null || facts.companion === site.companion;
}
