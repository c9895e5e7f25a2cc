import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import { changePreferences } from './preferences';

/** What the window's middle shows. */
export type Place =
  | { readonly kind: 'library' }
  | { readonly kind: 'story'; readonly articleId: ArticleId }
  | { readonly kind: 'compare'; readonly articleId: ArticleId }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'settings' };

export type Sheet = 'none' | 'palette' | 'quick-open' | 'shortcuts';

interface NavigationState {
  readonly place: Place;
  readonly sheet: Sheet;
  readonly preview: 'closed' | 'side' | 'window';
  /** Copy and status line alone. */
  readonly focus: boolean;
  /** On a narrow window the queue is a drawer; whether it is out. */
  readonly drawer: 'none' | 'queue' | 'inspector';
}

export const useNavigation = create<NavigationState>(() => ({
  place: { kind: 'library' },
  sheet: 'none',
  preview: 'closed',
  focus: false,
  drawer: 'none',
}));

const set = useNavigation.setState;

/** Shows a story; the window remembers it for its next start. */
export function showStory(articleId: ArticleId): void {
  set({ place: { kind: 'story', articleId }, drawer: 'none', sheet: 'none' });
  changePreferences({ lastArticle: articleId });
}

export function showPlace(place: Place): void {
  set({ place, drawer: 'none', sheet: 'none' });
}

export function showSheet(sheet: Sheet): void {
  set({ sheet });
}

export function setPreview(preview: NavigationState['preview']): void {
  set({ preview });
}

export function setDrawer(drawer: NavigationState['drawer']): void {
  set({ drawer });
}

export function toggleFocus(): void {
  set((state) => ({ focus: !state.focus }));
}

/** The story in the middle, if there is one. */
export function shownArticle(place: Place): ArticleId | null {
  return place.kind === 'story' || place.kind === 'compare' ? place.articleId : null;
}
