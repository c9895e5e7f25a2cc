import { Check } from 'lucide-react';
import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { Dot } from '../../components/dot';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime, wholeNumber } from '../../i18n/time';
import { ApprovalVoid } from './approval-void';
import { deliveryTone, deliveryWords } from './delivery-words';
import { Headline } from './headline';
import { useRowPeople } from './row-people';
import { TimeMarks } from './time-marks';
import styles from './story-list.module.css';

/** A story as a line of the wide library. */
export function TableRow({ row, checked }: { readonly row: ArticleRow; readonly checked: boolean }) {
  const t = useText();
  const locale = useLocale();
  const people = useRowPeople(row);
  const now = new Date();
  return (
    <div className={styles.tableRow}>
      <span className={styles.check} data-check data-checked={checked || undefined} aria-hidden="true">
        {checked && <Check size={12} strokeWidth={3} />}
      </span>
      <Headline row={row} />
      <span className={styles.lines}>
        <span className={styles.state}>
          <Dot tone={deliveryTone(row.delivery)} />
          {t(`library.state.${row.state}`)}
        </span>
        {row.approvalVoid && <ApprovalVoid />}
      </span>
      <span>{row.section}</span>
      <span className={[styles.soft, styles.wide].join(' ')} title={t(`library.language.${row.language}`)}>
        {row.language.toUpperCase()}
      </span>
      <span className={styles.lines}>
        <span title={row.author}>{row.author}</span>
        {people.map((words) => (
          <span key={words} className={styles.soft} title={words}>
            {words}
          </span>
        ))}
      </span>
      <span className={styles.lines}>
        <TimeMarks row={row} />
      </span>
      <span className={[styles.number, styles.middling].join(' ')}>{wholeNumber(row.words, locale)}</span>
      <time className={styles.soft} dateTime={row.changedAt} title={fullTime(row.changedAt, locale)}>
        {shortTime(row.changedAt, locale, now)}
      </time>
      <span className={[styles.soft, styles.wide].join(' ')}>
        {deliveryWords(row.delivery, t, locale, now)}
      </span>
    </div>
  );
}
