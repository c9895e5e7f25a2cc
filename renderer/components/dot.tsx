import styles from './dot.module.css';

export type DotTone = 'quiet' | 'working' | 'waiting' | 'verified' | 'needs-you';

/** A coloured dot; the word that says the same must stand beside it. */
export function Dot({ tone }: { readonly tone: DotTone }) {
  return <span className={styles.dot} data-tone={tone} aria-hidden="true" />;
}
