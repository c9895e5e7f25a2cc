import type { Thread } from '../../../../shared/article/threads';

/** The person at this machine, as comments know them. */
export interface Me {
  /** The slug at the site; null without one. */
  readonly slug: string | null;
  readonly names: readonly string[];
}

/** The threads of a story as a person reads them. */
export interface ThreadGroups {
  /** Open ones whose place stands: in the copy in reading order, then on fields. */
  readonly open: readonly Thread[];
  /** Open ones whose words or block are gone. */
  readonly orphaned: readonly Thread[];
  readonly resolved: readonly Thread[];
}

/** The ids of the threads that are open; read once for each set of them. */
export function openThreadIds(threads: readonly Thread[]): ReadonlySet<string> {
  const known = openIds.get(threads);
  if (known !== undefined) return known;
  const ids = new Set(threads.flatMap(({ id, state }) => (state === 'open' ? [id] : [])));
  openIds.set(threads, ids);
  return ids;
}

const openIds = new WeakMap<readonly Thread[], ReadonlySet<string>>();

/** `standing` are the ids of threads whose place is in the copy, in reading order. */
export function groupThreads(threads: readonly Thread[], standing: readonly string[]): ThreadGroups {
  const open = threads.filter(({ state }) => state === 'open');
  const places = new Map(standing.map((id, place) => [id, place]));
  const inCopy = open
    .filter(({ id, anchor }) => anchor.kind !== 'field' && places.has(id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  return {
    open: [...inCopy, ...open.filter(({ anchor }) => anchor.kind === 'field')],
    orphaned: open.filter(({ id, anchor }) => anchor.kind !== 'field' && !places.has(id)),
    resolved: threads.filter(({ state }) => state === 'resolved'),
  };
}

/** Whether a thread is a person's matter: they wrote in it, it calls them, or it is assigned to them. */
export function concerns(thread: Thread, me: Me): boolean {
  const { slug, names } = me;
  if (slug !== null && thread.assignee?.slug === slug) return true;
  return thread.replies.some(
    ({ author, person, mentions }) =>
      (slug !== null && (person === slug || mentions.includes(slug))) ||
      (person === null && names.includes(author)),
  );
}
