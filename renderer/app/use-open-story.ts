import { useEffect, useState } from 'react';
import type { ArticleId } from '../../shared/article/ids';
import type { OpenArticles } from '../state/open-article/open-articles';
import type { ArticleSession } from '../state/open-article/session';

/** The session of a story, or null while none is shown. */
export function useOpenStory(stories: OpenArticles, articleId: ArticleId | null): ArticleSession | null {
  const [opened, setOpened] = useState<{ readonly id: ArticleId; readonly session: ArticleSession } | null>(
    () => {
      const session = articleId === null ? null : stories.find(articleId);
      return articleId === null || session === null ? null : { id: articleId, session };
    },
  );
  useEffect(() => {
    if (articleId === null) return;
    let wanted = true;
    void stories.acquire(articleId).then((answer) => {
      if (wanted) setOpened(answer.ok ? { id: articleId, session: answer.value } : null);
    });
    return () => {
      wanted = false;
      setOpened(null);
      stories.release(articleId);
    };
  }, [stories, articleId]);
  return opened !== null && opened.id === articleId ? opened.session : null;
}
