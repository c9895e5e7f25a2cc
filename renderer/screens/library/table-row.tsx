import type { ArticleRow } from '../../../shared/ipc/responses';
import { Dot } from '../../components/dot';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime, wholeNumber } from '../../i18n/time';
import { deliveryTone, deliveryWords } from './delivery-words';
import { Headline } from './queue-row';
import styles from './story-list.module.css';

/** A story as a line of the wide library. */
export function TableRow({ row }: { readonly row: ArticleRow }) {
  const t = useText();
  const locale = useLocale();
  const now = new Date();
  return (
    <div className={styles.tableRow}>
      <Headline row={row} />
      <span className={styles.state}>
        <Dot tone={deliveryTone(row.delivery)} />
        {t(`library.state.${row.state}`)}
      </span>
      <span>{row.section}</span>
      <span className={[styles.soft, styles.wide].join(' ')} title={t(`library.language.${row.language}`)}>
        {row.language.toUpperCase()}
      </span>
      <span>{row.author}</span>
      <span className={styles.number}>{wholeNumber(row.words, locale)}</span>
      <time className={styles.soft} dateTime={row.changedAt} title={fullTime(row.changedAt, locale)}>
        {shortTime(row.changedAt, locale, now)}
      </time>
      <span className={[styles.soft, styles.wide].join(' ')}>
        {deliveryWords(row.delivery, t, locale, now)}
      </span>
    </div>
  );
}
