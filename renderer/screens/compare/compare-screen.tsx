import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { AppError } from '../../../shared/errors/app-error';
import type { SiteComparison, StorySide } from '../../../shared/ipc/responses';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import { shortTime } from '../../i18n/time';
import { compareWithSite, keepMyText, takeSiteText } from '../../state/connection';
import { wordDifference } from './word-difference';
import styles from './compare.module.css';

interface CompareScreenProps {
  readonly articleId: ArticleId;
  readonly onDone: () => void;
}

/** A story that differs here and on the site: both texts side by side, and the person's decision. */
export function CompareScreen({ articleId, onDone }: CompareScreenProps) {
  const t = useText();
  const [comparison, setComparison] = useState<SiteComparison | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let wanted = true;
    void compareWithSite(articleId).then((answer) => {
      if (!wanted) return;
      setComparison(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [articleId, asked]);
  const decide = async (decision: Promise<AppError | null>): Promise<void> => {
    const failure = await decision;
    if (failure === null) return onDone();
    setProblem(failure);
    setAsked((times) => times + 1);
  };
  return (
    <main className={styles.screen} aria-label={t('site.compare')}>
      <header className={styles.head}>
        <h1>{t('site.compare')}</h1>
        <p>{t('site.compare.lead')}</p>
        {problem !== null && (
          <Notice
            tone="needs-you"
            actions={<Button onClick={() => setAsked(asked + 1)}>{t('site.compare.again')}</Button>}
          >
            {errorSentence(t, problem)}
          </Notice>
        )}
        <div className={styles.buttons}>
          {comparison !== null && (
            <>
              <Button kind="primary" onClick={() => void decide(keepMyText(articleId, comparison.revision))}>
                {t('site.compare.keepMine')}
              </Button>
              <Button onClick={() => void decide(takeSiteText(articleId))}>
                {t('site.compare.takeTheirs')}
              </Button>
              <Button onClick={() => void navigator.clipboard.writeText(plainText(comparison.mine))}>
                {t('site.compare.copyMine')}
              </Button>
            </>
          )}
          <Button kind="quiet" onClick={onDone}>
            {t('site.compare.later')}
          </Button>
        </div>
      </header>
      {comparison !== null && (
        <div className={styles.sides}>
          <Side side="mine" comparison={comparison} />
          <Side side="theirs" comparison={comparison} />
        </div>
      )}
    </main>
  );
}

interface SideProps {
  readonly side: 'mine' | 'theirs';
  readonly comparison: SiteComparison;
}

function Side({ side, comparison }: SideProps) {
  const t = useText();
  const locale = useLocale();
  const runs = wordDifference(plainText(comparison.mine), plainText(comparison.theirs));
  return (
    <section className={styles.side} aria-labelledby={`compare-${side}`}>
      <h2 id={`compare-${side}`}>
        {t(`site.compare.${side}`)} <span>{shortTime(comparison[side].modified, locale, new Date())}</span>
      </h2>
      <div className={styles.text} tabIndex={0}>
        {runs
          .filter((run) => run.kind === 'same' || run.kind === side)
          .map((run, index) =>
            run.kind === 'same' ? <span key={index}>{run.text}</span> : <mark key={index}>{run.text}</mark>,
          )}
      </div>
    </section>
  );
}

function plainText({ headline, dek, blocks }: StorySide): string {
  return [headline, dek, ...blocks].filter((part) => part !== '').join('\n\n');
}
