import { FileDiff } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button';
import { useText } from '../../i18n/text';
import { useSession } from './fields/use-field';
import { useOpenChanges } from './inspector/use-open-changes';
import styles from './open-changes-button.module.css';

/** Says that changes wait for a decision, wherever the inspector is, and brings them into sight. */
export function OpenChangesButton({ onClick }: { readonly onClick: () => void }) {
  const t = useText();
  const notices = useStore(useSession().store, (state) => state.notices.length);
  const count = useOpenChanges().length + notices;
  if (count === 0) return null;
  const label = t('story.changes.show', { count });
  return (
    <Button className={styles.button} aria-label={label} title={label} onClick={onClick}>
      <span className={styles.words}>{label}</span>
      <span className={styles.short}>
        <FileDiff aria-hidden size={16} />
        {count}
      </span>
    </Button>
  );
}
