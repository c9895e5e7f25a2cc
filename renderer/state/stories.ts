import type { ArticleId } from '../../shared/article/ids';
import type { AppError } from '../../shared/errors/app-error';
import { api } from '../api/bridge';
import { createOpenArticles } from './open-article/open-articles';
import { showStory } from './navigation';
import { usePreferences } from './preferences';
import { select } from './library';

/** The stories open in this window. */
export const openStories = createOpenArticles(api);

/** Makes an empty draft and shows it. Returns why not, or null. */
export async function newStory(): Promise<AppError | null> {
  const { writingLanguage } = usePreferences.getState().preferences;
  const created = await api['article:create']({ language: writingLanguage });
  if (!created.ok) return created.error;
  select(created.value.articleId);
  showStory(created.value.articleId);
  return null;
}

/** Spikes a story or takes it back; either undoes the other. */
export async function moveToSpike(articleId: ArticleId, spiked: boolean): Promise<AppError | null> {
  const answer = await api[spiked ? 'article:spike' : 'article:unspike']({ articleId });
  return answer.ok ? null : answer.error;
}

/** Saves what is unsent whenever main asks, e.g. before a window closes; answers only when all of it is on disk. */
export function flushWhenAsked(): void {
  api.on('app:flush', ({ token }) => {
    void openStories.flushAll().then((saved) => {
      if (saved) void api['app:flushed']({ token });
    });
  });
}
