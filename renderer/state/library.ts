import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import { maxPageRows } from '../../shared/ipc/requests';
import type { DeskQueue, LibraryFilter, librarySorts } from '../../shared/ipc/requests';
import type { ArticleRow, DeskQueues, LibraryFacets, SavedFilter } from '../../shared/ipc/library-answers';
import { api } from '../api/bridge';

export type LibrarySort = (typeof librarySorts)[number];

export const everything: LibraryFilter = {
  states: [],
  sections: [],
  languages: [],
  authors: [],
  delivery: 'any',
  queue: 'all',
  unseen: false,
};

export const rowsPerPage = 100;

interface LibraryState {
  readonly filter: LibraryFilter;
  readonly sort: LibrarySort;
  readonly descending: boolean;
  readonly total: number;
  /** Rows by page number, as far as they were looked at. */
  readonly pages: ReadonlyMap<number, readonly ArticleRow[]>;
  readonly facets: LibraryFacets | null;
  /** The desk's queues and their figures; null until they are known. */
  readonly queues: DeskQueues | null;
  readonly problem: AppError | null;
  readonly selected: ArticleId | null;
}

export const useLibrary = create<LibraryState>(() => ({
  filter: everything,
  sort: 'changed',
  descending: true,
  total: 0,
  pages: new Map(),
  facets: null,
  queues: null,
  problem: null,
  selected: null,
}));

const { getState: get, setState: set } = useLibrary;
const asked = new Set<number>();
/** Pages somebody looks at now: the ones to fetch again when the library changes. */
let visible: readonly number[] = [0];
/** Answers to an older question are dropped. */
let question = 0;

/** The row at a place in the list, or null while its page is on the way. */
export function rowAt(pages: ReadonlyMap<number, readonly ArticleRow[]>, index: number): ArticleRow | null {
  return pages.get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage] ?? null;
}

/** Fetches the pages that hold these places, unless they are here or on the way. */
export function lookAt(first: number, last: number): void {
  const from = Math.floor(Math.max(0, first) / rowsPerPage);
  const to = Math.floor(Math.max(0, last) / rowsPerPage);
  visible = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  for (const page of visible) if (!get().pages.has(page)) void fetchPage(page);
}

export function setFilter(change: Partial<LibraryFilter>): void {
  ask({ filter: { ...get().filter, ...change } });
}

/** Shows one of the desk's queues, whole: what is due comes soonest first, everything else newest first. */
export function showQueueOf(queue: DeskQueue): void {
  const isDue = queue === 'due';
  ask({ filter: { ...everything, queue }, sort: isDue ? 'due' : 'changed', descending: !isDue });
}

export function showSaved({ filter, sort, descending }: SavedFilter): void {
  ask({ filter, sort, descending });
}

/** Whether the library shows exactly what was saved. */
export function isShown(saved: SavedFilter, { filter, sort, descending }: LibraryView): boolean {
  const same = JSON.stringify(saved.filter) === JSON.stringify(filter);
  return same && saved.sort === sort && saved.descending === descending;
}

/** The saved filter that the library shows exactly, or null. */
export function shownFilter(state: LibraryState): SavedFilter | null {
  return state.queues?.saved.find((saved) => isShown(saved, state)) ?? null;
}

type LibraryView = Pick<LibraryState, 'filter' | 'sort' | 'descending'>;

/** Keeps what the library shows now under a name. */
export async function saveShown(name: string): Promise<boolean> {
  const { filter, sort, descending } = get();
  const answer = await api['library:saveFilter']({ name, filter, sort, descending });
  keepSaved(answer);
  return answer.ok;
}

export async function forgetSaved(name: string): Promise<void> {
  keepSaved(await api['library:removeFilter']({ name }));
}

function keepSaved(answer: Result<readonly SavedFilter[]>): void {
  const { queues } = get();
  if (!answer.ok) set({ problem: answer.error });
  else if (queues !== null) set({ queues: { ...queues, saved: answer.value } });
}

/** The stories at these places of the list, whether their rows are here or not. */
export async function idsBetween(first: number, last: number): Promise<readonly ArticleId[]> {
  const { filter, sort, descending } = get();
  const ids: ArticleId[] = [];
  for (let offset = first; offset <= last; offset += maxPageRows) {
    const limit = Math.min(maxPageRows, last - offset + 1);
    const answer = await api['library:list']({ filter, sort, descending, offset, limit });
    if (!answer.ok) break;
    ids.push(...answer.value.rows.map(({ id }) => id));
  }
  return ids;
}

/** Sorts by a column, or turns its order around where it sorts already. */
export function sortBy(sort: LibrarySort): void {
  const { sort: current, descending } = get();
  ask({ sort, descending: sort === current ? !descending : sort === 'changed' || sort === 'words' });
}

export function select(selected: ArticleId | null): void {
  set({ selected });
}

export function isFiltered({
  states,
  sections,
  languages,
  authors,
  delivery,
  unseen,
}: LibraryFilter): boolean {
  const chosen = states.length + sections.length + languages.length + authors.length;
  return chosen > 0 || delivery !== 'any' || unseen;
}

/** Whether anything less than all stories is asked for: a queue, or a filter. */
export function isNarrowed(filter: LibraryFilter): boolean {
  return isFiltered(filter) || filter.queue !== 'all';
}

/** Starts following the library; changes in quick succession are answered once. */
export function startLibrary(): void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const refresh = (): void => {
    waiting = null;
    refetch();
  };
  api.on('library:changed', () => {
    waiting ??= setTimeout(refresh, 150);
  });
  refetch();
}

function ask(change: Partial<LibraryState>): void {
  set({ ...change, pages: new Map() });
  visible = [0];
  refetch();
}

function refetch(): void {
  question += 1;
  asked.clear();
  void fetchFacets();
  void fetchQueues();
  const kept = new Map([...get().pages].filter(([page]) => visible.includes(page)));
  set({ pages: kept });
  for (const page of visible) void fetchPage(page);
}

async function fetchPage(page: number): Promise<void> {
  if (asked.has(page)) return;
  asked.add(page);
  const mine = question;
  const { filter, sort, descending } = get();
  const answer = await api['library:list']({
    filter,
    sort,
    descending,
    offset: page * rowsPerPage,
    limit: rowsPerPage,
  });
  if (mine !== question) return;
  if (!answer.ok) {
    set({ problem: answer.error });
    return;
  }
  const { rows, total } = answer.value;
  set({ pages: new Map(get().pages).set(page, rows), total, problem: null });
}

async function fetchFacets(): Promise<void> {
  const answer = await api['library:facets']({});
  if (answer.ok) set({ facets: answer.value });
}

async function fetchQueues(): Promise<void> {
  const mine = question;
  const answer = await api['library:queues']({ filter: get().filter });
  if (answer.ok && mine === question) set({ queues: answer.value });
}
