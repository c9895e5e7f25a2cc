import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ArticleFields, FieldChange, FieldName } from '../../../../shared/article/fields';
import type { ArticleSession } from '../../../state/open-article/session';
import { isHeld, usePresence } from '../../../state/presence';

export const SessionContext = createContext<ArticleSession | null>(null);

/** The story on this screen. */
export function useSession(): ArticleSession {
  const session = use(SessionContext);
  if (session === null) throw new Error('No story around this component');
  return session;
}

/** One field of the story and the way to change it; every change is sent to disk within 50 ms. */
export function useField<Name extends FieldName>(
  name: Name,
): readonly [value: ArticleFields[Name], set: (value: ArticleFields[Name]) => boolean] {
  const session = useSession();
  const value = useStore(session.store, (state) => state.fields[name]);
  return [value, (next) => session.setField({ field: name, value: next } as FieldChange)];
}

/** Whether nothing of the story may be changed, not even what is said about it. */
export function useReadOnly(): boolean {
  return useStore(useSession().store, (state) => state.readOnly !== null);
}

/** Whether words and fields may be changed here: they can be, and nobody else holds them whom the person did not join. */
export function useWritable(): boolean {
  const { articleId } = useSession();
  const held = usePresence((state) => isHeld(state, articleId));
  return !useReadOnly() && !held;
}
