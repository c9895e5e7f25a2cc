import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { AppError } from '../../../shared/errors/app-error';
import type { SiteComparison, StorySide } from '../../../shared/ipc/article-answers';
import { IconButton } from '../../components/button';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { sendMine, takeSiteText } from '../../state/comparison';
import { handleOf } from '../story/handle-of';
import type { Able } from '../story/handle-of';
import type { StoryHandle } from '../story/story-screen';
import { Alterations } from './alterations';
import { compareTexts, compareWords } from './compare-texts';
import { PairRow } from './pair-row';
import type { Dress } from './pair-row';
import { SideHead } from './side-head';
import { foldSame } from './fold-same';
import type { Fold, NumberedPair } from './fold-same';
import { SameFold } from './same-fold';
import styles from './compare.module.css';

interface DifferencesProps {
  readonly articleId: ArticleId;
  readonly comparison: SiteComparison;
  readonly choosing: boolean;
  readonly problem: AppError | null;
  readonly onDone: () => void;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** The two texts in two columns, what differs marked word by word, and over each column the choice for it. */
export function Differences(props: DifferencesProps) {
  const { articleId, comparison, choosing, problem, onDone, onReady } = props;
  const t = useText();
  const { mine, theirs, revision, alterations } = comparison;
  const { head, body, count } = useMemo(() => laidOut(mine, theirs), [mine, theirs]);
  const [shown, setShown] = useState(0);
  const rows = useRef(new Map<number, HTMLElement>());
  const go = useCallback((place: number): void => {
    setShown(place);
    rows.current.get(place)?.focus();
  }, []);
  const choose = useCallback(
    async (side: 'mine' | 'theirs'): Promise<void> => {
      const done = side === 'mine' ? await sendMine(articleId, revision) : await takeSiteText(articleId);
      if (done) onDone();
    },
    [articleId, onDone, revision],
  );
  useEffect(() => {
    const able: Able = {
      'next-change': [shown < count, () => go(shown + 1)],
      'previous-change': [shown > 1, () => go(shown - 1)],
      'send-mine': [!choosing, () => void choose('mine')],
      'take-site-text': [!choosing, () => void choose('theirs')],
    };
    onReady(handleOf(able));
    return () => onReady(null);
  }, [choose, choosing, count, go, onReady, shown]);
  const row = (pair: NumberedPair, dress: Dress, key: string) => (
    <PairRow
      key={key}
      pair={pair}
      dress={dress}
      count={count}
      onRow={(element) => {
        if (element === null) rows.current.delete(pair.place);
        else rows.current.set(pair.place, element);
      }}
    />
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.table}>
        <div className={styles.notices}>
          <p className={styles.why}>{t('compare.changed')}</p>
          {problem !== null && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
        </div>
        <div className={styles.heads}>
          <SideHead side="mine" story={mine} {...{ choosing }} onChoose={() => void choose('mine')} />
          <SideHead side="theirs" story={theirs} {...{ choosing }} onChoose={() => void choose('theirs')} />
          <div className={styles.steps} role="group" aria-label={t('compare.count', { count })}>
            <span role="status">
              {shown === 0 ? t('compare.count', { count }) : t('compare.place', { place: shown, count })}
            </span>
            <IconButton label={t('compare.previous')} disabled={shown <= 1} onClick={() => go(shown - 1)}>
              <ArrowUp size={16} />
            </IconButton>
            <IconButton label={t('compare.next')} disabled={shown >= count} onClick={() => go(shown + 1)}>
              <ArrowDown size={16} />
            </IconButton>
          </div>
        </div>
        {row(head.headline, 'headline', 'headline')}
        {row(head.dek, 'dek', 'dek')}
        {body.map((part) =>
          part.kind === 'fold' ? (
            <SameFold key={part.key} fold={part} />
          ) : (
            row(part.pair, 'paragraph', part.key)
          ),
        )}
        {alterations.length > 0 && (
          <Alterations
            title={t('compare.alterations')}
            columns={{ sent: t('compare.mine'), stored: t('compare.theirs') }}
            alterations={alterations}
          />
        )}
      </div>
    </div>
  );
}

interface Layout {
  readonly head: { readonly headline: NumberedPair; readonly dek: NumberedPair };
  readonly body: readonly Fold[];
  /** How many pairs differ. */
  readonly count: number;
}

function laidOut(mine: StorySide, theirs: StorySide): Layout {
  const lines = [
    linePair(mine.headline, theirs.headline),
    linePair(mine.dek, theirs.dek),
    ...compareTexts(mine.blocks, theirs.blocks),
  ];
  let count = 0;
  const [headline, dek, ...body] = lines.map((pair): NumberedPair => ({
    ...pair,
    place: pair.kind === 'same' ? 0 : ++count,
  }));
  if (headline === undefined || dek === undefined) throw new Error('A story has a headline and a dek');
  return { head: { headline, dek }, body: foldSame(body), count };
}

/** Headline and dek always face each other, however little they have in common. */
function linePair(mine: string, theirs: string) {
  return mine === theirs
    ? ({ kind: 'same', text: mine } as const)
    : ({ kind: 'changed', ...compareWords(mine, theirs) } as const);
}
