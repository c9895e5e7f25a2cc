import { createContext, use, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Suggestion } from '../../../shared/article/record';
import type { Thread } from '../../../shared/article/threads';
import type { ArticleSession } from '../../state/open-article/session';

/** As many as editor.css tells apart: each has a colour and a line of its own. */
const styleCount = 4;

/** The style, from 1 to 4, of each person in a story. */
type AuthorStyles = ReadonlyMap<string, number>;

interface Written {
  readonly suggestions: readonly Suggestion[];
  readonly threads: readonly Thread[];
}

/**
 * Which of the four styles each person has, in what they suggest and in what they say: in the order in which they first did
 * either, over again from the fifth on.
 */
export function authorStyles({ suggestions, threads }: Written): AuthorStyles {
  const began = new Map<string, string>();
  for (const made of [suggestions, ...threads.map(({ replies }) => replies)]) {
    for (const { author, at } of made) {
      const known = began.get(author);
      if (known === undefined || at < known) began.set(author, at);
    }
  }
  const inOrder = [...began].sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0));
  return new Map(inOrder.map(([author], index) => [author, (index % styleCount) + 1]));
}

/** The same by suggestion; made once for what is written in the story on the screen. */
export function suggestionStyles({ suggestions, threads }: Written): ReadonlyMap<string, number> {
  if (last.suggestions !== suggestions || last.threads !== threads) {
    const byAuthor = authorStyles({ suggestions, threads });
    const byId = new Map(suggestions.map(({ id, author }) => [id, byAuthor.get(author) ?? 1]));
    last = { suggestions, threads, byId };
  }
  return last.byId;
}

let last: Written & { readonly byId: ReadonlyMap<string, number> } = {
  suggestions: [],
  threads: [],
  byId: new Map(),
};

export function useAuthorStyles({ store }: ArticleSession): AuthorStyles {
  const suggestions = useStore(store, (state) => state.suggestions);
  const threads = useStore(store, (state) => state.threads);
  return useMemo(() => authorStyles({ suggestions, threads }), [suggestions, threads]);
}

export const AuthorStylesContext = createContext<AuthorStyles>(new Map());

/** The style of a person in the story on the screen, from 1 to 4; null for one who has neither suggested nor said anything. */
export function useAuthorStyle(name: string): number | null {
  return use(AuthorStylesContext).get(name) ?? null;
}

/** Frames one suggestion in the copy, e.g. that of the card which has the focus. */
export function useFramedSuggestion(id: string | null): void {
  useEffect(() => {
    if (id === null || !/^[\w-]+$/.test(id)) return;
    const made = new CSSStyleSheet();
    made.replaceSync(
      `.copy [data-suggestion='${id}']{outline:2px solid currentColor;outline-offset:2px;border-radius:2px}`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== made);
    };
  }, [id]);
}
