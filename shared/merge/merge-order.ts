/** The keys of one container's children as each side has them; `base` empty where it had none. */
export interface Orders {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * One order of two: mine, with what only theirs has after the neighbour it follows there, and with what theirs moved
 * where mine left it. What both put in one place stands mine first.
 */
export function mergeOrder({ base, mine, theirs }: Orders): string[] {
  let order = mergeOnce({ base, mine, theirs });
  // Which of two neighbours was the one that moved is a guess; laid over theirs again until the guess holds.
  for (let round = 0; round < mostRounds; round += 1) {
    const again = mergeOnce({ base, mine: order, theirs });
    if (again.every((key, index) => key === order[index])) break;
    order = again;
  }
  return order;
}

const mostRounds = 8;

function mergeOnce({ base, mine, theirs }: Orders): string[] {
  const order = [...mine];
  const had = new Set(base);
  const known = new Set(theirs);
  /** Behind a neighbour, and behind what mine has put there that theirs does not know. */
  const insertAfter = (key: string, neighbour: string | null): void => {
    let at = neighbour === null ? 0 : order.indexOf(neighbour) + 1;
    while (at < order.length && !known.has(order[at] as string) && !had.has(order[at] as string)) at += 1;
    order.splice(at, 0, key);
  };
  const present = new Set(mine);
  const moved = movedKeys(base, theirs);
  const movedHere = movedKeys(base, mine);
  let neighbour: string | null = null;
  for (const key of theirs) {
    if (!present.has(key)) {
      insertAfter(key, neighbour);
      present.add(key);
    } else if (moved.has(key) && !movedHere.has(key) && neighbourOf(order, key, known) !== neighbour) {
      order.splice(order.indexOf(key), 1);
      insertAfter(key, neighbour);
    }
    neighbour = key;
  }
  return order;
}

/** The nearest key before this one that theirs knows too. */
function neighbourOf(order: readonly string[], key: string, known: ReadonlySet<string>): string | null {
  for (let at = order.indexOf(key) - 1; at >= 0; at -= 1) {
    if (known.has(order[at] as string)) return order[at] as string;
  }
  return null;
}

/** The fewest keys whose move makes one order of the other, keys of both alone counted. */
function movedKeys(base: readonly string[], side: readonly string[]): ReadonlySet<string> {
  const place = new Map(base.map((key, index) => [key, index]));
  const common = side.filter((key) => place.has(key));
  const staying = longestAscent(common.map((key) => place.get(key) as number));
  return new Set(common.filter((_, index) => !staying.has(index)));
}

/** Indexes of a longest ascending run of distinct numbers. */
function longestAscent(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = index;
  });
  const run = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) run.add(index);
  return run;
}
