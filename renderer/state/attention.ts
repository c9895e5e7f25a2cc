import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AttentionItem } from '../../shared/ipc/library-answers';
import { api } from '../api/bridge';
import { showStory } from './navigation';

interface AttentionState {
  /** Everything that waits for the person, newest first. */
  readonly items: readonly AttentionItem[];
  /** What came while this window was open and was not read yet. */
  readonly news: readonly AttentionItem[];
  /** Whether the list is out. */
  readonly open: boolean;
}

export const useAttention = create<AttentionState>(() => ({ items: [], news: [], open: false }));

const { getState: get, setState: set } = useAttention;

/** Starts following what waits for the person. */
export function startAttention(): void {
  api.on('desk:attention', ({ items, fresh }) => {
    const waiting = new Set(items.map(({ id }) => id));
    const news = [...fresh, ...get().news].filter(({ id }) => waiting.has(id));
    set({ items, news: get().open ? [] : news });
  });
  api.on('desk:show', ({ articleId }) => {
    if (articleId === null) showAttention(true);
    else openMatter(articleId);
  });
  void api['library:attention']({}).then((answer) => {
    if (answer.ok) set({ items: answer.value });
  });
}

/** Brings the list out or puts it away; what it shows is read. */
export function showAttention(open: boolean): void {
  set(open ? { open, news: [] } : { open });
}

/** Opens the story that a matter is about. */
export function openMatter(articleId: ArticleId): void {
  set({ open: false, news: get().news.filter((item) => item.articleId !== articleId) });
  showStory(articleId);
}
