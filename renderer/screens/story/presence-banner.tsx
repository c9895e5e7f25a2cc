import type { AppError } from '../../../shared/errors/app-error';
import { Button } from '../../components/button';
import { clockTime } from '../../i18n/time';
import { useText } from '../../i18n/text';
import { holderOf, isHeld, takeOver, usePresence, writeAnyway } from '../../state/presence';
import { useSession } from './fields/use-field';
import { useServices } from './services';
import styles from './presence-banner.module.css';

/** Says above the copy who else has the story open, and what to do where it is theirs. */
export function PresenceBanner({ onProblem }: { readonly onProblem: (problem: AppError | null) => void }) {
  const t = useText();
  const { locale } = useServices();
  const { articleId } = useSession();
  const holder = usePresence((state) => holderOf(state, articleId));
  const held = usePresence((state) => isHeld(state, articleId));
  const others = usePresence((state) => state.known[articleId]?.others);
  if (holder === null) {
    const names = (others ?? []).map(({ name }) => name);
    if (names.length === 0) return null;
    return (
      <p role="status" className={styles.banner}>
        {t('presence.others', { count: names.length, names: names.join(', ') })}
      </p>
    );
  }
  const since = clockTime(holder.since, locale);
  return (
    <div role="status" className={styles.banner}>
      <span className={styles.words}>
        {t(held ? 'presence.held' : 'presence.writing', { name: holder.name, since })}
      </span>
      <span className={styles.actions}>
        <Button onClick={() => void takeOver(articleId).then(onProblem)}>{t('presence.take')}</Button>
        {held && <Button onClick={() => writeAnyway(articleId)}>{t('presence.write')}</Button>}
      </span>
    </div>
  );
}
