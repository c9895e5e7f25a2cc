import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { suggestionsIn } from '../../../../shared/document/suggestions';
import type { OpenSuggestion } from '../../../../shared/document/suggestions';
import { useSession } from '../fields/use-field';

/** A tracked change that stands in the copy, who made it and when; the author is empty where nobody knows. */
export interface OpenChange extends OpenSuggestion {
  readonly author: string;
  readonly at: string | null;
}

/** How long typing rests before the list is read again, in milliseconds. */
const restMs = 300;

/** The tracked changes of the story on this screen, in reading order; brought up to date when typing rests. */
export function useOpenChanges(): readonly OpenChange[] {
  const session = useSession();
  const known = useStore(session.store, (state) => state.suggestions);
  const [open, setOpen] = useState<readonly OpenSuggestion[]>([]);
  // A story without suggestions costs no keystroke anything.
  const mayHaveSome = known.length > 0;
  useEffect(() => {
    if (!mayHaveSome) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const read = (): void =>
      setOpen((before) => {
        const now = suggestionsIn(session.copy.state().doc);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    const stop = session.onCopy(() => {
      clearTimeout(waiting);
      waiting = setTimeout(read, restMs);
    });
    waiting = setTimeout(read, 0);
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [mayHaveSome, session]);
  return useMemo(() => {
    const byId = new Map(known.map((suggestion) => [suggestion.id, suggestion]));
    return open.map((change) => {
      const maker = byId.get(change.id);
      return { ...change, author: maker?.author ?? '', at: maker?.at ?? null };
    });
  }, [known, open]);
}
