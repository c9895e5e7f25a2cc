import { useStore } from 'zustand';
import { useText } from '../../i18n/text';
import { useSession } from './fields/use-field';
import { useServices } from './services';
import styles from './story.module.css';

/** Stands above the copy while something could not be saved, or while the story may only be read. */
export function SaveProblem() {
  const t = useText();
  const session = useSession();
  const { sentence } = useServices();
  const failed = useStore(session.store, ({ save }) => (save.kind === 'failed' ? save : null));
  const readOnly = useStore(session.store, (state) => state.readOnly);
  if (readOnly !== null) {
    return (
      <p role="status" className={styles.problem}>
        {sentence(readOnly)}
      </p>
    );
  }
  if (failed === null) return null;
  return (
    <p role="alert" className={styles.problem}>
      {t('story.save.failed', { reason: sentence(failed.error) })}
      <button type="button" className={styles.plain} onClick={() => void session.flush()}>
        {t('story.save.retry')}
      </button>
    </p>
  );
}
