import { instantOf, momentOf, wallTime } from '../../../i18n/zone-time';
import type { Moment } from '../../../i18n/zone-time';

/** WordPress publishes at once what is scheduled for less than a minute ahead. */
const shortestWaitMs = 60_000;
/** From here on clocks that differ are worth a word. */
const worthAWordMs = 60_000;

/** What an hour of publication comes to before anybody is asked for it. */
export type Hour =
  | { readonly kind: 'none' }
  | { readonly kind: 'past'; readonly instant: string }
  | { readonly kind: 'embargoed'; readonly instant: string; readonly until: string }
  | { readonly kind: 'good'; readonly instant: string };

export interface HourSetting {
  readonly zone: string;
  /** Of the two moments that an hour stands for when clocks go back, the later one is meant. */
  readonly later: boolean;
  /** By the site's clock. */
  readonly now: Date;
  readonly embargo: string | null;
}

/** The hour that is offered first: the one that is set, else the first full minute after the embargo. */
export function firstHour(kept: string | null, embargo: string | null, zone: string): string {
  if (kept !== null || embargo === null) return wallTime(kept, zone);
  const minute = 60_000;
  return wallTime(new Date(Math.ceil(Date.parse(embargo) / minute) * minute).toISOString(), zone);
}

/** Judges an hour as it was typed, by the site's clock and the embargo. */
export function judgeHour(typed: string, { zone, later, now, embargo }: HourSetting): Hour {
  const instant = chosen(momentOf(typed, zone), later);
  if (instant === null) return { kind: 'none' };
  if (Date.parse(instant) < now.getTime() + shortestWaitMs) return { kind: 'past', instant };
  if (embargo !== null && Date.parse(instant) < Date.parse(embargo))
    return { kind: 'embargoed', instant, until: embargo };
  return { kind: 'good', instant };
}

/** How this computer's clock differs from the site's, in whole minutes; null where it hardly does. */
export function clockDifference(
  skewMs: number,
): { readonly behind: boolean; readonly minutes: number } | null {
  if (Math.abs(skewMs) <= worthAWordMs) return null;
  return { behind: skewMs > 0, minutes: Math.round(Math.abs(skewMs) / 60_000) };
}

function chosen(moment: Moment | null, later: boolean): string | null {
  return moment?.kind === 'twice' && later ? moment.second : instantOf(moment);
}
