import type { ReactNode } from 'react';
import { Dot } from './dot';
import type { DotTone } from './dot';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: DotTone;
  readonly children: ReactNode;
  /** What to do next. */
  readonly actions?: ReactNode;
}

/** A sentence that stands where the thing is, with what to do about it. It stays until it is no longer true. */
export function Notice({ tone, children, actions }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'needs-you' ? 'alert' : 'status'}>
      <Dot tone={tone} />
      <div className={styles.words}>{children}</div>
      {actions}
    </div>
  );
}
