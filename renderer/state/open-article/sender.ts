import type { AppError } from '../../../shared/errors/app-error';

/** Time, passed in: milliseconds since the epoch, and a timer that answers with its own cancellation. */
export interface Clock {
  readonly now: () => number;
  readonly setTimer: (run: () => void, milliseconds: number) => () => void;
}

/** A lane that sends what is unsent, one attempt at a time, and keeps trying after a failure. */
export interface Sender {
  /** There may be something to send: goes out within `batchDelay`, or after the attempt that is under way. */
  readonly wake: () => void;
  /** Sends all that is unsent now; false if an attempt failed (what is unsent stays and is retried). */
  readonly flush: () => Promise<boolean>;
  /** The failure of the last attempt; null after a success. */
  readonly error: () => AppError | null;
  readonly stop: () => void;
}

/** How long the first unsent change may wait for company, in milliseconds; the promise is 50 to disk. */
export const batchDelay = 15;
const firstRetry = 250;
const longestRetry = 15_000;

/** `attempt` sends once and answers null, or why it failed; `hasWork` says whether anything is unsent. */
export function createSender(options: {
  readonly hasWork: () => boolean;
  readonly attempt: () => Promise<AppError | null>;
  readonly clock: Clock;
  readonly onChange: () => void;
}): Sender {
  const { hasWork, attempt, clock, onChange } = options;
  let error: AppError | null = null;
  let failures = 0;
  let stopped = false;
  let cancelTimer: (() => void) | null = null;
  let underWay: Promise<boolean> | null = null;

  const schedule = (milliseconds: number): void => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(() => {
      cancelTimer = null;
      void run();
    }, milliseconds);
  };

  const run = (): Promise<boolean> => {
    if (underWay !== null) return underWay;
    if (!hasWork()) return Promise.resolve(true);
    cancelTimer?.();
    cancelTimer = null;
    underWay = attempt()
      .catch((): AppError => ({ code: 'internal', details: {} }))
      .then((failure) => {
        underWay = null;
        error = failure;
        failures = failure === null ? 0 : failures + 1;
        if (!stopped && hasWork()) schedule(failure === null ? batchDelay : retryDelay(failures));
        onChange();
        return failure === null;
      });
    return underWay;
  };

  return {
    wake: () => {
      if (!stopped && underWay === null && cancelTimer === null && hasWork()) schedule(batchDelay);
    },
    flush: async () => {
      if (underWay !== null) await underWay;
      while (hasWork()) if (!(await run())) return false;
      return true;
    },
    error: () => error,
    stop: () => {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** 250 ms, doubled with each failure, at most 15 s: the other end is this machine's own disk. */
function retryDelay(failures: number): number {
  return Math.min(longestRetry, firstRetry * 2 ** (failures - 1));
}
