import type { Locale } from '../../shared/ipc/preferences';
import type { Text } from './text';
import { nearTime, withOrdinal } from './time';
import { onClocksOf, ownZone } from './zone-time';

const noBreak = '\u00a0';
const dayMs = 86_400_000;

/** Places whose French name is another than the zone's own. */
const frenchPlaces: Readonly<Record<string, string>> = {
  Brussels: 'Bruxelles',
  Lisbon: 'Lisbonne',
  London: 'Londres',
  Montreal: 'Montréal',
  Athens: 'Athènes',
};

export interface MomentSetting {
  readonly t: Text;
  readonly locale: Locale;
  /** The site's zone. */
  readonly zone: string;
  /** This machine's zone; only tests give another. */
  readonly here?: string;
  readonly now: Date;
}

/**
 * A moment on the site's clocks, and on the clocks here where they show another time: "Tuesday 6 p.m. in Halifax,
 * 5 p.m. here".
 */
export function momentInZone(instant: string, setting: MomentSetting): string {
  const { t, locale, zone, now, here = ownZone() } = setting;
  const [there, mine] = [onClocksOf(instant, zone), onClocksOf(instant, here)];
  const moment = `${dayInWords(there, onClocksOf(now.toISOString(), zone), locale)} ${hourInWords(there, locale)}`;
  const place = placeOf(zone, locale);
  const said =
    place === null
      ? t('review.moment.offset', { moment, zone: offsetName(zone) })
      : t('review.moment.place', { moment, place });
  if (there.getTime() === mine.getTime()) return said;
  const day = sameDay(there, mine) ? '' : `${weekday(mine, locale)} `;
  return t('review.moment.here', { moment: said, here: `${day}${hourInWords(mine, locale)}` });
}

/** The hour alone on the site's clocks: "18:00 in Halifax"; with its day where that is not today's. */
export function clockInZone(instant: string, { t, locale, zone, now }: MomentSetting): string {
  const there = onClocksOf(instant, zone);
  const today = onClocksOf(now.toISOString(), zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hour, minute] = [there.getUTCHours(), two(there.getUTCMinutes())];
  const time = locale === 'fr' ? `${hour}${noBreak}h${noBreak}${minute}` : `${two(hour)}:${minute}`;
  const moment = sameDay(there, today) ? time : `${shortDay(there, locale)}, ${time}`;
  const place = placeOf(zone, locale);
  return place === null
    ? t('review.moment.offset', { moment, zone: offsetName(zone) })
    : t('review.moment.place', { moment, place });
}

/** A time at hand, on clocks that both the site and this machine have, else on the site's with its place. */
export function nearTimeInZone(instant: string, setting: MomentSetting): string {
  const { locale, zone, now, here = ownZone() } = setting;
  const isSame = onClocksOf(instant, zone).getTime() === onClocksOf(instant, here).getTime();
  return isSame ? nearTime(instant, locale, now) : clockInZone(instant, setting);
}

/** The place a zone is named after, or null for UTC and for offsets. */
export function placeOf(zone: string, locale: Locale): string | null {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return null;
  const name = (zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  const place = name === 'St Johns' ? 'St. John’s' : name;
  return locale === 'fr' ? (frenchPlaces[place] ?? place) : place;
}

/** "UTC+3", "UTC−3:30". */
function offsetName(zone: string): string {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (parts === null) return 'UTC';
  const [, sign, hours, minutes] = parts;
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes ?? ''}`}`;
}

/** "6 p.m.", "6:30 p.m.", "noon"; « 18 h », « 18 h 30 », « midi ». Reads the date's UTC fields. */
function hourInWords(at: Date, locale: Locale): string {
  const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
  const padded = String(minute).padStart(2, '0');
  if (hour === 12 && minute === 0) return locale === 'fr' ? 'midi' : 'noon';
  if (locale === 'fr') return `${hour}${noBreak}h${minute === 0 ? '' : `${noBreak}${padded}`}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${padded}`}${noBreak}${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/** The weekday within the week to come; further off, or past, with its date. */
function dayInWords(at: Date, now: Date, locale: Locale): string {
  const days = Math.floor(at.getTime() / dayMs) - Math.floor(now.getTime() / dayMs);
  if (days >= 0 && days < 7) return weekday(at, locale);
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? {} : ({ year: 'numeric' } as const);
  const said = dateWords(at, locale, { weekday: 'long', month: 'long', day: 'numeric', ...year });
  return locale === 'fr' ? said : `${said},`;
}

function weekday(at: Date, locale: Locale): string {
  return dateWords(at, locale, { weekday: 'long' });
}

function shortDay(at: Date, locale: Locale): string {
  return dateWords(at, locale, { weekday: 'short', month: 'short', day: 'numeric' });
}

function dateWords(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const words = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    ...options,
    timeZone: 'UTC',
  }).format(at);
  return withOrdinal(words, locale);
}

function sameDay(one: Date, other: Date): boolean {
  return one.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);
}
