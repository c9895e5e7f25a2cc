import { useState } from 'react';
import { Button } from '../../components/button';
import { useText } from '../../i18n/text';
import type { Fold } from './fold-same';
import styles from './compare.module.css';

/** A run of equal paragraphs, in one line until somebody wants to read it. */
export function SameFold({ fold }: { readonly fold: Extract<Fold, { readonly kind: 'fold' }> }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (open) {
    return fold.texts.map((text, index) => (
      <div key={index} className={styles.row} data-dress="paragraph" data-same>
        <p className={styles.cell}>{text}</p>
        <p className={styles.cell}>{text}</p>
      </div>
    ));
  }
  return (
    <div className={styles.fold}>
      <span>{t('compare.same', { count: fold.texts.length })}</span>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('compare.same.show')}
      </Button>
    </div>
  );
}
