import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import { api } from '../api/bridge';

/** The journal rows up to which stories had been seen when they were opened, where somebody changed them since. */
export const useLooks = create<{ readonly since: ReadonlyMap<ArticleId, number> }>(() => ({
  since: new Map(),
}));

const { getState: get, setState: set } = useLooks;

/** The person has a story before their eyes. Returns the end of it: what changed meanwhile was seen too. */
export function lookAtStory(articleId: ArticleId): () => void {
  void api['library:looked']({ articleId }).then((answer) => {
    if (!answer.ok || answer.value.since === null) return;
    set({ since: new Map(get().since).set(articleId, answer.value.since) });
  });
  return () => void api['library:looked']({ articleId });
}

/** The person knows now what changed, or does not want to. */
export function forgetLook(articleId: ArticleId): void {
  const since = new Map(get().since);
  since.delete(articleId);
  set({ since });
}
