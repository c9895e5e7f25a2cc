import type { Section } from '../article/fields';
import type { SiteId } from '../article/ids';
import type { SitePolicy } from '../article/policy';
import type { ErrorCode } from '../errors/app-error';

export interface Person {
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly picture: string | null;
}

export interface Vocabulary {
  readonly sections: readonly (Section & { readonly parent: string | null })[];
  readonly tags: readonly string[];
  readonly people: readonly Person[];
  readonly mayCreateTags: boolean;
  readonly mayCreateSections: boolean;
}

/** What the person's role lets them do, as the site said when last asked. */
export interface SiteAbilities {
  readonly publish: boolean;
  readonly editOthers: boolean;
  readonly upload: boolean;
  readonly createTags: boolean;
  readonly createSections: boolean;
}

export type SiteLink =
  | { readonly kind: 'online'; readonly checkedAt: string }
  | { readonly kind: 'offline'; readonly since: string; readonly code: ErrorCode }
  /** Stopped until the person acts, e.g. because the password was revoked. */
  | { readonly kind: 'paused'; readonly since: string; readonly code: ErrorCode };

export interface SiteStatus {
  readonly siteId: SiteId;
  readonly name: string;
  readonly url: string;
  readonly login: string;
  readonly personName: string;
  readonly roles: readonly string[];
  readonly abilities: SiteAbilities;
  readonly link: SiteLink;
  readonly pull: { readonly done: number; readonly total: number } | null;
  readonly lastPullAt: string | null;
  readonly waiting: number;
  readonly waitingSince: string | null;
  readonly needsYou: number;
  /** Stet's companion plugin is there: writes cannot cross. */
  readonly companion: boolean;
  /** So many of the stories agreed with the site are gone from it that a person is asked; null otherwise. */
  readonly gone: { readonly count: number; readonly of: number } | null;
  readonly policy: SitePolicy;
  /** Whether this person may change the policy: an administrator, or anybody where no companion plugin keeps it. */
  readonly maySetPolicy: boolean;
  /** The site's time zone by its IANA name, or an offset such as `+03:00`. */
  readonly timeZone: string;
  /** The server's clock minus ours, in milliseconds. */
  readonly clockSkewMs: number;
  /** This person's slug at the site. */
  readonly person: string;
}

export interface SiteInspection {
  readonly url: string;
  readonly name: string;
  readonly canAuthorizeInBrowser: boolean;
}
