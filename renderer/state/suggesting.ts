import type { ArticleId } from '../../shared/article/ids';

const chosen = new Map<ArticleId, boolean>();

/** Whether writing in a story suggests: as the person last chose in this window, else as is usual for whose it is. */
export function startsSuggesting(articleId: ArticleId, usual: boolean): boolean {
  return chosen.get(articleId) ?? usual;
}

/** Keeps what the person chose for a story while the window lives. */
export function keepSuggesting(articleId: ArticleId, on: boolean): void {
  chosen.set(articleId, on);
}
