/** Lets several pieces of work run side by side, and others only alone, in the order they were asked for. */
export interface Lanes {
  /** Runs beside other shared work, when nothing runs alone. */
  readonly shared: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Runs when nothing else does; what is asked for later waits. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

export function createLanes(): Lanes {
  let lastAlone: Promise<unknown> = Promise.resolve();
  let sharing: Promise<unknown>[] = [];
  return {
    shared: (work) => {
      const mine = lastAlone.then(work);
      sharing.push(settled(mine));
      return mine;
    },
    alone: (work) => {
      const before = Promise.all([lastAlone, ...sharing]);
      sharing = [];
      const mine = before.then(work);
      lastAlone = settled(mine);
      return mine;
    },
  };
}

/** Runs work of the same name one after the other, and of other names side by side. */
export type InTurn = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;

export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    const end = settled(mine).then(() => {
      if (last.get(name) === end) last.delete(name);
    });
    last.set(name, end);
    return mine;
  };
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}
