import type { Cms, CmsGate } from '../../electron/cms/cms';

/** A gate whose process can die at a chosen request: nothing after it is ever answered. */
export interface KillableGate extends CmsGate {
  /** Dies at the request with this number, counted from now, before or after the site hears of it. */
  readonly killAt: (request: number, when: 'before' | 'after') => void;
  readonly isKilled: () => boolean;
  /** Requests since `killAt` was last called. */
  readonly count: () => number;
}

export function killableGate(gate: CmsGate): KillableGate {
  let count = 0;
  let at = Number.POSITIVE_INFINITY;
  let when: 'before' | 'after' = 'before';
  let killed = false;
  const never = new Promise<never>(() => undefined);
  const killable = (cms: Cms): Cms =>
    new Proxy(cms, {
      get:
        (target, name: keyof Cms) =>
        async (...values: unknown[]) => {
          if (killed) return never;
          const mine = count;
          count += 1;
          if (mine === at && when === 'before') killed = true;
          if (mine === at && when === 'before') return never;
          const answer = await (target[name] as (...values: unknown[]) => Promise<unknown>)(...values);
          if (mine === at) killed = true;
          return killed ? never : answer;
        },
    });
  return {
    ...gate,
    open: (url, credentials) => killable(gate.open(url, credentials)),
    killAt: (request, place) => {
      count = 0;
      at = request;
      when = place;
    },
    isKilled: () => killed,
    count: () => count,
  };
}
