import type { SuggestedAct } from '../../../../shared/document/suggestions';
import { Button } from '../../../components/button';
import { cardHead } from '../../../components/card-keys';
import type { EditorHandle } from '../../../editor/editor-handle';
import { fullTime, shortTime } from '../../../i18n/time';
import { useLocale, useText } from '../../../i18n/text';
import { keysOf } from '../../../i18n/printed-keys';
import { useReadOnly } from '../fields/use-field';
import { useServices } from '../services';
import { cardOf, decideOnCard } from './decide-on-card';
import type { OpenChange } from './use-open-changes';
import styles from './changes-tab.module.css';

type ActWord = SuggestedAct | 'replace' | 'replace-block';

interface ChangeCardProps {
  readonly change: OpenChange;
  /** Which of the four author's styles its maker has, from 1; null where nobody knows who made it. */
  readonly style: number | null;
  readonly editor: EditorHandle | null;
}

/** One tracked change: who, when and what in words; its words lead to its place. */
export function ChangeCard({ change, style, editor }: ChangeCardProps) {
  const t = useText();
  const locale = useLocale();
  const readOnly = useReadOnly();
  const { platform } = useServices();
  const { id, inserted, deleted, at } = change;
  const acts = actWords(change.acts).map((act) => t(`review.act.${act}`));
  return (
    <li className={styles.card} data-author={style ?? undefined} {...cardOf(id)}>
      <button type="button" className={styles.words} {...cardHead} onClick={() => editor?.showChange(id)}>
        <span className={styles.who}>
          <b>{change.author === '' ? t('story.changes.somebody') : change.author}</b>
          {` · ${acts.join(', ')}`}
          {at !== null && (
            <>
              {' · '}
              <time dateTime={at} title={fullTime(at, locale)}>
                {shortTime(at, locale, new Date())}
              </time>
            </>
          )}
        </span>
        {deleted !== '' && <del>{deleted}</del>}
        {inserted !== '' && <ins>{inserted}</ins>}
      </button>
      {!readOnly && (
        <div className={styles.buttons}>
          {(['accept', 'reject'] as const).map((verdict) => (
            <Button
              key={verdict}
              title={`${t(`menu.command.${verdict}-change`)} (${keysOf(`${verdict}-change`, platform, locale)})`}
              onClick={({ currentTarget }) => editor !== null && decideOnCard(editor, currentTarget, verdict)}
            >
              {t(`story.changes.${verdict}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** What a suggestion does, with an addition for a removal said as one. */
function actWords(acts: readonly SuggestedAct[]): readonly ActWord[] {
  const words = new Set<ActWord>(acts);
  const merge = (one: SuggestedAct, other: SuggestedAct, both: ActWord): void => {
    if (!words.has(one) || !words.has(other)) return;
    words.delete(one);
    words.delete(other);
    words.add(both);
  };
  merge('insert', 'delete', 'replace');
  merge('add-block', 'remove-block', 'replace-block');
  return [...words];
}
