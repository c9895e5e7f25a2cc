import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../../shared/errors/app-error';
import { Button } from '../../../components/button';
import type { EditorHandle } from '../../../editor/article-editor-view';
import { useText } from '../../../i18n/text';
import { Group } from '../fields/controls';
import { useReadOnly, useSession } from '../fields/use-field';
import { useServices } from '../services';
import { MergeNoticeCard } from './merge-notice-card';
import type { OpenChange } from './use-open-changes';
import styles from './changes-tab.module.css';

interface ChangesTabProps {
  readonly changes: readonly OpenChange[];
  readonly editor: EditorHandle | null;
}

/** What waits for a decision: tracked changes of the copy, and what a merge took away or had to choose. */
export function ChangesTab({ changes, editor }: ChangesTabProps) {
  const t = useText();
  const notices = useStore(useSession().store, (state) => state.notices);
  const [problem, setProblem] = useState<AppError | null>(null);
  const { sentence } = useServices();
  const ids = changes.map(({ id }) => id);
  if (changes.length === 0 && notices.length === 0)
    return <p className={styles.empty}>{t('story.changes.none')}</p>;
  return (
    <>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {sentence(problem)}
        </p>
      )}
      {changes.length > 0 && (
        <Group title={t('story.changes.suggested')}>
          <ul className={styles.cards}>
            {changes.map((change) => (
              <ChangeCard key={change.id} change={change} editor={editor} />
            ))}
          </ul>
          {changes.length > 1 && (
            <div className={styles.buttons}>
              <Button onClick={() => editor?.settleChanges(ids, 'accept')}>
                {t('story.changes.acceptAll')}
              </Button>
              <Button onClick={() => editor?.settleChanges(ids, 'reject')}>
                {t('story.changes.rejectAll')}
              </Button>
            </div>
          )}
        </Group>
      )}
      {notices.length > 0 && (
        <Group title={t('story.changes.merged')}>
          <ul className={styles.cards}>
            {notices.map(({ at, notice }) => (
              <MergeNoticeCard key={notice.id} at={at} notice={notice} onProblem={setProblem} />
            ))}
          </ul>
        </Group>
      )}
    </>
  );
}

function ChangeCard({
  change,
  editor,
}: {
  readonly change: OpenChange;
  readonly editor: EditorHandle | null;
}) {
  const t = useText();
  const readOnly = useReadOnly();
  const { id, inserted, deleted } = change;
  const author = change.author === '' ? t('story.changes.somebody') : change.author;
  const kind =
    inserted === '' ? (deleted === '' ? 'change' : 'delete') : deleted === '' ? 'insert' : 'replace';
  return (
    <li className={styles.card}>
      <button type="button" className={styles.words} onClick={() => editor?.showChange(id)}>
        <span className={styles.who}>{t(`story.changes.${kind}`, { author })}</span>
        {deleted !== '' && <del>{deleted}</del>}
        {inserted !== '' && <ins>{inserted}</ins>}
      </button>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button onClick={() => editor?.settleChanges([id], 'accept')}>{t('story.changes.accept')}</Button>
          <Button onClick={() => editor?.settleChanges([id], 'reject')}>{t('story.changes.reject')}</Button>
        </div>
      )}
    </li>
  );
}
