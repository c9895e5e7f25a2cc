import type { Result } from '../../shared/errors/app-error';

/** Stories brought up to date in one go: some 30 ms on a slow machine, less than anybody notices between two keys. */
const atOnce = 20;
const pauseMs = 25;

/** Does work in slices behind the window until none is left, or the store fails; `onDone` comes after the last one. */
export function catchUp(slice: (most: number) => Result<number>, onDone: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let did = false;
  const next = (): void => {
    const done = slice(atOnce);
    did ||= done.ok && done.value > 0;
    if (done.ok && done.value > 0) timer = setTimeout(next, pauseMs);
    else if (did) onDone();
  };
  next();
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}
