import type { ArticleLanguage, Assignee } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { workflowStates } from '../../../shared/article/workflow/events';
import type { WorkflowState } from '../../../shared/article/workflow/events';
import type { Request } from '../../../shared/ipc/requests';
import type {
  ArticleRow,
  DeskQueues,
  Facet,
  LibraryFacets,
  LibraryPage,
} from '../../../shared/ipc/library-answers';
import { deliveryOf } from '../journal/article-status';
import type { DeliveryColumns } from '../journal/article-status';
import { sql } from '../database';
import type { ReadableDb } from '../database';
import { queueCondition } from '../desk/queues';
import { nobody } from '../desk/reader';
import type { Reader } from '../desk/reader';

export type LibraryQuery = Request<'library:list'>;

/** The column each sort walks; every one has an index of its own that covers the filters too. */
const sortColumns = {
  changed: 'changed_at',
  headline: 'headline_key',
  slug: 'slug_key',
  state: 'state_rank',
  section: 'section_key',
  author: 'author_key',
  words: 'words',
  language: 'language',
  due: 'due_key',
} as const satisfies Record<LibraryQuery['sort'], string>;

/** Longest list of names a facet offers, most used first. */
const longestFacet = 500;

interface LibraryColumns extends DeliveryColumns {
  key: number;
  id: ArticleId;
  slug: string;
  headline: string;
  dek: string;
  state: WorkflowState;
  section: string;
  language: ArticleLanguage;
  author: string;
  words: number;
  assignee: string | null;
  due: string | null;
  embargo: string | null;
  publish_at: string | null;
  approval_void: number;
  begun_by: string;
  unseen: number;
}

interface Statement {
  readonly text: string;
  readonly bindings: readonly (string | number)[];
}

/**
 * One page of the library and how many stories match in all. Sorts ignore case and accents; equal ones stand in the
 * order they were made. Lists may be some hundred milliseconds behind what is being typed.
 */
export function listArticles(db: ReadableDb, query: LibraryQuery, reader: Reader = nobody): LibraryPage {
  const page = libraryKeys(query, reader);
  const keys = sql<number>(db, page.text)
    .pluck()
    .all(...page.bindings);
  return { total: countArticles(db, query.filter, reader), rows: rowsByKey(db, keys) };
}

/** How many stories a filter lets through. */
export function countArticles(db: ReadableDb, filter: LibraryQuery['filter'], reader: Reader): number {
  const count = libraryCount(filter, reader);
  return Number(
    sql(db, count.text)
      .pluck()
      .get(...count.bindings),
  );
}

/** What a story is called in a sentence about it; empty where it has no headline, or is not there. */
export function headlineOf(db: ReadableDb, id: ArticleId): string {
  return sql<string>(db, 'SELECT headline FROM articles WHERE id = ?').pluck().get(id) ?? '';
}

/** The rows of these articles, in this order; ones that are gone are left out. */
export function rowsByKey(db: ReadableDb, keys: readonly number[]): ArticleRow[] {
  const read = sql<LibraryColumns>(
    db,
    `SELECT key, id, slug, headline, dek, state, section, language, author, words, changed_at, delivery, head_seq,
       agreed_seq, health, assignee, due, embargo, publish_at, approval_void, begun_by, unseen
     FROM articles WHERE key = ?`,
  );
  return keys.flatMap((key) => {
    const row = read.get(key);
    return row === undefined ? [] : [rowOf(row)];
  });
}

/** What the filters of the library can be set to, with how many stories each would show. */
export function libraryFacets(db: ReadableDb): LibraryFacets {
  const states = grouped(
    db,
    'SELECT state_rank AS value, count(*) AS count FROM articles GROUP BY state_rank',
  );
  const deliveries = grouped(
    db,
    'SELECT delivery_kind AS value, count(*) AS count FROM articles GROUP BY delivery_kind',
  );
  const inDelivery = (...kinds: string[]) =>
    deliveries.filter(({ value }) => kinds.includes(value)).reduce((sum, { count }) => sum + count, 0);
  return {
    states: states.map(({ value, count }) => ({ value: workflowStates[Number(value)] ?? 'draft', count })),
    sections: termFacet(db, 'section'),
    languages: grouped(db, 'SELECT language AS value, count(*) AS count FROM articles GROUP BY language'),
    authors: termFacet(db, 'author'),
    waiting: inDelivery('waiting', 'sending'),
    needsYou: inDelivery('needs-you'),
    total: states.reduce((sum, { count }) => sum + count, 0),
  };
}

/**
 * How many stories and words each section holds of what a filter lets through, whatever sections it names. A story of
 * two sections stands in both.
 */
export function sectionFigures(
  db: ReadableDb,
  filter: LibraryQuery['filter'],
  reader: Reader,
): DeskQueues['sections'] {
  const { text, bindings } = sectionStatement({ ...filter, sections: [] }, reader);
  return sql<{ value: string; count: number; words: number }>(db, text).all(...bindings);
}

/** The statement behind `sectionFigures`. */
export function sectionStatement(filter: LibraryQuery['filter'], reader: Reader): Statement {
  const { conditions, bindings } = conditionsOf(filter, reader);
  const among = conditions === '' ? '' : `AND article_key IN (SELECT key FROM articles ${conditions})`;
  return {
    text: `SELECT term AS value, count(*) AS count, sum(words) AS words FROM article_terms
      WHERE kind = 'section' ${among} GROUP BY term`,
    bindings,
  };
}

/** The statement behind a page: walks one sort index from its end and never sorts, unless a filter is rare. */
export function libraryKeys(query: LibraryQuery, reader: Reader = nobody): Statement {
  const { conditions, bindings } = conditionsOf(query.filter, reader);
  const column = sortColumns[query.sort];
  const direction = query.descending ? 'DESC' : 'ASC';
  return {
    text: `SELECT key FROM articles INDEXED BY articles_sorted_by_${query.sort} ${conditions}
      ORDER BY ${column} ${direction}, key ${direction} LIMIT ? OFFSET ?`,
    bindings: [...bindings, query.limit, query.offset],
  };
}

/** The statement that counts what a filter lets through. */
export function libraryCount(filter: LibraryQuery['filter'], reader: Reader = nobody): Statement {
  const { conditions, bindings } = conditionsOf(filter, reader);
  return { text: `SELECT count(*) FROM articles ${conditions}`, bindings };
}

function conditionsOf(
  filter: LibraryQuery['filter'],
  reader: Reader,
): { conditions: string; bindings: (string | number)[] } {
  const conditions: string[] = [];
  const bindings: (string | number)[] = [];
  const among = (left: string, values: readonly (string | number)[], right = '') => {
    if (values.length === 0) return;
    conditions.push(`${left} IN (${values.map(() => '?').join(', ')})${right}`);
    bindings.push(...values);
  };
  among(
    'state_rank',
    filter.states.map((state) => workflowStates.indexOf(state)),
  );
  among('language', filter.languages);
  among(
    `key IN (SELECT article_key FROM article_terms WHERE kind = 'section' AND term`,
    filter.sections,
    ')',
  );
  among(`key IN (SELECT article_key FROM article_terms WHERE kind = 'author' AND term`, filter.authors, ')');
  if (filter.delivery === 'waiting') among('delivery_kind', ['waiting', 'sending']);
  if (filter.delivery === 'needs-you') among('delivery_kind', ['needs-you']);
  if (filter.unseen) conditions.push('key IN (SELECT key FROM articles WHERE unseen = 1)');
  const queue = queueCondition(filter.queue, reader);
  if (queue !== null) {
    conditions.push(queue.text);
    bindings.push(...queue.bindings);
  }
  return { conditions: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, bindings };
}

function termFacet(db: ReadableDb, kind: 'section' | 'author'): Facet[] {
  return grouped(
    db,
    `SELECT term AS value, count(*) AS count FROM article_terms WHERE kind = ? GROUP BY term
     ORDER BY count DESC, term LIMIT ${longestFacet}`,
    kind,
  );
}

function grouped(db: ReadableDb, text: string, ...bindings: string[]): Facet[] {
  return sql<{ value: string | number; count: number }>(db, text)
    .all(...bindings)
    .map(({ value, count }) => ({ value: String(value), count }));
}

function rowOf(row: LibraryColumns): ArticleRow {
  const { id, slug, headline, dek, state, section, language, author, words } = row;
  return {
    id,
    slug,
    headline,
    dek,
    state,
    section,
    language,
    author,
    words,
    changedAt: row.changed_at,
    delivery: deliveryOf(row),
    assignee: row.assignee === null ? null : (JSON.parse(row.assignee) as Assignee),
    due: row.due,
    embargo: row.embargo,
    publishAt: row.publish_at,
    approvalVoid: row.approval_void === 1,
    begunBy: row.begun_by,
    unseen: row.unseen === 1,
  };
}
