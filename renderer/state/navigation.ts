import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import { changePreferences, usePreferences } from './preferences';

/** What the window's middle shows. */
export type Place =
  | { readonly kind: 'library' }
  | { readonly kind: 'story'; readonly articleId: ArticleId }
  | { readonly kind: 'compare'; readonly articleId: ArticleId }
  /** Two versions beside each other; null stands for the story as it is. */
  | {
      readonly kind: 'versions';
      readonly articleId: ArticleId;
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'settings' };

export type Sheet =
  'none' | 'palette' | 'quick-open' | 'shortcuts' | 'assign' | 'move-section' | 'saved-filter';

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
}

/** The next start opens this story again. Call it once the story was asked for: writing this down takes as long. */
export function keepForNextStart(articleId: ArticleId): void {
  if (usePreferences.getState().preferences.lastArticle !== articleId)
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

/** The widths under which a panel is a drawer; the style sheets of the window and of the story say the same. */
const drawerWidths = { queue: '(max-width: 1240px)', inspector: '(max-width: 1100px)' };

export function isDrawer(panel: 'queue' | 'inspector'): boolean {
  return window.matchMedia(drawerWidths[panel]).matches;
}

/** Calls back whenever a panel turns into a drawer, or back. Returns the end of it. */
export function watchDrawer(panel: 'queue' | 'inspector', onChange: () => void): () => void {
  const query = window.matchMedia(drawerWidths[panel]);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Folds a panel away or back: on a wide window for good, on a narrow one as a drawer for the moment. */
export function togglePanel(panel: 'queue' | 'inspector'): void {
  if (isDrawer(panel)) {
    set(({ drawer }) => ({ drawer: drawer === panel ? 'none' : panel }));
    return;
  }
  const { queueOpen, inspectorOpen } = usePreferences.getState().preferences;
  changePreferences(panel === 'queue' ? { queueOpen: !queueOpen } : { inspectorOpen: !inspectorOpen });
}

/** Brings the queue out, wherever it is folded away. */
export function showQueue(): void {
  if (isDrawer('queue')) set({ drawer: 'queue' });
  else changePreferences({ queueOpen: true });
}

/** Brings the inspector out, wherever it is folded away. */
export function showInspector(): void {
  set({ focus: false, preview: 'closed' });
  if (isDrawer('inspector')) set({ drawer: 'inspector' });
  else changePreferences({ inspectorOpen: true });
}

export function toggleFocus(): void {
  set((state) => ({ focus: !state.focus }));
}

/** The story in the middle, if there is one. */
export function shownArticle(place: Place): ArticleId | null {
  return place.kind === 'story' || place.kind === 'compare' || place.kind === 'versions'
    ? place.articleId
    : null;
}
