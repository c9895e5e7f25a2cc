import { useStore } from 'zustand';
import { Button } from '../../components/button';
import { useText } from '../../i18n/text';
import { useSession } from './fields/use-field';
import { useOpenChanges } from './inspector/use-open-changes';

/** Says that changes wait for a decision, wherever the inspector is, and brings them into sight. */
export function OpenChangesButton({ onClick }: { readonly onClick: () => void }) {
  const t = useText();
  const notices = useStore(useSession().store, (state) => state.notices.length);
  const count = useOpenChanges().length + notices;
  if (count === 0) return null;
  return <Button onClick={onClick}>{t('story.changes.show', { count })}</Button>;
}
