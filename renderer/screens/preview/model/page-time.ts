import type { Dateline } from '../../../../shared/article/fields';
import type { Edition } from './edition';

const minute = 60_000;
const noBreak = '\u00a0';

/** When something happened, in an edition's words: "12 minutes ago", "today at 1:05 p.m.", « hier à 13 h 05 ». */
export function whenInWords(at: Date, now: Date, edition: Edition, timeZone?: string): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / minute);
  if (minutes === 0) return edition.say('preview.page.when.now');
  if (minutes > 0 && minutes < 60) return edition.say('preview.page.when.minutes', { minutes });
  const time = clockTime(at, edition, timeZone);
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone);
  if (days === 0) return edition.say('preview.page.when.today', { time });
  if (days === 1) return edition.say('preview.page.when.yesterday', { time });
  return edition.say('preview.page.when.date', { date: fullDate(at, edition, timeZone), time });
}

/** The time of day: "1:05 p.m.", "13:05" in Britain, « 13 h 05 »; full hours without minutes. */
export function clockTime(at: Date, edition: Edition, timeZone?: string): string {
  const { hour, minute: minutes } = partsOf(at, timeZone);
  const padded = String(minutes).padStart(2, '0');
  if (edition.language === 'fr') {
    return `${hour}${noBreak}h${minutes === 0 ? '' : `${noBreak}${padded}`}`;
  }
  if (edition.locale === 'en-GB') return `${String(hour).padStart(2, '0')}:${padded}`;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}${minutes === 0 ? '' : `:${padded}`}${noBreak}${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/** A date with its year: "Nov. 23, 2026", « 23 novembre 2026 », « 1er décembre 2026 ». */
export function fullDate(at: Date, edition: Edition, timeZone?: string): string {
  return dateWith({ year: 'numeric' }, at, edition, timeZone);
}

/** The date in a page's masthead: "Monday, November 23, 2026", « lundi 23 novembre 2026 ». */
export function mastheadDate(at: Date, edition: Edition, timeZone?: string): string {
  return dateWith({ weekday: 'long', year: 'numeric', month: 'long' }, at, edition, timeZone);
}

/**
 * The place in capitals, then the day where one is set: "PORT MERCIER, N.B., Nov. 23". A dateline without a
 * place is none: null.
 */
export function datelineInWords(dateline: Dateline | null, edition: Edition): string | null {
  const place = dateline?.place.trim().toLocaleUpperCase(edition.locale) ?? '';
  if (dateline === null || place === '') return null;
  if (dateline.date === null) return place;
  // A calendar day has no time zone: read and written in UTC it stays itself.
  const date = dateWith({}, new Date(`${dateline.date}T12:00:00Z`), edition, 'UTC');
  return edition.say('preview.page.dateline', { place, date });
}

/** The dateline as it runs into the first paragraph: "PORT MERCIER, N.B., Nov. 23 —". */
export function datelineRunIn(dateline: Dateline | null, edition: Edition): string | null {
  const words = datelineInWords(dateline, edition);
  return words === null ? null : `${words} —`;
}

function dateWith(
  extra: Intl.DateTimeFormatOptions,
  at: Date,
  edition: Edition,
  timeZone: string | undefined,
): string {
  const month = edition.language === 'fr' || edition.locale === 'en-GB' ? 'long' : 'short';
  const options = { day: 'numeric', month, ...extra, ...zone(timeZone) } as const;
  return new Intl.DateTimeFormat(edition.locale, options)
    .formatToParts(at)
    .map(({ type, value }) => {
      if (type === 'day' && value === '1' && edition.language === 'fr') return '1er';
      return type === 'month' && edition.language === 'en'
        ? (pressMonths[value.replace('.', '')] ?? value)
        : value;
    })
    .join('');
}

/** Short months as the Canadian Press writes them; long names are not in the table and stay. */
const pressMonths: Readonly<Record<string, string>> = {
  Jan: 'Jan.',
  Feb: 'Feb.',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
  Aug: 'Aug.',
  Sep: 'Sept.',
  Sept: 'Sept.',
  Oct: 'Oct.',
  Nov: 'Nov.',
  Dec: 'Dec.',
};

function partsOf(at: Date, timeZone: string | undefined): { hour: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone(timeZone),
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { hour: parts.get('hour') ?? 0, minute: parts.get('minute') ?? 0 };
}

/** Whole days since an arbitrary day, by the calendar of the time zone. */
function dayNumber(at: Date, timeZone: string | undefined): number {
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone(timeZone) }).format(at);
  return Math.round(Date.parse(`${day}T00:00:00Z`) / (24 * 60 * minute));
}

function zone(timeZone: string | undefined): { timeZone?: string } {
  return timeZone === undefined ? {} : { timeZone };
}
