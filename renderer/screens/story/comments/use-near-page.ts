import { startTransition, useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** A stretch of the layer, in pixels from its top. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of a layer on a scrolled page that is seen now, with a page more at both ends. Told anew each half page, not
 * at each pixel.
 */
export function useNearPage(layer: RefObject<HTMLElement | null>, shown: boolean): Stretch {
  const [near, setNear] = useState<Stretch>({ from: 0, to: 0 });
  useEffect(() => {
    const own = layer.current;
    const scroller = own?.parentElement?.parentElement;
    if (!shown || !own || !scroller) return;
    const look = (): void => {
      const page = Math.max(200, scroller.clientHeight);
      const top = scroller.getBoundingClientRect().top - own.getBoundingClientRect().top;
      const seen = Math.floor(top / (page / 2)) * (page / 2);
      const next = { from: seen - page, to: seen + 2.5 * page };
      setNear((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const measure = new ResizeObserver(look);
    measure.observe(scroller);
    // Cards for the next page may wait for a key or a frame of the scrolling itself.
    const scrolled = (): void => startTransition(look);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      measure.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [layer, shown]);
  return near;
}
