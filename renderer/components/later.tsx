import { startTransition, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface LaterProps {
  readonly children: ReactNode;
  /** What has to come first, however long that takes. */
  readonly after?: () => Promise<void>;
}

/** Draws its children once a frame without them stands, so that what surrounds them is there first. */
export function Later({ children, after }: LaterProps) {
  const [now, setNow] = useState(false);
  const first = useRef(after);
  useEffect(() => {
    let frame = 0;
    let afterwards: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const draw = (): void => {
      if (!wanted) return;
      frame = requestAnimationFrame(() => {
        afterwards = setTimeout(() => startTransition(() => setNow(true)));
      });
    };
    if (first.current === undefined) draw();
    else void first.current().then(draw);
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
      clearTimeout(afterwards);
    };
  }, []);
  return now ? children : null;
}
