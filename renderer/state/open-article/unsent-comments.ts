import type { ArticleId } from '../../../shared/article/ids';

const byArticle = new Map<ArticleId, Map<string, string>>();

/**
 * Words that were written in this window and not sent, by thread, or `new`: neither closing a card nor going to another
 * story loses any. They go with the window.
 */
export function unsentComments(articleId: ArticleId): Map<string, string> {
  const known = byArticle.get(articleId);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  byArticle.set(articleId, made);
  return made;
}
