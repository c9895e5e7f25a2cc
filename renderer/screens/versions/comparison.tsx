import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { ComparedLine } from '../../../shared/document/compare/compared';
import type { HistoryMoments, Version } from '../../../shared/ipc/article-answers';
import { Button, IconButton } from '../../components/button';
import { CopyDifference } from '../../components/difference/copy-difference';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { pictureAddress } from '../preview/model/picture-address';
import { handleOf } from '../story/handle-of';
import type { Able } from '../story/handle-of';
import type { StoryHandle } from '../story/story-screen';
import { FieldsDifference } from './fields-difference';
import { useCompared } from './use-compared';
import type { Compared } from './use-compared';
import { useSteps } from './use-steps';
import { VersionChooser } from './version-chooser';
import styles from './versions.module.css';

interface ComparisonProps {
  readonly articleId: ArticleId;
  readonly versions: readonly Version[];
  readonly history: HistoryMoments;
  /** Null for the story as it stands. */
  readonly from: number | null;
  readonly to: number | null;
  readonly restoring: boolean;
  readonly onCompare: (from: number | null, to: number | null) => void;
  readonly onRestore: (seq: number) => void;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** Any two texts of a story over each other: the fields first, then the copy. */
export function Comparison(props: ComparisonProps) {
  const { articleId, versions, history, from, to, restoring, onCompare, onRestore, onReady } = props;
  const t = useText();
  const [view, setView] = useState<'inline' | 'sides'>('inline');
  const compared = useCompared(articleId, from ?? history.head, to ?? history.head);
  const count = compared.kind === 'read' ? compared.value.count : 0;
  const steps = useSteps(count, `${from} ${to} ${view}`);
  const { go } = steps;
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The editor left with the caret: the keys go on to what is read now, unless something in here was asked for.
    if (document.activeElement?.contains(text.current) === true) text.current?.focus({ preventScroll: true });
  }, []);
  const restorable = from !== null && from < history.head ? from : null;
  useEffect(() => {
    const able: Able = {
      'next-change': [count > 0, () => go(1)],
      'previous-change': [count > 0, () => go(-1)],
      'versions-inline': [view !== 'inline', () => setView('inline')],
      'versions-sides': [view !== 'sides', () => setView('sides')],
      'restore-version': [
        restorable !== null && !restoring,
        () => restorable !== null && onRestore(restorable),
      ],
    };
    onReady(handleOf(able));
    return () => onReady(null);
  }, [count, go, onReady, onRestore, restorable, restoring, view]);
  return (
    <>
      <div className={styles.tools}>
        <VersionChooser
          label={t('versions.from')}
          {...{ versions, history }}
          chosen={from}
          onChoose={(next) => onCompare(next, to)}
        />
        <VersionChooser
          label={t('versions.to')}
          {...{ versions, history }}
          chosen={to}
          onChoose={(next) => onCompare(from, next)}
        />
        <div className={styles.views} role="group" aria-label={t('versions.view')}>
          <Button aria-pressed={view === 'inline'} onClick={() => setView('inline')}>
            {t('versions.view.inline')}
          </Button>
          <Button aria-pressed={view === 'sides'} onClick={() => setView('sides')}>
            {t('versions.view.sides')}
          </Button>
        </div>
        <div className={styles.steps} role="group" aria-label={t('versions.differences')}>
          <span role="status">
            {compared.kind === 'reading' && t('versions.reading')}
            {compared.kind === 'read' &&
              (steps.shown === 0
                ? t('versions.count', { count })
                : t('versions.place', { place: steps.shown, count }))}
          </span>
          <IconButton label={t('versions.previous')} disabled={steps.shown <= 1} onClick={() => go(-1)}>
            <ArrowUp size={16} />
          </IconButton>
          <IconButton label={t('versions.next')} disabled={steps.shown >= count} onClick={() => go(1)}>
            <ArrowDown size={16} />
          </IconButton>
        </div>
      </div>
      {restorable !== null && <RestoreLine disabled={restoring} onRestore={() => onRestore(restorable)} />}
      <div
        ref={text}
        className={styles.text}
        tabIndex={0}
        role="region"
        aria-label={t('versions.differences')}
      >
        {compared.kind === 'failed' && <Notice tone="needs-you">{errorSentence(t, compared.error)}</Notice>}
        {compared.kind === 'read' && (
          <Differences compared={compared.value} view={view} onLine={steps.onLine} />
        )}
      </div>
    </>
  );
}

function Differences({
  compared,
  view,
  onLine,
}: {
  readonly compared: Compared;
  readonly view: 'inline' | 'sides';
  readonly onLine: (place: number, element: HTMLElement | null) => void;
}) {
  const t = useText();
  const { lines, fields, count, after } = compared;
  return (
    <>
      <FieldsDifference fields={fields} />
      {count === 0 && <p className={styles.quiet}>{t('versions.equal')}</p>}
      <SuggestedHint lines={lines} />
      <CopyDifference
        lines={lines}
        view={view}
        language={after.fields.language}
        pictureOf={pictureAddress}
        onLine={onLine}
      />
    </>
  );
}

/** How to read words that nobody decided on yet; nothing where there are none. */
export function SuggestedHint({ lines }: { readonly lines: readonly ComparedLine[] }) {
  const t = useText();
  const isTold = lines.some(({ runs }) => runs.some(({ suggested }) => suggested !== undefined));
  return isTold && <p className={styles.quiet}>{t('versions.suggested')}</p>;
}

/** The way back to an earlier text, with what it does. */
export function RestoreLine({
  disabled,
  onRestore,
}: {
  readonly disabled: boolean;
  readonly onRestore: () => void;
}) {
  const t = useText();
  return (
    <div className={styles.restore}>
      <Button disabled={disabled} aria-describedby="versions-restore-hint" onClick={onRestore}>
        {t('versions.restore')}
      </Button>
      <span id="versions-restore-hint">{t('versions.restore.hint')}</span>
    </div>
  );
}
