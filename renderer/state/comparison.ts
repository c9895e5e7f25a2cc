import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import type { ArticleStatus, SiteComparison } from '../../shared/ipc/article-answers';
import { api } from '../api/bridge';
import { openStories } from './stories';

export type Comparing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'shown';
      readonly comparison: SiteComparison;
      readonly choosing: boolean;
      /** Why the last choice was not carried out. */
      readonly problem: AppError | null;
    };

export const useComparison = create<{ readonly comparing: Comparing }>(() => ({
  comparing: { kind: 'asking' },
}));

const { getState: get, setState: set } = useComparison;
let question = 0;

/** Fetches both texts of a story; what was typed last is saved first, so that mine is the newest. */
export async function compareStory(articleId: ArticleId, problem: AppError | null = null): Promise<void> {
  const mine = ++question;
  set({ comparing: { kind: 'asking' } });
  await openStories.find(articleId)?.flush();
  const answer = await api['article:compareWithSite']({ articleId });
  if (mine !== question) return;
  set({
    comparing: answer.ok
      ? { kind: 'shown', comparison: answer.value, choosing: false, problem }
      : { kind: 'failed', error: answer.error },
  });
}

/** The site's text becomes the story's; mine stays in its history. Answers whether it was done. */
export function takeSiteText(articleId: ArticleId): Promise<boolean> {
  return choose(articleId, () => api['article:takeSiteText']({ articleId }));
}

/** Mine is queued to go over exactly the site's text that is shown, and over no other. Answers whether. */
export function sendMine(articleId: ArticleId, agreedRevision: string): Promise<boolean> {
  return choose(articleId, () => api['article:keepMyText']({ articleId, agreedRevision }));
}

async function choose(articleId: ArticleId, ask: () => Promise<Result<ArticleStatus>>): Promise<boolean> {
  const { comparing } = get();
  if (comparing.kind !== 'shown' || comparing.choosing) return false;
  const mine = question;
  set({ comparing: { ...comparing, choosing: true, problem: null } });
  const answer = await ask();
  if (mine !== question || answer.ok) return mine === question;
  // The site moved on meanwhile: what is shown is no longer what stands there.
  if (answer.error.code === 'site.changed-on-site') await compareStory(articleId, answer.error);
  else set({ comparing: { ...comparing, choosing: false, problem: answer.error } });
  return false;
}
