import { useMemo } from 'react';
import { textFor, useText } from '../../../i18n/text';
import { fullTime } from '../../../i18n/time';
import { useField } from '../fields/use-field';
import { editionOf } from '../../preview/model/edition';
import styles from './review.module.css';

interface NoticePreviewProps {
  readonly kind: 'update' | 'correction';
  readonly text: string;
}

/** A public notice as readers will meet it, in the language of the story. */
export function NoticePreview({ kind, text }: NoticePreviewProps) {
  const t = useText();
  const [language] = useField('language');
  const edition = editionOf(language);
  const say = useMemo(() => textFor(edition.language), [edition.language]);
  const words = text.trim();
  return (
    <figure className={styles.preview}>
      <figcaption>{t('review.notice.preview')}</figcaption>
      {words === '' ? (
        <p className={styles.hint}>{t('review.notice.none')}</p>
      ) : (
        <p lang={language}>
          <strong>{say(`review.notice.${kind}`)}</strong> {words}{' '}
          <span className={styles.hint}>{fullTime(new Date().toISOString(), edition.language)}</span>
        </p>
      )}
    </figure>
  );
}
