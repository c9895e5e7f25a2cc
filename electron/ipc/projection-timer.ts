import type { ArticleId } from '../../shared/article/ids';

const restMs = 600;

/** Refreshes an article's list columns and full text once its typing rests, never between two keys. */
export interface ProjectionTimer {
  readonly touched: (id: ArticleId) => void;
  /** Refreshes this article now, or all that wait. */
  readonly now: (id?: ArticleId) => void;
}

export function createProjectionTimer(refresh: (id: ArticleId) => void): ProjectionTimer {
  const waiting = new Map<ArticleId, NodeJS.Timeout>();
  const run = (id: ArticleId): void => {
    clearTimeout(waiting.get(id));
    if (waiting.delete(id)) refresh(id);
  };
  return {
    touched: (id) => {
      clearTimeout(waiting.get(id));
      waiting.set(
        id,
        setTimeout(() => run(id), restMs),
      );
    },
    now: (id) => {
      for (const each of id === undefined ? [...waiting.keys()] : [id]) run(each);
    },
  };
}
