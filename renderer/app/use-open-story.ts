import { useEffect, useState } from 'react';
import type { ArticleId } from '../../shared/article/ids';
import type { OpenArticles } from '../state/open-article/open-articles';
import type { ArticleSession } from '../state/open-article/session';

/** The session of a story, or null while none is shown. */
export function useOpenStory(stories: OpenArticles, articleId: ArticleId | null): ArticleSession | null {
  const [session, setSession] = useState<ArticleSession | null>(null);
  useEffect(() => {
    if (articleId === null) return setSession(null);
    let wanted = true;
    void stories.acquire(articleId).then((opened) => {
      if (wanted) setSession(opened.ok ? opened.value : null);
    });
    return () => {
      wanted = false;
      setSession(null);
      stories.release(articleId);
    };
  }, [stories, articleId]);
  return session;
}
