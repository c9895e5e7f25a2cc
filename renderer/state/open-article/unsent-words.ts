import type { ArticleId } from '../../../shared/article/ids';

/** What is said along with a move. */
export interface Words {
  readonly note: string;
  readonly advisory: string;
}

/**
 * Words that were written in this window and not sent: neither closing what they were written in nor going to another
 * story loses any. They go with the window.
 */
function keptByArticle<Key, Value>(): (articleId: ArticleId) => Map<Key, Value> {
  const byArticle = new Map<ArticleId, Map<Key, Value>>();
  return (articleId) => {
    const known = byArticle.get(articleId);
    if (known !== undefined) return known;
    const made = new Map<Key, Value>();
    byArticle.set(articleId, made);
    return made;
  };
}

/** Comments by thread, or `new`. */
export const unsentComments = keptByArticle<string, string>();

/** What was to be said with a move, by the move. */
export const unsentMoves = keptByArticle<string, Words>();
