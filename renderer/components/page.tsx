import { useId } from 'react';
import type { ReactNode } from 'react';
import { landHere } from './keep-focus';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** As wide as a form, not as a list. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A place of the window that is read from top to bottom under its title. */
export function Page({ title, narrow = false, children }: PageProps) {
  const heading = useId();
  return (
    <main ref={landHere} tabIndex={-1} className={styles.screen} aria-labelledby={heading}>
      <div className={styles.page} data-narrow={narrow || undefined}>
        <h1 id={heading} className={styles.title}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  );
}
