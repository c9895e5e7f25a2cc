import Database from 'better-sqlite3';
import type { Migration } from '../migrations/migration';

/** Every table with its columns and every index with its columns, one line each. */
const shape = `SELECT m.type || ' ' || m.name || ' ' || m.tbl_name || ' ' || c.name || ' ' || c.type || ' ' || c.pk
    FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.rootpage > 0 AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  UNION ALL SELECT m.type || ' ' || m.name || ' ' || m.tbl_name || ' ' || i.seqno || ' ' || i.name
    FROM sqlite_schema m, pragma_index_info(m.name) i WHERE m.type = 'index'
  UNION ALL SELECT m.type || ' ' || m.name || ' ' || m.tbl_name FROM sqlite_schema m WHERE m.type = 'trigger'
  UNION ALL SELECT m.type || ' ' || m.name || ' ' || m.sql FROM sqlite_schema m WHERE m.type = 'table' AND m.rootpage = 0`;

/**
 * What a database brought to its version by these migrations must have and does not; empty when it is sound. One
 * flipped bit in a table's name would otherwise show only as "no such table" in the middle of work. Compares names
 * and columns; of SQL text, which SQLite may come to store differently, only the virtual tables' own.
 */
export function missingFromSchema(db: Database.Database, steps: readonly Migration[]): string[] {
  const present = new Set(shapeOf(db));
  return shapeAfter(steps).filter((line) => !present.has(line));
}

/** What these migrations make. The last answer is kept: whoever opens one newsroom may open it again. */
function shapeAfter(steps: readonly Migration[]): readonly string[] {
  const isKnown = made?.steps.length === steps.length && steps.every((step, at) => step === made?.steps[at]);
  if (made !== null && isKnown) return made.lines;
  const fresh = new Database(':memory:');
  try {
    for (const step of steps) step.up(fresh);
    made = { steps, lines: shapeOf(fresh) };
    return made.lines;
  } finally {
    fresh.close();
  }
}

let made: { readonly steps: readonly Migration[]; readonly lines: readonly string[] } | null = null;

function shapeOf(db: Database.Database): string[] {
  const lines = db.prepare(shape).pluck().all() as (string | null)[];
  return lines.map((line) => (line ?? '').replace(/\s+/g, ' '));
}
