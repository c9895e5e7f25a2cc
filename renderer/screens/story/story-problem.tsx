import type { AppError } from '../../../shared/errors/app-error';
import { useText } from '../../i18n/text';
import { useServices } from './services';
import styles from './story.module.css';

/** Says above the copy what could not be done, until it is put away. */
export function StoryProblem({
  problem,
  onDismiss,
}: {
  readonly problem: AppError | null;
  readonly onDismiss: () => void;
}) {
  const t = useText();
  const { sentence } = useServices();
  if (problem === null) return null;
  return (
    <p role="alert" className={styles.problem}>
      {sentence(problem)}
      <button type="button" className={styles.plain} onClick={onDismiss}>
        {t('story.dismiss')}
      </button>
    </p>
  );
}
