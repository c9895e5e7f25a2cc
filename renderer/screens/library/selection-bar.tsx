import type { DoneToSeveral } from '../../../shared/ipc/library-answers';
import { assertNever } from '../../../shared/errors/app-error';
import { Button } from '../../components/button';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import { wholeNumber } from '../../i18n/time';
import { showSheet } from '../../state/navigation';
import { clearChecked, spikeChecked, undoable, undoLast, useSelection } from '../../state/selection';
import type { Outcome } from '../../state/selection';
import styles from './selection-bar.module.css';

/** What can be done to the stories that are selected, and what became of it. It stands below the list, which stays put. */
export function SelectionBar() {
  const t = useText();
  const locale = useLocale();
  const { checked, outcome } = useSelection();
  const canUndo = useSelection((state) => undoable(state).length > 0);
  if (checked.size === 0) return null;
  return (
    <div className={styles.bar} role="group" aria-label={t('desk.selection')}>
      <div className={styles.acts}>
        <span className={styles.count} role="status">
          {t('desk.selection.count', { count: checked.size, shown: wholeNumber(checked.size, locale) })}
        </span>
        <Button onClick={() => showSheet('assign')}>{t('desk.selection.assign')}</Button>
        <Button onClick={() => showSheet('move-section')}>{t('desk.selection.move')}</Button>
        <Button kind="danger" onClick={() => void spikeChecked()}>
          {t('desk.selection.spike')}
        </Button>
        <span className={styles.spring} />
        <Button kind="quiet" onClick={clearChecked}>
          {t('desk.selection.clear')}
        </Button>
      </div>
      {outcome !== null && (
        <div className={styles.outcome} role="status">
          <div>
            {sentencesOf(outcome, t).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {canUndo && <Button onClick={() => void undoLast()}>{t('desk.undo')}</Button>}
        </div>
      )}
    </div>
  );
}

/** As many of the refusals as are named by their headlines; the others are counted. */
const mostNamed = 3;

function sentencesOf(outcome: Outcome, t: Text): readonly string[] {
  const { answer } = outcome;
  if (!answer.ok) return [errorSentence(t, answer.error)];
  const { changed, refused } = answer.value;
  const rest = refused.length - mostNamed;
  return [
    doneWords(outcome, changed.length, t),
    ...refused.slice(0, mostNamed).map((one) => refusalWords(one, t)),
    ...(rest > 0 ? [t('desk.refused.others', { count: rest })] : []),
  ];
}

function doneWords({ act, to }: Outcome, count: number, t: Text): string {
  switch (act) {
    case 'assign':
      return to === '' ? t('desk.done.unassign', { count }) : t('desk.done.assign', { count, name: to });
    case 'move':
      return t('desk.done.move', { count, section: to });
    case 'spike':
      return t('desk.done.spike', { count });
    case 'unspike':
      return t('desk.done.unspike', { count });
    case 'undo':
      return t('desk.done.undo', { count });
    default:
      return assertNever(act);
  }
}

function refusalWords({ headline, error }: DoneToSeveral['refused'][number], t: Text): string {
  const story = headline === '' ? t('desk.attention.untitled') : headline;
  const isOut = error.code === 'workflow.readers-have-it';
  return isOut
    ? t('desk.refused.out', { headline: story })
    : t('desk.refused', { headline: story, why: errorSentence(t, error) });
}
