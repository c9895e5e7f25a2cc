import type { Cms } from '../../cms/cms';
import { receiptByMediaId, receiptOf } from '../../store/media/media-receipts';
import { siteById } from '../../store/sites/sites';
import type { KnownSite } from '../../store/sites/sites';
import { siteVocabulary } from '../../store/sites/vocabulary';
import { EngineStopped } from './interrupted';
import type { InTurn } from './lanes';
import type { SiteContext } from '../post/site-context';
import type { SyncParts } from './sync-engine';

/** One signed-in conversation with a site. */
export interface SiteSession {
  readonly parts: SyncParts;
  readonly site: KnownSite;
  readonly cms: Cms;
  /** What two stories need at the same time is brought to the site once. */
  readonly inTurn: InTurn;
}

/** What is known of the site's words and of our pictures there, as of now. */
export function siteContext({ parts, site }: SiteSession): SiteContext {
  const { db } = parts.store;
  return {
    words: siteVocabulary(db, site.id),
    mediaByHash: (hash) => {
      const receipt = receiptOf(db, site.id, hash);
      return receipt === null ? null : { id: receipt.mediaId, url: receipt.url };
    },
    hashByMediaId: (id) => {
      const receipt = receiptByMediaId(db, site.id, id);
      return receipt === null ? null : { hash: receipt.hash, id, url: receipt.url };
    },
  };
}

/** The site's clock, by what was last learned of it. */
export function siteNow({ parts, site }: SiteSession): Date {
  return siteTime(siteById(parts.store.db, site.id) ?? site, parts.now());
}

/** What a site's clock shows when ours shows `now`. */
export function siteTime({ facts }: KnownSite, now: Date): Date {
  return new Date(now.getTime() + facts.clockSkewMs);
}

/** A CMS whose answers are not used once the engine was stopped: by then the database is closed. */
export function untilStopped(cms: Cms, isStopped: () => boolean): Cms {
  return new Proxy(cms, {
    get: (target, name: keyof Cms) => {
      const call = target[name] as (...values: unknown[]) => Promise<unknown>;
      return async (...values: unknown[]) => {
        if (isStopped()) throw new EngineStopped();
        const answer = await call(...values);
        if (isStopped()) throw new EngineStopped();
        return answer;
      };
    },
  });
}
