import { useStore } from 'zustand';
import type { SiteStatus } from '../../../../shared/ipc/site-answers';
import type { Review } from '../../../../shared/ipc/article-answers';
import { useLocale, useText } from '../../../i18n/text';
import { ownZone } from '../../../i18n/zone-time';
import { useSession } from '../fields/use-field';
import { useServices } from '../services';
import type { Speaking, StandingStory } from './standing-words';
import type { PublicNotice } from '../../../../shared/article/fields';
import { waitingNotice } from '../../../../shared/article/workflow/waiting-notice';

/** Where the story stands for this person. */
export function useStanding(): StandingStory {
  const { store } = useSession();
  const { site } = useServices();
  const state = useStore(store, ({ workflow }) => workflow);
  const events = useStore(store, (story) => story.events);
  const review = useStore(store, (story) => story.review);
  const publishAt = useStore(store, ({ fields }) => fields.publishAt);
  return { state, events, review, publishAt, me: site?.personName ?? null };
}

/** The notice, of one kind or of any, that waits to go out with the story since the first of two signed it off; or null. */
export function useWaitingNotice(kind?: PublicNotice['kind']): PublicNotice | null {
  const { store } = useSession();
  const events = useStore(store, (story) => story.events);
  const notices = useStore(store, ({ fields }) => fields.notices);
  return waitingNotice(events, notices, kind === undefined ? undefined : [kind]);
}

/** What hours and days are said with: the site's clocks, or this machine's without a site. */
export function useSpeaking(): Speaking {
  const t = useText();
  const locale = useLocale();
  const { site } = useServices();
  return { t, locale, zone: zoneOf(site), now: new Date() };
}

export function zoneOf(site: SiteStatus | null): string {
  return site?.timeZone ?? ownZone();
}

/** The time by the site's clock, which is the one that counts. */
export function siteNow(site: SiteStatus | null): Date {
  return new Date(Date.now() + (site?.clockSkewMs ?? 0));
}

/** Whether the words of this story are this person's to approve, by role and by the site's rules. */
export function mayApprove(site: SiteStatus | null, { isOwnCopy }: Review): boolean {
  return site?.abilities.editOthers === true && !(isOwnCopy && site.policy.ownCopy === 'forbidden');
}
