import { useAuthorStyle } from '../author-styles';
import styles from './comments.module.css';

/** Initials in the author's colour; the name stands beside it, so that nothing is said by colour alone. */
export function AuthorSign({ name }: { readonly name: string }) {
  const style = useAuthorStyle(name) ?? 1;
  return (
    <span
      aria-hidden
      className={styles.sign}
      style={{ '--author': `var(--author-${style})` } as React.CSSProperties}
    >
      {initialsOf(name)}
    </span>
  );
}

/** The first letters of the first and the last name: `MT` for Maya Tremblay. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap(
    (word) => word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? [],
  );
  return letters.join('').toLocaleUpperCase();
}
