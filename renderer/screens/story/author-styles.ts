import { createContext, use, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Suggestion } from '../../../shared/article/record';
import type { Thread } from '../../../shared/article/threads';
import type { ArticleSession } from '../../state/open-article/session';

/** The lines that tell authors apart without their colours. */
const lines = ['solid', 'double', 'dotted', 'dashed'] as const;

/** The style, from 1 to 4, of each person in a story. */
type AuthorStyles = ReadonlyMap<string, number>;

/**
 * Which of the four styles each person has, in what they suggest and in what they say: in the order in which they first did
 * either, over again from the fifth on.
 */
export function authorStyles(suggestions: readonly Suggestion[], threads: readonly Thread[]): AuthorStyles {
  const made = [...suggestions, ...threads.flatMap(({ replies }) => replies)];
  const styles = new Map<string, number>();
  for (const { author } of made.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    if (!styles.has(author)) styles.set(author, (styles.size % lines.length) + 1);
  }
  return styles;
}

/** The style sheet that dresses every suggestion as its author's. Ids are well-formed: letters, digits, `_` and `-`. */
export function authorSheet(suggestions: readonly Suggestion[], styles: AuthorStyles): string {
  return lines
    .map((line, index) => {
      const ids = suggestions.filter(
        ({ author, id }) => styles.get(author) === index + 1 && /^[\w-]+$/.test(id),
      );
      if (ids.length === 0) return '';
      const selectors = ids.map(({ id }) => `[data-suggestion='${id}']`).join(',');
      return `${selectors}{--suggested:var(--author-${index + 1});--suggested-line:${line}}`;
    })
    .join('');
}

/** Dresses the suggestions on the screen by author; the sheet changes only when the set of them does. */
export function useAuthorStyles({ store }: ArticleSession): AuthorStyles {
  const suggestions = useStore(store, (state) => state.suggestions);
  const threads = useStore(store, (state) => state.threads);
  const styles = useMemo(() => authorStyles(suggestions, threads), [suggestions, threads]);
  useSheet(authorSheet(suggestions, styles));
  return styles;
}

export const AuthorStylesContext = createContext<AuthorStyles>(new Map());

/** The style of a person in the story on the screen, from 1 to 4; null for one who has neither suggested nor said anything. */
export function useAuthorStyle(name: string): number | null {
  return use(AuthorStylesContext).get(name) ?? null;
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
