import { useId, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { StorySide } from '../../../shared/ipc/article-answers';
import { Button } from '../../components/button';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime } from '../../i18n/time';
import { sendMine, takeSiteText } from '../../state/comparison';
import styles from './compare.module.css';

interface SideHeadProps {
  readonly side: 'mine' | 'theirs';
  readonly story: StorySide;
  readonly articleId: ArticleId;
  readonly revision: string;
  readonly choosing: boolean;
  readonly onDone: () => void;
}

/** The head of one column: whose text it is, when it was changed, and the choice for it. */
export function SideHead({ side, story, articleId, revision, choosing, onDone }: SideHeadProps) {
  const t = useText();
  const locale = useLocale();
  const hint = useId();
  const choose = async (): Promise<void> => {
    const done = side === 'mine' ? await sendMine(articleId, revision) : await takeSiteText(articleId);
    if (done) onDone();
  };
  return (
    <section className={styles.sideHead} aria-label={t(`compare.${side}`)}>
      <h2 className={styles.sideTitle}>{t(`compare.${side}`)}</h2>
      <p className={styles.modified} title={fullTime(story.modified, locale)}>
        {t('compare.modified', { at: shortTime(story.modified, locale, new Date()) })}
      </p>
      <div className={styles.choices}>
        <Button disabled={choosing} aria-describedby={hint} onClick={() => void choose()}>
          {t(side === 'mine' ? 'compare.send' : 'compare.take')}
        </Button>
        {side === 'mine' && <CopyText story={story} />}
      </div>
      <p id={hint} className={styles.hint}>
        {t(side === 'mine' ? 'compare.send.hint' : 'compare.take.hint')}
      </p>
    </section>
  );
}

function CopyText({ story }: { readonly story: StorySide }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText([story.headline, story.dek, ...story.blocks].join('\n\n'));
    setCopied(true);
  };
  return (
    <>
      <Button kind="quiet" onClick={() => void copy()}>
        {t('compare.copy')}
      </Button>
      <span role="status" className={styles.modified}>
        {copied ? t('compare.copied') : ''}
      </span>
    </>
  );
}
