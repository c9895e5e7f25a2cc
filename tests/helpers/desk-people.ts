import { defaultPolicy } from '../../shared/article/policy';
import type { SitePolicy } from '../../shared/article/policy';
import type { SiteId } from '../../shared/article/ids';
import type { WritableDb } from '../../electron/store/database';
import { saveSite } from '../../electron/store/sites/sites';
import type { KnownSite } from '../../electron/store/sites/sites';
import { noon } from './newsroom';

/** Roles of WordPress, as far as the workflow asks. */
export const roles = {
  contributor: { publish: false, editOthers: false },
  author: { publish: true, editOthers: false },
  editor: { publish: true, editOthers: true },
} as const;
export type Role = keyof typeof roles;

/** Signs a person in at a site that is never asked: for tests of what is decided here. */
export function signIn(
  db: WritableDb,
  who: { readonly name: string; readonly role: Role; readonly policy?: Partial<SitePolicy> },
): KnownSite {
  const at = noon().toISOString();
  const site: KnownSite = {
    id: 'site-ledger' as SiteId,
    url: 'https://ledger.example',
    name: 'The Ledger',
    login: who.name.toLowerCase(),
    person: {
      id: 3,
      name: who.name,
      slug: who.name.toLowerCase(),
      roles: [who.role],
      abilities: { ...roles[who.role], upload: true, createTags: true, createSections: false },
    },
    facts: {
      coAuthors: false,
      languages: false,
      clockSkewMs: 0,
      companion: 'ledger-companion',
      accountSince: null,
      policy: { ...defaultPolicy, ...who.policy },
      timeZone: 'America/Halifax',
      manages: false,
    },
    connected: true,
    connectedAt: at,
    link: { kind: 'online', checkedAt: at },
  };
  saveSite(db, site);
  return site;
}
