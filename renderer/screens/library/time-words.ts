import { workflowStates } from '../../../shared/article/workflow/events';
import type { Locale } from '../../../shared/ipc/preferences';
import type { ArticleRow } from '../../../shared/ipc/responses';
import type { Text } from '../../i18n/text';
import { nearTime } from '../../i18n/time';

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
    return { words: t('desk.goesOut', { at: nearTime(publishAt, locale, now) }), late: false };
  if (due !== null) {
    const late = Date.parse(due) < now.getTime();
    return { words: t(late ? 'desk.overdue' : 'desk.due', { at: nearTime(due, locale, now) }), late };
  }
  if (publishAt === null) return null;
  return { words: t('desk.planned', { at: nearTime(publishAt, locale, now) }), late: false };
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
    : t('desk.embargo', { at: nearTime(embargo, locale, now) });
}
