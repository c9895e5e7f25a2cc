import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** The size of an element's content box, kept up to date; zero until it is laid out. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setRoom({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
