import { workflowStates } from '../../../shared/article/workflow/events';
import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { nearTimeInZone } from '../../i18n/zone-words';
import type { MomentSetting } from '../../i18n/zone-words';

/** What time asks of a story, and whether it is late. */
export interface TimeWords {
  readonly words: string;
  readonly late: boolean;
}

const out = workflowStates.indexOf('published');

/** When a story is due, or goes out, in words; null where nothing is asked, or it is out. */
export function dueWords(
  { state, due, publishAt }: Pick<ArticleRow, 'state' | 'due' | 'publishAt'>,
  setting: MomentSetting,
): TimeWords | null {
  const { t, now } = setting;
  if (workflowStates.indexOf(state) >= out) return null;
  if (state === 'scheduled' && publishAt !== null)
    return { words: t('desk.goesOut', { at: nearTimeInZone(publishAt, setting) }), late: false };
  if (due !== null) {
    const late = Date.parse(due) < now.getTime();
    return { words: t(late ? 'desk.overdue' : 'desk.due', { at: nearTimeInZone(due, setting) }), late };
  }
  if (publishAt === null) return null;
  return { words: t('desk.planned', { at: nearTimeInZone(publishAt, setting) }), late: false };
}

/** Until when nothing of a story may appear; null where it may, or it will not. */
export function embargoWords(
  { state, embargo }: Pick<ArticleRow, 'state' | 'embargo'>,
  setting: MomentSetting,
): string | null {
  const { t, now } = setting;
  if (embargo === null || state === 'killed' || state === 'spiked') return null;
  return Date.parse(embargo) <= now.getTime()
    ? null
    : t('desk.embargo', { at: nearTimeInZone(embargo, setting) });
}
