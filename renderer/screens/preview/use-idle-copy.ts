import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';

/** Where the copy comes from: the open article's session, or anything that can be listened to. */
export interface CopySource {
  readonly doc: () => Node;
  /** Calls back after each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The longest the page lags behind the typing, in milliseconds, when the window is never idle. */
const longestLag = 150;

/** The copy as the preview shows it: taken up between keystrokes, never during one. */
export function useIdleCopy(source: CopySource): Node {
  const [doc, setDoc] = useState(source.doc);
  useEffect(() => {
    let waiting: number | null = null;
    const take = (): void => {
      waiting = null;
      setDoc(source.doc());
    };
    const unsubscribe = source.subscribe(() => {
      waiting ??= requestIdleCallback(take, { timeout: longestLag });
    });
    take();
    return () => {
      unsubscribe();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [source]);
  return doc;
}
