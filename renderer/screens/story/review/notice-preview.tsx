import { noticeLabel } from '../../../../shared/article/notice-label';
import { useText } from '../../../i18n/text';
import { useField } from '../fields/use-field';
import { useServices } from '../services';
import { siteNow, zoneOf } from './use-standing';
import styles from './review.module.css';

interface NoticePreviewProps {
  readonly kind: 'update' | 'correction';
  readonly text: string;
  /** When it was given, ISO 8601; null where it is given now. */
  readonly givenAt: string | null;
}

/** A public notice as readers would meet it if it went out now, in the language of the story and the site's time. */
export function NoticePreview({ kind, text, givenAt }: NoticePreviewProps) {
  const t = useText();
  const { site } = useServices();
  const [language] = useField('language');
  const words = text.trim();
  const at = givenAt ?? siteNow(site).toISOString();
  return (
    <figure className={styles.preview}>
      <figcaption>{t('review.notice.preview')}</figcaption>
      {words === '' ? (
        <p className={styles.hint}>{t('review.notice.none')}</p>
      ) : (
        <p lang={language}>
          <strong>{noticeLabel({ kind, at }, language, zoneOf(site))}</strong> {words}
        </p>
      )}
    </figure>
  );
}
