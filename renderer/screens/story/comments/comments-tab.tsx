import { useState } from 'react';
import { useStore } from 'zustand';
import type { Thread } from '../../../../shared/article/threads';
import { Button } from '../../../components/button';
import { goBetweenCards } from '../../../components/card-keys';
import { Kbd } from '../../../components/kbd';
import { keysOf } from '../../../i18n/printed-keys';
import { useText } from '../../../i18n/text';
import { Group } from '../fields/controls';
import { useReadOnly, useSession } from '../fields/use-field';
import { useServices } from '../services';
import { useComments, useCommentsState } from './comments-context';
import { DraftCard } from './draft-card';
import { concerns, groupThreads } from './thread-groups';
import { ThreadCard } from './thread-card';
import styles from './comments.module.css';

/** All comments of the story as a list: open ones in reading order, those whose words are gone, and the resolved ones folded. */
export function CommentsTab() {
  const t = useText();
  const { me, begin } = useComments();
  const readOnly = useReadOnly();
  const threads = useStore(useSession().store, (state) => state.threads);
  const standing = useCommentsState((state) => state.standing);
  const draft = useCommentsState((state) => state.draft);
  const problem = useCommentsState((state) => state.problem);
  const { sentence } = useServices();
  const [mineOnly, setMineOnly] = useState(false);
  const shown = mineOnly ? threads.filter((thread) => concerns(thread, me)) : threads;
  const { open, orphaned, resolved } = groupThreads(shown, standing);
  return (
    <div className={styles.tab} onKeyDown={goBetweenCards}>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {sentence(problem)}
        </p>
      )}
      {threads.length > 0 && (
        <fieldset className={styles.filter}>
          <legend>{t('comments.filter')}</legend>
          {([false, true] as const).map((mine) => (
            <label key={String(mine)}>
              <input
                type="radio"
                name="comments-shown"
                checked={mineOnly === mine}
                onChange={() => setMineOnly(mine)}
              />
              {t(mine ? 'comments.filter.mine' : 'comments.filter.all')}
            </label>
          ))}
        </fieldset>
      )}
      {threads.length === 0 && draft === null && <Teaching />}
      {!readOnly && draft === null && (
        <div className={styles.begin}>
          <Button onMouseDown={(event) => event.preventDefault()} onClick={begin}>
            {t('comments.begin')}
          </Button>
        </div>
      )}
      {draft !== null && (
        <div className={styles.drafted}>
          <DraftCard draft={draft} />
        </div>
      )}
      {threads.length > 0 && open.length + orphaned.length === 0 && (
        <p className={styles.empty}>{t(mineOnly ? 'comments.none.mine' : 'comments.none.open')}</p>
      )}
      {open.length > 0 && (
        <Group title={t('comments.open', { count: open.length })}>
          <Cards threads={open} />
        </Group>
      )}
      {orphaned.length > 0 && (
        <Group title={t('comments.orphaned', { count: orphaned.length })}>
          <p className={styles.note}>{t('comments.orphaned.why')}</p>
          <Cards threads={orphaned} areOrphaned />
        </Group>
      )}
      {resolved.length > 0 && (
        <details className={styles.resolved}>
          <summary>{t('comments.resolved', { count: resolved.length })}</summary>
          <Cards threads={resolved} />
        </details>
      )}
    </div>
  );
}

interface CardsProps {
  readonly threads: readonly Thread[];
  readonly areOrphaned?: boolean;
}

function Cards({ threads, areOrphaned = false }: CardsProps) {
  return (
    <ul className={styles.cards}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard thread={thread} showsQuote isOrphaned={areOrphaned} />
        </li>
      ))}
    </ul>
  );
}

/** What belongs here, and the key that makes it. */
function Teaching() {
  const t = useText();
  const { platform, locale } = useServices();
  const readOnly = useReadOnly();
  if (readOnly) return <p className={styles.empty}>{t('comments.none.readOnly')}</p>;
  return (
    <p className={styles.empty}>
      {t('comments.none')} <Kbd keys={keysOf('comment', platform, locale)} />
    </p>
  );
}
