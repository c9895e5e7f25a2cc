import { useId, useState } from 'react';
import type { StorySide } from '../../../shared/ipc/article-answers';
import { Button } from '../../components/button';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime } from '../../i18n/time';
import styles from './compare.module.css';

interface SideHeadProps {
  readonly side: 'mine' | 'theirs';
  readonly story: StorySide;
  readonly choosing: boolean;
  readonly onChoose: () => void;
}

/** The head of one column: whose text it is, when it was changed, and the choice for it. */
export function SideHead({ side, story, choosing, onChoose }: SideHeadProps) {
  const t = useText();
  const locale = useLocale();
  const hint = useId();
  return (
    <section className={styles.sideHead} aria-label={t(`compare.${side}`)}>
      <h2 className={styles.sideTitle}>{t(`compare.${side}`)}</h2>
      <p className={styles.modified} title={fullTime(story.modified, locale)}>
        {t('compare.modified', { at: shortTime(story.modified, locale, new Date()) })}
      </p>
      <div className={styles.choices}>
        <Button disabled={choosing} aria-describedby={hint} onClick={onChoose}>
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
