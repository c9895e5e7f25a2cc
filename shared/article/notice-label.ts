import type { ArticleLanguage, PublicNotice } from './fields';

const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';

/**
 * What stands before a notice's text on the page: its kind and when it was given, in the story's language and the
 * newsroom's time: "Correction, Nov. 24, 2026, 9:10 p.m.:", « Rectificatif, 24 novembre 2026, 21 h 10 : ». A time zone
 * that this machine does not know counts as UTC.
 */
export function noticeLabel(
  { kind, at }: Pick<PublicNotice, 'kind' | 'at'>,
  language: ArticleLanguage,
  timeZone: string,
): string {
  const time = partsOf(new Date(at), timeZone);
  const isFrench = language.startsWith('fr');
  const words = (isFrench ? frenchWords : englishWords)[kind];
  if (isFrench) return `${words}, ${frenchDay(time)}, ${frenchHour(time)}${narrowNoBreak}:`;
  return language === 'en-GB'
    ? `${words}, ${time.day} ${longMonths[time.month - 1] ?? ''} ${time.year}, ${padded(time.hour)}:${padded(time.minute)}:`
    : `${words}, ${pressMonths[time.month - 1] ?? ''} ${time.day}, ${time.year}, ${englishHour(time)}:`;
}

const englishWords = { update: 'Update', correction: 'Correction', kill: 'Withdrawn' } as const;
const frenchWords = { update: 'Mise à jour', correction: 'Rectificatif', kill: 'Texte retiré' } as const;

/** Short English months as the Canadian Press writes them. */
const pressMonths = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const longMonths =
  'January February March April May June July August September October November December'.split(' ');
const frenchMonths =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function frenchDay({ year, month, day }: Parts): string {
  return `${day === 1 ? '1er' : day} ${frenchMonths[month - 1] ?? ''} ${year}`;
}

function frenchHour({ hour, minute }: Parts): string {
  return `${hour}${noBreak}h${minute === 0 ? '' : `${noBreak}${padded(minute)}`}`;
}

function englishHour({ hour, minute }: Parts): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}${minute === 0 ? '' : `:${padded(minute)}`}${noBreak}${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

function partsOf(at: Date, timeZone: string): Parts {
  const found = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
