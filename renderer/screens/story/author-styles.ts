import { useEffect } from 'react';
import type { Suggestion } from '../../../shared/article/record';

/** As many as editor.css tells apart: each has a colour and a line of its own. */
const styles = 4;

/** Which of the four styles each author has, from 1: in the order they first made a suggestion, over again from the fifth on. */
export function authorStyles(suggestions: readonly Suggestion[]): ReadonlyMap<string, number> {
  const byAuthor = new Map<string, number>();
  for (const { author } of suggestions) {
    if (!byAuthor.has(author)) byAuthor.set(author, (byAuthor.size % styles) + 1);
  }
  return byAuthor;
}

/** The same by suggestion; read once for each set of them. */
export function suggestionStyles(suggestions: readonly Suggestion[]): ReadonlyMap<string, number> {
  const known = byIds.get(suggestions);
  if (known !== undefined) return known;
  const byAuthor = authorStyles(suggestions);
  const byId = new Map(suggestions.map(({ id, author }) => [id, byAuthor.get(author) ?? 1]));
  byIds.set(suggestions, byId);
  return byId;
}

const byIds = new WeakMap<readonly Suggestion[], ReadonlyMap<string, number>>();

/** Frames one suggestion in the copy, e.g. that of the card which has the focus. */
export function useFramedSuggestion(id: string | null): void {
  useEffect(() => {
    if (id === null || !/^[\w-]+$/.test(id)) return;
    const made = new CSSStyleSheet();
    made.replaceSync(
      `.copy [data-suggestion='${id}']{outline:2px solid var(--mark);outline-offset:2px;border-radius:2px}`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== made);
    };
  }, [id]);
}
