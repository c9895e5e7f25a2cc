import { Fragment } from 'react';
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

/** A story in the queue: its state and slug, its headline, who wrote it and how it stands. */
export function QueueRow({ row }: { readonly row: ArticleRow }) {
  const t = useText();
  const locale = useLocale();
  const people = useRowPeople(row);
  const now = new Date();
  return (
    <div className={styles.queueRow}>
      <div className={styles.line}>
        <Dot tone={deliveryTone(row.delivery)} />
        <span className={styles.state}>{t(`library.state.${row.state}`)}</span>
        {row.approvalVoid && <ApprovalVoid />}
        <span aria-hidden="true">·</span>
        <span className={styles.slug}>
          {row.slug || row.section || t(`library.language.${row.language}`)}
        </span>
        <span className={styles.spring} />
        <TimeMarks row={row} />
        <time className={styles.time} dateTime={row.changedAt} title={fullTime(row.changedAt, locale)}>
          {shortTime(row.changedAt, locale, now)}
        </time>
      </div>
      <Headline row={row} />
      <div className={styles.line}>
        <span>{row.author || t('library.noByline')}</span>
        {people.map((words) => (
          <Fragment key={words}>
            <span aria-hidden="true">·</span>
            <span>{words}</span>
          </Fragment>
        ))}
        <span aria-hidden="true">·</span>
        <span className={styles.time}>
          {t('library.words', { count: row.words, shown: wholeNumber(row.words, locale) })}
        </span>
        {row.delivery.kind !== 'local' && (
          <>
            <span aria-hidden="true">·</span>
            <span>{deliveryWords(row.delivery, t, locale, now)}</span>
          </>
        )}
      </div>
    </div>
  );
}
