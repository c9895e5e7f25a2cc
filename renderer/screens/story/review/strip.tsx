import type { ReactNode } from 'react';
import { Dot } from '../../../components/dot';
import type { DotTone } from '../../../components/dot';
import styles from './review.module.css';

interface StripProps {
  readonly tone: DotTone;
  readonly children: ReactNode;
  /** What to do next. */
  readonly actions?: ReactNode;
  /** Told at once, as the answer to what the person just did. */
  readonly urgent?: boolean;
}

/** A sentence over the whole width above the copy, with what to do about it. */
export function Strip({ tone, children, actions, urgent = false }: StripProps) {
  return (
    <div className={styles.strip} data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <Dot tone={tone} />
      <div className={styles.stripWords}>{children}</div>
      {actions}
    </div>
  );
}
