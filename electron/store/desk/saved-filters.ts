import * as z from 'zod';
import { libraryFilterSchema, librarySorts } from '../../../shared/ipc/requests';
import type { SavedFilter } from '../../../shared/ipc/library-answers';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

const storedSchema = z.object({
  name: z.string(),
  filter: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(libraryFilterSchema),
  sort: z.enum(librarySorts),
  descending: z.number().transform((value) => value === 1),
});

/** The filters the person keeps, oldest first; one that a newer version wrote and this one cannot read is left out. */
export function savedFilters(db: ReadableDb): SavedFilter[] {
  return sql(db, 'SELECT name, filter, sort, descending FROM saved_filters ORDER BY place, name')
    .all()
    .flatMap((row) => {
      const read = storedSchema.safeParse(row);
      return read.success ? [read.data] : [];
    });
}

/** Keeps a filter under a name; another one of that name is replaced where it stands. */
export function saveFilter(db: WritableDb, { name, filter, sort, descending }: SavedFilter): void {
  sql(
    db,
    `INSERT INTO saved_filters (name, place, filter, sort, descending)
     VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM saved_filters), ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET filter = excluded.filter, sort = excluded.sort,
       descending = excluded.descending`,
  ).run(name, JSON.stringify(filter), sort, descending ? 1 : 0);
}

export function removeFilter(db: WritableDb, name: string): void {
  sql(db, 'DELETE FROM saved_filters WHERE name = ?').run(name);
}
