import type { AppError } from '../../../../shared/errors/app-error';
import type { MergeNotice } from '../../../../shared/merge/notices';
import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import type { Text } from '../../../i18n/text';
import { foreignValueWords } from '../../../i18n/field-words';
import { fieldLabel } from '../comments/field-label';
import { useSpeaking } from '../review/use-standing';
import { clockTime } from '../../../i18n/time';
import { dismissNotice, restoreNotice } from '../../../state/open-article/story-tools';
import { useWritable, useSession } from '../fields/use-field';
import { useServices } from '../services';
import styles from './changes-tab.module.css';

interface MergeNoticeCardProps {
  /** ISO 8601. */
  readonly at: string;
  readonly notice: MergeNotice;
  readonly onProblem: (problem: AppError | null) => void;
}

/** One thing a merge did, with the way back. */
export function MergeNoticeCard({ at, notice, onProblem }: MergeNoticeCardProps) {
  const t = useText();
  const { locale } = useServices();
  const { articleId } = useSession();
  const writable = useWritable();
  const time = clockTime(at, locale);
  return (
    <li className={styles.card}>
      <p className={styles.words}>
        <span className={styles.who}>{headOf(t, notice, time)}</span>
        <NoticeWords notice={notice} />
      </p>
      {writable && (
        <div className={styles.buttons}>
          <Button onClick={() => void restoreNotice(articleId, notice.id).then(onProblem)}>
            {t(notice.kind === 'field' ? 'story.changes.useTheirs' : 'story.changes.restore')}
          </Button>
          <Button onClick={() => void dismissNotice(articleId, notice.id).then(onProblem)}>
            {t('story.changes.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
}

function NoticeWords({ notice }: { readonly notice: MergeNotice }) {
  const speaking = useSpeaking();
  switch (notice.kind) {
    case 'block-removed':
      return <q>{notice.quote}</q>;
    case 'text-removed':
      return <q>{notice.text}</q>;
    case 'field':
      return (
        <>
          <del>{foreignValueWords(notice.field, notice.theirs, speaking) || '–'}</del>
          <ins>{foreignValueWords(notice.field, notice.mine, speaking) || '–'}</ins>
        </>
      );
  }
}

function headOf(t: Text, notice: MergeNotice, time: string): string {
  const by = notice.by;
  switch (notice.kind) {
    case 'block-removed':
      return t('story.changes.blockRemoved', { by, time });
    case 'text-removed':
      return t('story.changes.textRemoved', { by, time });
    case 'field':
      return t('story.changes.field', {
        by,
        time,
        field: fieldLabel(t, notice.field),
      });
  }
}
