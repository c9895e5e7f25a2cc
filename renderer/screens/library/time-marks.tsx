import { Lock } from 'lucide-react';
import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { useLocale, useText } from '../../i18n/text';
import { fullTime } from '../../i18n/time';
import { ownZone } from '../../i18n/zone-time';
import { useSite } from '../../state/site';
import { dueWords, embargoWords } from './time-words';
import styles from './story-list.module.css';

/** When a story is due, and until when it is under embargo. */
export function TimeMarks({ row }: { readonly row: ArticleRow }) {
  const t = useText();
  const locale = useLocale();
  const zone = useSite(({ site }) => site?.timeZone) ?? ownZone();
  const setting = { t, locale, zone, now: new Date() };
  const due = dueWords(row, setting);
  const dueAt = row.state === 'scheduled' ? (row.publishAt ?? row.due) : (row.due ?? row.publishAt);
  const embargo = embargoWords(row, setting);
  return (
    <>
      {due !== null && dueAt !== null && (
        <time
          className={due.late ? styles.late : undefined}
          dateTime={dueAt}
          title={`${due.words} (${fullTime(dueAt, locale)})`}
        >
          {due.words}
        </time>
      )}
      {embargo !== null && row.embargo !== null && (
        <time
          className={styles.embargo}
          dateTime={row.embargo}
          title={`${embargo} (${fullTime(row.embargo, locale)})`}
        >
          <Lock size={11} aria-hidden="true" /> {embargo}
        </time>
      )}
    </>
  );
}
