import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../../shared/errors/app-error';
import { Button } from '../../../components/button';
import { goBetweenCards } from '../../../components/card-keys';
import type { EditorHandle } from '../../../editor/editor-handle';
import { useText } from '../../../i18n/text';
import { authorStyles, useFramedSuggestion } from '../author-styles';
import { Group } from '../fields/controls';
import { useReadOnly, useSession } from '../fields/use-field';
import { useServices } from '../services';
import { ChangeCard } from './change-card';
import { changeOf } from './decide-on-card';
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
          <SuggestedChanges changes={changes} editor={editor} />
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

/** The list of tracked changes, of everybody or of one author, and a decision on all that are listed. */
function SuggestedChanges({ changes, editor }: ChangesTabProps) {
  const t = useText();
  const readOnly = useReadOnly();
  const suggestions = useStore(useSession().store, (state) => state.suggestions);
  const authorStyle = useMemo(() => authorStyles(suggestions), [suggestions]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  useFramedSuggestion(focused);
  const counts = new Map<string, number>();
  for (const { author } of changes) counts.set(author, (counts.get(author) ?? 0) + 1);
  const author = chosen !== null && counts.has(chosen) ? chosen : null;
  const listed = author === null ? changes : changes.filter((change) => change.author === author);
  const settle = (verdict: 'accept' | 'reject') => () =>
    editor?.settleChanges(
      listed.map(({ id }) => id),
      verdict,
    );
  return (
    <>
      {counts.size > 1 && (
        <select
          className={styles.filter}
          aria-label={t('review.changes.filter')}
          value={author ?? '*'}
          onChange={({ target }) => setChosen(target.value === '*' ? null : target.value)}
        >
          <option value="*">{t('review.changes.everybody', { count: changes.length })}</option>
          {[...counts].map(([name, count]) => (
            <option key={name} value={name}>
              {t('review.changes.by', { author: name === '' ? t('story.changes.somebody') : name, count })}
            </option>
          ))}
        </select>
      )}
      <ul
        className={styles.cards}
        onKeyDown={goBetweenCards}
        onFocus={({ target }) => {
          const change = changeOf(target);
          setFocused(change?.id ?? null);
          if (change !== null) editor?.peekAtChange(change.id);
        }}
        onBlur={() => setFocused(null)}
      >
        {listed.map((change) => (
          <ChangeCard
            key={change.id}
            change={change}
            style={authorStyle.get(change.author) ?? null}
            editor={editor}
          />
        ))}
      </ul>
      {!readOnly && listed.length > 1 && (
        <div className={styles.buttons}>
          <Button onClick={settle('accept')}>
            {t(author === null ? 'story.changes.acceptAll' : 'review.changes.acceptThese')}
          </Button>
          <Button onClick={settle('reject')}>
            {t(author === null ? 'story.changes.rejectAll' : 'review.changes.rejectThese')}
          </Button>
        </div>
      )}
    </>
  );
}
