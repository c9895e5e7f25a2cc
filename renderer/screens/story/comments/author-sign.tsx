import styles from './comments.module.css';

const colours = 4;

/** Initials in the author's colour; the name stands beside it, so that nothing is said by colour alone. */
export function AuthorSign({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden
      className={styles.sign}
      style={{ '--author': `var(--author-${colourOf(name)})` } as React.CSSProperties}
    >
      {initialsOf(name)}
    </span>
  );
}

/** One of the four author colours, the same for the same name. */
export function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name.normalize('NFC')) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return (sum % colours) + 1;
}

/** The first letters of the first and the last name: `MT` for Maya Tremblay. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap(
    (word) => word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? [],
  );
  return letters.join('').toLocaleUpperCase();
}
