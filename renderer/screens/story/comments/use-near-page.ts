import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { restMs } from './use-story-comments';

/** A stretch of the layer, in pixels from its top. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How long a new place on the page waits for its cards, in milliseconds. */
const followMs = 100;

/**
 * The stretch of a layer on a scrolled page that is seen now, with a page more at both ends. Told anew each half page, not
 * at each pixel, and never between two keys: drawing the cards of another page takes longer than a key. `onCopy` calls
 * back after each change of the copy.
 */
export function useNearPage(
  layer: RefObject<HTMLElement | null>,
  shown: boolean,
  onCopy: (listener: () => void) => () => void,
): Stretch {
  const [near, setNear] = useState<Stretch>({ from: 0, to: 0 });
  useEffect(() => {
    const own = layer.current;
    const scroller = own?.parentElement?.parentElement;
    if (!shown || !own || !scroller) return;
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      waiting = null;
      const page = Math.max(200, scroller.clientHeight);
      const top = scroller.getBoundingClientRect().top - own.getBoundingClientRect().top;
      const seen = Math.floor(top / (page / 2)) * (page / 2);
      const next = { from: seen - page, to: seen + 2.5 * page };
      setNear((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const measure = new ResizeObserver(look);
    measure.observe(scroller);
    const scrolled = (): void => {
      waiting ??= setTimeout(look, followMs);
    };
    scroller.addEventListener('scroll', scrolled, { passive: true });
    const stop = onCopy(() => {
      if (waiting === null) return;
      clearTimeout(waiting);
      waiting = setTimeout(look, restMs);
    });
    return () => {
      if (waiting !== null) clearTimeout(waiting);
      measure.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      stop();
    };
  }, [layer, onCopy, shown]);
  return near;
}
