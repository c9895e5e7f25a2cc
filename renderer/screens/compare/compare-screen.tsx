import { useEffect } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { landHere } from '../../components/keep-focus';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { compareStory, useComparison } from '../../state/comparison';
import type { StoryHandle } from '../story/story-screen';
import { Differences } from './differences';
import styles from './compare.module.css';

interface CompareScreenProps {
  readonly articleId: ArticleId;
  /** Back to the story: the person chose, or does not choose now. */
  readonly onDone: () => void;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** A story that changed here and on the site: both texts side by side, and the choice between them. */
export function CompareScreen({ articleId, onDone, onReady }: CompareScreenProps) {
  const t = useText();
  const comparing = useComparison((state) => state.comparing);
  useEffect(() => void compareStory(articleId), [articleId]);
  return (
    <main ref={landHere} tabIndex={-1} className={styles.screen} aria-labelledby="compare-title">
      <header className={styles.header}>
        <h1 id="compare-title" className={styles.title}>
          {t('compare.title')}
        </h1>
        <Button kind="quiet" onClick={onDone}>
          {t('compare.back')}
        </Button>
      </header>
      {comparing.kind === 'asking' && (
        <p role="status" className={styles.asking}>
          {t('compare.asking')}
        </p>
      )}
      {comparing.kind === 'failed' && (
        <div className={styles.problem}>
          <Notice
            tone="needs-you"
            actions={<Button onClick={() => void compareStory(articleId)}>{t('compare.retry')}</Button>}
          >
            {errorSentence(t, comparing.error)}
          </Notice>
        </div>
      )}
      {comparing.kind === 'shown' && (
        <Differences
          // Another text is another comparison: what was unfolded and looked at starts anew.
          key={comparing.comparison.revision}
          articleId={articleId}
          comparison={comparing.comparison}
          choosing={comparing.choosing}
          problem={comparing.problem}
          {...{ onDone, onReady }}
        />
      )}
    </main>
  );
}
