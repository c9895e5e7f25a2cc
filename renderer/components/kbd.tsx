import styles from './kbd.module.css';

/** A key or keys, as they stand on the keyboard. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keys}</kbd>;
}
