import { useText } from '../../i18n/text';
import type { Stretch } from './compare-texts';
import type { NumberedPair } from './fold-same';
import styles from './compare.module.css';

export type Dress = 'headline' | 'dek' | 'paragraph';

interface PairRowProps {
  readonly pair: NumberedPair;
  readonly dress: Dress;
  /** Of all differences. */
  readonly count: number;
  readonly onRow: (element: HTMLElement | null) => void;
}

/** Two paragraphs that belong together, each on its side; words that one side has alone are marked. */
export function PairRow({ pair, dress, count, onRow }: PairRowProps) {
  const t = useText();
  const same = pair.kind === 'same';
  return (
    <div
      ref={same ? undefined : onRow}
      className={styles.row}
      data-dress={dress}
      data-same={same || undefined}
      role="group"
      tabIndex={same ? undefined : -1}
      aria-label={same ? undefined : t('compare.difference', { place: pair.place, count })}
    >
      {pair.kind === 'same' && (
        <>
          <p className={styles.cell}>{pair.text}</p>
          <p className={styles.cell}>{pair.text}</p>
        </>
      )}
      {pair.kind === 'changed' && (
        <>
          <p className={styles.cell}>{marked(pair.mine)}</p>
          <p className={styles.cell}>{marked(pair.theirs)}</p>
        </>
      )}
      {pair.kind === 'mine' && (
        <>
          <p className={styles.cell}>{marked([{ text: pair.text, alone: true }])}</p>
          <p className={styles.missing}>{t('compare.missing.theirs')}</p>
        </>
      )}
      {pair.kind === 'theirs' && (
        <>
          <p className={styles.missing}>{t('compare.missing.mine')}</p>
          <p className={styles.cell}>{marked([{ text: pair.text, alone: true }])}</p>
        </>
      )}
    </div>
  );
}

function marked(stretches: readonly Stretch[]) {
  return stretches.map(({ text, alone }, index) =>
    alone ? (
      <mark key={index} className={styles.alone}>
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
