import type { ArticleId } from '../../../shared/article/ids';
import type { JournalPayload } from '../../../shared/article/journal';
import { auditStory } from '../../../shared/audit/audit-story';
import type { AuditLine } from '../../../shared/audit/audit-line';
import type { Version } from '../../../shared/ipc/article-answers';
import { readHead } from './article-head';
import type { ArticleHead } from './article-head';
import { sql } from '../database';
import type { ReadableDb } from '../database';
import type { LiveArticle } from './live-article';
import { followRow, journalAfter, thaw } from './load-article';
import type { JournalRow } from './load-article';
import { snapshotAt } from './snapshots';

/** Rows that are read and replayed before others get their turn: some milliseconds of work. */
const rowsPerSlice = 100;

/**
 * The log of one story, or of every story in the order they came here, oldest act first: each `next` does a slice of
 * work and gives the lines it made, perhaps none. Holds one story and one slice in memory. Where a journal is damaged
 * or of a newer version, a line says so and the next story follows.
 */
export function* auditJournal(db: ReadableDb, only: ArticleId | null): Generator<readonly AuditLine[]> {
  if (only !== null) {
    yield* auditArticle(db, only);
    return;
  }
  for (let key = 0; ;) {
    const next = sql<{ key: number; id: ArticleId }>(
      db,
      'SELECT key, id FROM articles WHERE key > ? ORDER BY key LIMIT 1',
    ).get(key);
    if (next === undefined) return;
    key = next.key;
    yield* auditArticle(db, next.id);
  }
}

function* auditArticle(db: ReadableDb, id: ArticleId): Generator<readonly AuditLine[]> {
  const head = readHead(db, id);
  if (head === null) return;
  const audit = auditStory(id);
  const snapshot = snapshotAt(db, id, 0);
  const start = snapshot === null ? null : thaw(id, snapshot);
  if (start?.kind !== 'sound') {
    yield audit.end({ at: head.createdAt, to: head.seq });
    return;
  }
  let live = start.live;
  const marks = marksOf(db, head);
  const mergedBy = mergesOf(db, head);
  const markedAt = (seq: number): AuditLine[] => (marks.get(seq) ?? []).flatMap(audit.mark);
  yield [
    ...audit.begin({ at: head.createdAt, sha256: live.sha.toString('hex'), after: live }),
    ...markedAt(0),
  ];
  while (live.seq < head.seq) {
    const rows = journalAfter(db, id, live.seq, Math.min(rowsPerSlice, head.seq - live.seq));
    const lines: AuditLine[] = [];
    for (const row of rows) {
      const next = followRow(live, row);
      if (next.kind !== 'sound') break;
      lines.push(
        ...audit.add(entryOf({ ...row, mergedBy: mergedBy(row) }, live, next.live)),
        ...markedAt(row.seq),
      );
      live = next.live;
    }
    yield lines;
    const isStuck = rows.at(-1)?.seq !== live.seq;
    if (isStuck) {
      yield audit.end({ at: textOr(rows.at(-1)?.at, head.createdAt), to: head.seq });
      return;
    }
  }
  yield audit.end();
}

function entryOf(
  row: JournalRow & { readonly mergedBy: string | null },
  before: LiveArticle,
  after: LiveArticle,
): Parameters<ReturnType<typeof auditStory>['add']>[0] {
  const { seq, at, mergedBy } = row;
  const payload = JSON.parse(row.payload) as JournalPayload;
  const sha256 = after.sha.toString('hex');
  const isMerged = row.actor === bySite;
  return { seq, at, actor: mergedBy ?? row.actor, isMerged, sha256, payload, before, after };
}

/** Who is written down for rows that came with the site's text. */
const bySite = 'site';

/**
 * Tells who wrote the words that a row merged into the story. Its version knows them: a merge's rows stand together,
 * and it is the version of the last. Null for other rows, and where nobody is known.
 */
function mergesOf(db: ReadableDb, { id }: ArticleHead): (row: JournalRow) => string | null {
  const merges = sql<{ seq: number; actor: string; before: number }>(
    db,
    `SELECT seq, actor, coalesce((
       SELECT seq FROM journal WHERE article_id = versions.article_id AND seq < versions.seq AND actor <> ?
       ORDER BY seq DESC LIMIT 1), 0) AS before
     FROM versions WHERE article_id = ? AND kind = 'sync' AND label IN ('merged', 'taken') ORDER BY seq`,
  ).all(bySite, id);
  return ({ seq, actor }) => {
    if (actor !== bySite) return null;
    const merge = merges.find((each) => each.before < seq && seq <= each.seq);
    return merge === undefined || merge.actor === '' ? null : merge.actor;
  };
}

/** Syncs and names, by the row they were given to. */
function marksOf(db: ReadableDb, { id }: ArticleHead): ReadonlyMap<number, readonly Version[]> {
  const marks = new Map<number, Version[]>();
  const rows = sql<Version>(
    db,
    `SELECT seq, at, kind, label, actor FROM versions
     WHERE article_id = ? AND kind IN ('sync', 'named') ORDER BY seq, at`,
  ).all(id);
  for (const version of rows) marks.set(version.seq, [...(marks.get(version.seq) ?? []), version]);
  return marks;
}

/** A damaged disk may change a column's type. */
function textOr(value: unknown, other: string): string {
  return typeof value === 'string' ? value : other;
}
