import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Requirement } from '../../../../shared/article/policy';
import { useDesk } from './story-desk';
import styles from './review.module.css';

/** A field that the site's rules may ask for: it takes the caret when somebody is sent to it. */
export function AskedField({ of, children }: { readonly of: Requirement; readonly children: ReactNode }) {
  const { wanted, want } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted !== of) return;
    const control =
      place.current?.querySelector<HTMLElement>('input, textarea, select') ??
      place.current?.querySelector('button');
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
    want(null);
  }, [of, want, wanted]);
  return (
    <div ref={place} className={styles.asked}>
      {children}
    </div>
  );
}
