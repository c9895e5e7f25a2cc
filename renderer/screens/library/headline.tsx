import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { useText } from '../../i18n/text';
import styles from './story-list.module.css';

/** What a story is called; a dot and heavier letters where somebody changed it since the person looked. */
export function Headline({ row }: { readonly row: ArticleRow }) {
  const t = useText();
  const untitled = row.headline === '';
  return (
    <div className={styles.headline} data-unseen={row.unseen || undefined}>
      {row.unseen && (
        <span className={styles.unseen} title={t('desk.unseen')}>
          <span className="visually-hidden">{t('desk.unseen')}</span>
        </span>
      )}
      <span
        className={[styles.words, untitled ? styles.untitled : ''].join(' ')}
        lang={untitled ? undefined : row.language}
        title={untitled ? undefined : row.headline}
      >
        {untitled ? t('library.untitled') : row.headline}
      </span>
    </div>
  );
}
