import type { Locale } from '../../shared/ipc/preferences';

const tags: Readonly<Record<Locale, string>> = { en: 'en-CA', fr: 'fr-CA' };
const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat(tags.en),
  fr: new Intl.NumberFormat(tags.fr),
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day as a desk says it, never broken over two lines: `21:04`, « 21 h 04 ». */
export function clockTime(instant: string, locale: Locale): string {
  const time = format(locale, 'clock', { hour: '2-digit', minute: '2-digit', hour12: false });
  const said = time.format(new Date(instant)).replaceAll(' ', '\u00a0');
  return locale === 'fr' ? said.replace(/^0(?=\d)/, '') : said;
}

/** Day and time in full, for tooltips. */
export function fullTime(instant: string, locale: Locale): string {
  const full = format(locale, 'full', { dateStyle: 'full', timeStyle: 'short' });
  return withOrdinal(full.format(new Date(instant)), locale);
}

/** A day by its name: `Monday, November 23`, « lundi 23 novembre »; with its year where that is another. */
export function longDay(instant: string, locale: Locale, now = new Date()): string {
  const date = new Date(instant);
  const isThisYear = date.getFullYear() === now.getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  const parts = { weekday: 'long', month: 'long', day: 'numeric', ...year } as const;
  return withOrdinal(format(locale, isThisYear ? 'long' : 'long-year', parts).format(date), locale);
}

/** The time today, else the day: `21:04`, `Nov. 21`, `Nov. 21, 2025`. */
export function shortTime(instant: string, locale: Locale, now: Date): string {
  const date = new Date(instant);
  if (date.toDateString() === now.toDateString()) return clockTime(instant, locale);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const key = 'year' in year ? 'day-year' : 'day';
  return withOrdinal(format(locale, key, { month: 'short', day: 'numeric', ...year }).format(date), locale);
}

/** A time at hand: the hour today, with its day within the week, beyond that the day: `21:04`, `Wed 21:04`, `Nov. 21`. */
export function nearTime(instant: string, locale: Locale, now: Date): string {
  const date = new Date(instant);
  const days = Math.abs(date.getTime() - now.getTime()) / 86_400_000;
  if (date.toDateString() === now.toDateString() || days >= 6) return shortTime(instant, locale, now);
  const day = format(locale, 'weekday', { weekday: 'short' }).format(date);
  return `${day}\u00a0${clockTime(instant, locale)}`;
}

/** A whole number with the language's own spaces or commas. */
export function wholeNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** French writes the first of a month as an ordinal, which the dates of the platform do not: « 1er décembre ». */
export function withOrdinal(words: string, locale: Locale): string {
  return locale === 'fr' ? words.replace(/\b1 (?=\p{L})/u, '1er ') : words;
}

function format(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let known = formats.get(key);
  if (known === undefined) formats.set(key, (known = new Intl.DateTimeFormat(tags[locale], options)));
  return known;
}
