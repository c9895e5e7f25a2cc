import type { AppError } from '../../../shared/errors/app-error';
import { saveSite, siteById } from '../../store/sites/sites';
import { verdictOn } from './retry-plan';
import type { Verdict } from './retry-plan';
import type { SiteSession } from '../session/site-session';

/**
 * Whether a refusal is about this story or about the sign-in: the site is asked who one is. WordPress answers some
 * questions of somebody it does not know with 400, not 401.
 */
export async function explained(error: AppError, session: SiteSession): Promise<AppError> {
  const isRefusal = ['site.forbidden', 'site.rejected', 'site.role-forbids'].includes(error.code);
  if (!isRefusal || error.details['status'] === undefined) return error;
  const { parts, cms, site } = session;
  const profile = await cms.profile();
  if (!profile.ok) {
    const { code, details } = profile.error;
    const refusesAll = verdictOn(profile.error, 0, () => 0).kind === 'needs-you';
    return refusesAll ? { code, details: { ...details, everything: 1 } } : profile.error;
  }
  const known = siteById(parts.store.db, site.id);
  const { id, name, slug, roles, abilities } = profile.value;
  if (known !== null) saveSite(parts.store.db, { ...known, person: { id, name, slug, roles, abilities } });
  return error;
}

/** The site's own short words go under the name that windows read. */
export function inWords({ code, details }: AppError): AppError {
  const { reason, ...others } = details;
  return { code, details: { ...others, ...(reason === undefined ? {} : { said: reason }) } };
}

/** An operation that waits for its site, or for a password, is due as soon as that is there. */
export function nextTry(
  verdict: Exclude<Verdict, { kind: 'needs-you' }>,
  now: Date,
): { at: string; notBefore: string | null } {
  const isHeldBySite = verdict.kind === 'pause' || (verdict.scope === 'site' && !verdict.asked);
  if (isHeldBySite) return { at: now.toISOString(), notBefore: null };
  const at = new Date(now.getTime() + verdict.afterMs).toISOString();
  return { at, notBefore: verdict.asked ? at : null };
}
