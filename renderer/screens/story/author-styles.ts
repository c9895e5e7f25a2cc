import { useEffect } from 'react';
import type { Suggestion } from '../../../shared/article/record';

/** The lines that tell authors apart without their colours. */
const lines = ['solid', 'double', 'dotted', 'dashed'] as const;

/** Which of the four styles each author has: in the order they first made a suggestion, over again from the fifth on. */
export function authorStyles(suggestions: readonly Suggestion[]): ReadonlyMap<string, number> {
  const styles = new Map<string, number>();
  for (const { author } of suggestions) {
    if (!styles.has(author)) styles.set(author, styles.size % lines.length);
  }
  return styles;
}

/** The style sheet that dresses every suggestion as its author's. Ids are well-formed: letters, digits, `_` and `-`. */
export function authorSheet(suggestions: readonly Suggestion[]): string {
  const styles = authorStyles(suggestions);
  return lines
    .map((line, index) => {
      const ids = suggestions.filter(({ author, id }) => styles.get(author) === index && /^[\w-]+$/.test(id));
      if (ids.length === 0) return '';
      const selectors = ids.map(({ id }) => `[data-suggestion='${id}']`).join(',');
      return `${selectors}{--suggested:var(--author-${index + 1});--suggested-line:${line}}`;
    })
    .join('');
}

/** Dresses the suggestions on the screen by author; the sheet changes only when the set of them does. */
export function useAuthorStyles(suggestions: readonly Suggestion[]): void {
  useSheet(authorSheet(suggestions));
}

/** Frames one suggestion in the copy, e.g. that of the card which has the focus. */
export function useFramedSuggestion(id: string | null): void {
  useSheet(
    id !== null && /^[\w-]+$/.test(id)
      ? `.copy [data-suggestion='${id}']{outline:2px solid var(--mark);outline-offset:2px;border-radius:2px}`
      : '',
  );
}

function useSheet(sheet: string): void {
  useEffect(() => {
    if (sheet === '') return;
    const made = new CSSStyleSheet();
    made.replaceSync(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== made);
    };
  }, [sheet]);
}
