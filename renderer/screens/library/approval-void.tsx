import { TriangleAlert } from 'lucide-react';
import { useText } from '../../i18n/text';
import styles from './story-list.module.css';

/** Says in a line of the library that what stands is no longer what was approved: by a sign and in words. */
export function ApprovalVoid() {
  const t = useText();
  return (
    <span className={styles.void} title={t('library.approvalVoid.hint')}>
      <TriangleAlert size={12} aria-hidden="true" /> {t('library.approvalVoid')}
    </span>
  );
}
