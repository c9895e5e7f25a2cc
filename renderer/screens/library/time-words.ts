import { workflowStates } from '../../../shared/article/workflow/events';
import type { Locale } from '../../../shared/ipc/preferences';
import type { ArticleRow } from '../../../shared/ipc/responses';
import type { Text } from '../../i18n/text';
import { clockTime, shortTime } from '../../i18n/time';

/** What time asks of a story, and whether it is late. */
export interface TimeWords {
  readonly words: string;
  readonly late: boolean;
}

const out = workflowStates.indexOf('published');

/** When a story is due, or goes out, in words; null where nothing is asked, or it is out. */
export function dueWords(
  { state, due, publishAt }: Pick<ArticleRow, 'state' | 'due' | 'publishAt'>,
  t: Text,
  locale: Locale,
  now: Date,
): TimeWords | null {
  if (workflowStates.indexOf(state) >= out) return null;
  if (state === 'scheduled' && publishAt !== null)
    return { words: t('desk.goesOut', { at: hourOf(publishAt, locale, now) }), late: false };
  if (due !== null) {
    const late = Date.parse(due) < now.getTime();
    return { words: t(late ? 'desk.overdue' : 'desk.due', { at: hourOf(due, locale, now) }), late };
  }
  if (publishAt === null) return null;
  return { words: t('desk.planned', { at: hourOf(publishAt, locale, now) }), late: false };
}

/** The hour, with its day where that is another: a deadline is nothing without its hour. */
function hourOf(instant: string, locale: Locale, now: Date): string {
  const time = clockTime(instant, locale);
  const day = shortTime(instant, locale, now);
  return day === time ? time : `${day}, ${time}`;
}

/** Until when nothing of a story may appear; null where it may, or it will not. */
export function embargoWords(
  { state, embargo }: Pick<ArticleRow, 'state' | 'embargo'>,
  t: Text,
  locale: Locale,
  now: Date,
): string | null {
  if (embargo === null || state === 'killed' || state === 'spiked') return null;
  return Date.parse(embargo) <= now.getTime()
    ? null
    : t('desk.embargo', { at: hourOf(embargo, locale, now) });
}
