import type { Database, Statement } from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may be asked. Readers take this one, so that they cannot be handed to a writer. */
export type ReadableDb = Pick<Database, 'prepare' | 'open' | 'inTransaction'> & { readonly [readable]: true };

/** The one connection that may change the newsroom; only `openStore` makes it. */
export type WritableDb = Database & { readonly [readable]: true; readonly [writable]: true };

type Bindings = readonly unknown[];

const statements = new WeakMap<ReadableDb, Map<string, Statement>>();

/** The compiled statement for this SQL on this connection, compiled once. Every value is bound, never spliced. */
export function sql<Row = unknown>(db: ReadableDb, text: string): Statement<unknown[], Row> {
  let compiled = statements.get(db);
  if (compiled === undefined) statements.set(db, (compiled = new Map<string, Statement>()));
  let statement = compiled.get(text);
  if (statement === undefined) compiled.set(text, (statement = db.prepare(text)));
  return statement as Statement<unknown[], Row>;
}

/**
 * Runs `work` in one transaction and returns after COMMIT is on disk (synchronous=FULL). Anything thrown rolls
 * everything back and is thrown on. Inside another transaction it becomes a savepoint, committed with the outer one.
 */
export function inTransaction<Value>(db: WritableDb, work: () => Value): Value {
  return db.transaction(work).immediate();
}

/** How SQLite would run a query, one line per step; for the tests that keep hot queries on their indexes. */
export function queryPlan(db: ReadableDb, text: string, bindings: Bindings): string {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...bindings) as { detail: string }[];
  return steps.map((step) => step.detail).join('\n');
}
