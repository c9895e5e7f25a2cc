import { useEffect, useMemo } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { compareCopies } from '../../../shared/document/compare/compare-copies';
import { Button } from '../../components/button';
import { DifferenceLine } from '../../components/difference/difference-line';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import { clockTime, longDay } from '../../i18n/time';
import type { StoryAt } from '../../state/versions';
import { handleOf } from '../story/handle-of';
import type { StoryHandle } from '../story/story-screen';
import { RestoreLine, SuggestedHint } from './comparison';
import { pictureAddress } from '../preview/model/picture-address';
import { useStoryAt } from './use-compared';
import styles from './versions.module.css';

/** How long the scrubber rests before the text is read. */
const restMs = 120;

interface MomentTextProps {
  readonly articleId: ArticleId;
  readonly seq: number;
  readonly isHead: boolean;
  readonly restoring: boolean;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
  readonly onClose: () => void;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** The story as it stood at one moment, whole; the text shown last stays until the next one is here. */
export function MomentText(props: MomentTextProps) {
  const { articleId, seq, isHead, restoring, onCompare, onRestore, onClose, onReady } = props;
  const t = useText();
  const locale = useLocale();
  const read = useStoryAt(articleId, seq, restMs);
  const story = read.kind === 'read' ? read.value : read.kind === 'reading' ? read.last : null;
  useEffect(() => {
    onReady(handleOf({ 'restore-version': [!isHead && !restoring, onRestore] }));
    return () => onReady(null);
  }, [isHead, onReady, onRestore, restoring]);
  const told =
    read.kind === 'read'
      ? t('versions.momentOf', {
          day: longDay(read.value.at, locale),
          at: clockTime(read.value.at, locale),
          actor: read.value.actor,
        })
      : read.kind === 'reading'
        ? t('versions.reading')
        : '';
  return (
    <>
      <div className={styles.tools}>
        <p role="status" className={styles.told}>
          {told}
        </p>
        <Button onClick={onCompare} disabled={isHead}>
          {t('versions.compareMoment')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('versions.closeMoment')}
        </Button>
      </div>
      {!isHead && <RestoreLine disabled={restoring} onRestore={onRestore} />}
      <div className={styles.text} tabIndex={0} role="region" aria-label={t('versions.moment')}>
        {read.kind === 'failed' && <Notice tone="needs-you">{errorSentence(t, read.error)}</Notice>}
        {story !== null && <WholeText story={story} />}
      </div>
    </>
  );
}

function WholeText({ story }: { readonly story: StoryAt }) {
  const lines = useMemo(() => compareCopies(story.copy, story.copy), [story]);
  return (
    <div className={styles.whole} lang={story.fields.language}>
      <SuggestedHint lines={lines} />
      {lines.map((line) => (
        <DifferenceLine key={line.key} line={line} side="after" pictureOf={pictureAddress} />
      ))}
    </div>
  );
}
