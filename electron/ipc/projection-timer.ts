import type { ArticleId } from '../../shared/article/ids';

const restMs = 600;
/** Whoever types without a pause still sees the list follow. */
const longestMs = 3_000;

/** Refreshes an article's list columns and full text once its typing rests, never between two keys. */
export interface ProjectionTimer {
  readonly touched: (id: ArticleId) => void;
  /** Refreshes this article now, or all that wait. */
  readonly now: (id?: ArticleId) => void;
}

export function createProjectionTimer(refresh: (id: ArticleId) => void): ProjectionTimer {
  const waiting = new Map<ArticleId, { readonly since: number; readonly timer: NodeJS.Timeout }>();
  const run = (id: ArticleId): void => {
    clearTimeout(waiting.get(id)?.timer);
    if (waiting.delete(id)) refresh(id);
  };
  return {
    touched: (id) => {
      const before = waiting.get(id);
      clearTimeout(before?.timer);
      const since = before?.since ?? performance.now();
      const rest = Math.max(0, Math.min(restMs, since + longestMs - performance.now()));
      waiting.set(id, { since, timer: setTimeout(() => run(id), rest) });
    },
    now: (id) => {
      for (const each of id === undefined ? [...waiting.keys()] : [id]) run(each);
    },
  };
}
