import { sql } from '../database';
import type { ReadableDb } from '../database';

/** Whether the library holds no story at all: a first run. */
export function isEmptyLibrary(db: ReadableDb): boolean {
  return sql(db, 'SELECT 1 FROM articles LIMIT 1').get() === undefined;
}
