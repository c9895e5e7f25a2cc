import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError } from '../../shared/errors/app-error';
import type { Presence } from '../../shared/ipc/article-answers';
import { api } from '../api/bridge';

interface PresenceState {
  readonly known: Readonly<Record<string, Presence>>;
  /** Stories that the person writes in although somebody else holds them. */
  readonly writing: readonly ArticleId[];
}

export const usePresence = create<PresenceState>(() => ({ known: {}, writing: [] }));

const { setState: set } = usePresence;

/** Starts following who else has stories open; before a story is opened, so that nothing is missed. */
export function startPresence(): void {
  api.on('article:presence', (presence) => {
    const { articleId, mine } = presence;
    set(({ known, writing }) => ({
      known: { ...known, [articleId]: presence },
      // The next one who holds it is asked about anew.
      writing: mine ? writing.filter((id) => id !== articleId) : writing,
    }));
  });
}

/** Who else holds a story, or null where nobody does. */
export function holderOf({ known }: PresenceState, articleId: ArticleId): Presence['others'][number] | null {
  const presence = known[articleId];
  return presence === undefined || presence.mine
    ? null
    : (presence.others.find(({ holds }) => holds) ?? null);
}

/** Whether the copy is to be read only, because somebody else holds it and the person has not chosen to write in it. */
export function isHeld(state: PresenceState, articleId: ArticleId): boolean {
  return holderOf(state, articleId) !== null && !state.writing.includes(articleId);
}

/** Writes beside whoever holds the story. */
export function writeAnyway(articleId: ArticleId): void {
  set(({ writing }) => ({ writing: [...writing, articleId] }));
}

/** Takes a story over. Returns why not, or null. */
export async function takeOver(articleId: ArticleId): Promise<AppError | null> {
  const answer = await api['presence:takeOver']({ articleId });
  return answer.ok ? null : answer.error;
}
