import { startTransition, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Draws its children once a frame without them stands, so that what surrounds them is there first. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(false);
  useEffect(() => {
    let afterwards: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      afterwards = setTimeout(() => startTransition(() => setNow(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(afterwards);
    };
  }, []);
  return now ? children : null;
}
