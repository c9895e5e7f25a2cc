import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError } from '../../shared/errors/app-error';
import type { LibraryFilter } from '../../shared/ipc/requests';
import type { librarySorts } from '../../shared/ipc/requests';
import type { ArticleRow, LibraryFacets } from '../../shared/ipc/responses';
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

/** Sorts by a column, or turns its order around where it sorts already. */
export function sortBy(sort: LibrarySort): void {
  const { sort: current, descending } = get();
  ask({ sort, descending: sort === current ? !descending : sort === 'changed' || sort === 'words' });
}

export function select(selected: ArticleId | null): void {
  set({ selected });
}

export function isFiltered({ states, sections, languages, authors, delivery }: LibraryFilter): boolean {
  return states.length + sections.length + languages.length + authors.length > 0 || delivery !== 'any';
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
