import type { ArticleLanguage, Dateline } from '../../../shared/article/fields';

/**
 * The dateline as the paragraph above a story's text: "HALIFAX, Nov. 23 —", « HALIFAX, le 23 novembre — »; null
 * where there is none. Short English months are written as the Canadian Press writes them.
 */
export function datelineText(dateline: Dateline | null, language: ArticleLanguage): string | null {
  const place = dateline?.place.trim().toLocaleUpperCase(language) ?? '';
  if (dateline === null || place === '') return null;
  const day = dateline.date === null ? '' : `, ${dayInWords(dateline.date, language)}`;
  return `${place}${day} —`;
}

/** A dateline that was written elsewhere: all of it is the place, as only its writer knows where a date begins. */
export function readDatelineText(text: string | null): Dateline | null {
  const place = text?.replace(/\s*[—–-]\s*$/u, '').trim() ?? '';
  return place === '' ? null : { place: place.slice(0, 200), date: null };
}

function dayInWords(date: string, language: ArticleLanguage): string {
  // A calendar day has no time zone: read and written in UTC it stays itself.
  const at = new Date(`${date}T12:00:00Z`);
  const day = at.getUTCDate();
  const month = at.getUTCMonth();
  if (language.startsWith('fr')) return `le ${day === 1 ? '1er' : day} ${frenchMonths[month] ?? ''}`;
  const long = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(at);
  return language === 'en-GB' ? `${day} ${long}` : `${pressMonths[month] ?? long} ${day}`;
}

const pressMonths = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const frenchMonths =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
