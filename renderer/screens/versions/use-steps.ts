import { useCallback, useEffect, useRef, useState } from 'react';

/** Steps through what differs: which of them is shown, and the way to the others. */
export interface Steps {
  /** From 1; 0 before the first. */
  readonly shown: number;
  readonly go: (by: 1 | -1) => void;
  readonly onLine: (place: number, element: HTMLElement | null) => void;
}

/** `of` names what is compared: with another comparison the steps begin anew. */
export function useSteps(count: number, of: string): Steps {
  const [at, setAt] = useState({ of, shown: 0 });
  const shown = at.of === of ? at.shown : 0;
  const lines = useRef(new Map<number, HTMLElement>());
  const go = useCallback(
    (by: 1 | -1) => {
      const next = Math.max(1, Math.min(count, shown + by));
      if (count === 0) return;
      setAt({ of, shown: next });
      lines.current.get(next)?.focus();
      lines.current.get(next)?.scrollIntoView({ block: 'center' });
    },
    [count, of, shown],
  );
  const onLine = useCallback((place: number, element: HTMLElement | null) => {
    if (element === null) lines.current.delete(place);
    else lines.current.set(place, element);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isStep = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      // Alt and an arrow open a list of choices, as everywhere.
      if (!isStep || event.target instanceof HTMLSelectElement) return;
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [go]);
  return { shown, go, onLine };
}
