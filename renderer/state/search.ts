import type { Result } from '../../shared/errors/app-error';
import type { SearchPage } from '../../shared/ipc/library-answers';
import { api } from '../api/bridge';

export type SearchAnswer = Result<SearchPage>;

const pauseMs = 60;
const mostHits = 100;

/** Searches once typing pauses; answers that are no longer asked for are dropped. Returns the way to stop. */
export function searchStories(query: string, onAnswer: (answer: SearchAnswer) => void): () => void {
  let wanted = true;
  const timer = setTimeout(() => {
    void api['library:search']({ query, offset: 0, limit: mostHits }).then((answer) => {
      if (wanted) onAnswer(answer);
    });
  }, pauseMs);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
