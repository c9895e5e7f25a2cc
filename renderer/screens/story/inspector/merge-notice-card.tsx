import type { AppError } from '../../../../shared/errors/app-error';
import type { MergeNotice } from '../../../../shared/merge/notices';
import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import type { MessageId, Text } from '../../../i18n/text';
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
  switch (notice.kind) {
    case 'block-removed':
      return <q>{notice.quote}</q>;
    case 'text-removed':
      return <q>{notice.text}</q>;
    case 'field':
      return (
        <>
          <del>{inWords(notice.theirs)}</del>
          <ins>{inWords(notice.mine)}</ins>
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
        field: t(fieldLabels[notice.field] ?? 'story.group.filing'),
      });
  }
}

const fieldLabels: Readonly<Record<string, MessageId>> = {
  slug: 'story.slug',
  sections: 'story.sections',
  tags: 'story.tags',
  bylines: 'story.group.bylines',
  dateline: 'story.group.dateline',
  language: 'story.language',
  embargo: 'story.embargo',
  lengthTarget: 'story.group.length',
  seoTitle: 'story.search.title',
  seoDescription: 'story.search.description',
  leadImage: 'story.group.lead',
};

/** A field's value as a person reads it: names and texts, nothing of its inner shape. */
function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(inWords).join(', ');
  if (typeof value !== 'object') return JSON.stringify(value);
  const { name, place, date, caption, alt, source } = value as Readonly<Record<string, unknown>>;
  const parts = [name, place, date, caption, alt].filter((part) => typeof part === 'string' && part !== '');
  if (parts.length > 0) return parts.join(', ');
  return typeof source === 'string' ? source : '–';
}
