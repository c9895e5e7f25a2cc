import type { ArticleId } from '../../../shared/article/ids';
import { journalPayloadSchema } from '../../../shared/article/journal';
import { recordVersion } from '../../../shared/article/record';
import { documentVersion } from '../../../shared/document/schema';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { noteHealth, readHead } from './article-head';
import type { ArticleHead, Health } from './article-head';
import { cachedArticle, rememberArticle } from './article-cache';
import { chainNext } from './chain';
import type { Sha } from './chain';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { applyPayload, parseRecord } from './live-article';
import type { LiveArticle } from './live-article';
import { snapshotAt } from './snapshots';
import type { Snapshot } from './snapshots';

export interface JournalRow {
  seq: number;
  copy_version: number;
  payload: string;
  actor: string;
  at: string;
  sha256: Buffer;
}

export interface Loaded {
  readonly head: ArticleHead;
  readonly live: LiveArticle;
}

/** How far an article could be read: to its head, or to the last place that still verifies. */
export type Reading =
  | { readonly kind: 'sound'; readonly live: LiveArticle }
  | { readonly kind: 'quarantined' | 'newer'; readonly live: LiveArticle | null };

/**
 * The article at its head, every row since the snapshot verified. Fails with `article.not-found`,
 * `article.quarantined` or `article.newer`; what was found is noted for the lists, and nothing is removed.
 */
export function loadArticle(db: WritableDb, id: ArticleId): Result<Loaded> {
  const head = readHead(db, id);
  if (head === null) return failed('article.not-found');
  const known = cachedArticle(db, head);
  if (known !== null) return ok({ head, live: known });
  const reading = readArticle(db, head);
  noteHealth(db, head, healthOf(reading));
  if (reading.kind !== 'sound') return failed(`article.${reading.kind}`, { articleId: id });
  rememberArticle(db, reading.live);
  return ok({ head, live: reading.live });
}

/** Reads from the newest sound snapshot up to a row, the head if left out, as far as the chain holds. Changes nothing. */
export function readArticle(db: ReadableDb, head: ArticleHead, seq = head.seq): Reading {
  const snapshot = snapshotAt(db, head.id, seq);
  if (snapshot === null) return { kind: 'quarantined', live: null };
  const start = thaw(head.id, snapshot);
  if (start.kind !== 'sound') return start;
  let live = start.live;
  const rows = seq === head.seq ? -1 : seq - snapshot.seq;
  for (const row of journalAfter(db, head.id, snapshot.seq, rows)) {
    const next = followRow(live, row);
    if (next.kind !== 'sound') return { kind: next.kind, live };
    live = next.live;
  }
  if (seq < head.seq) return live.seq === seq ? { kind: 'sound', live } : { kind: 'quarantined', live };
  const whole = live.seq === head.seq && live.copyVersion === head.copyVersion && live.sha.equals(head.sha);
  return whole ? { kind: 'sound', live } : { kind: 'quarantined', live };
}

/** The rows after `seq`, oldest first; all of them, or the first `limit`. */
export function journalAfter(db: ReadableDb, id: ArticleId, seq: number, limit = -1): JournalRow[] {
  return sql<JournalRow>(
    db,
    `SELECT seq, copy_version, payload, actor, at, sha256 FROM journal
     WHERE article_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
  ).all(id, seq, limit);
}

/**
 * The chain's hash after a row that follows `previous`, or null where the row is not what was written. A damaged disk
 * may even change a column's type, which STRICT only guards on writing.
 */
export function verifyRow(previous: Sha, id: ArticleId, row: JournalRow): Sha | null {
  const { payload, actor, at, sha256 } = row as unknown as Record<string, unknown>;
  if (![payload, actor, at].every((text) => typeof text === 'string') || !Buffer.isBuffer(sha256))
    return null;
  const sha = chainNext(previous, { articleId: id, copyVersion: row.copy_version, ...row });
  return sha.equals(sha256) ? sha : null;
}

/** The article as a snapshot holds it. One from a newer version is opened only if we can read all of it. */
export function thaw(id: ArticleId, snapshot: Snapshot): Reading {
  const place = { seq: snapshot.seq, copyVersion: snapshot.copyVersion, sha: snapshot.chain };
  const record = parseJson(snapshot.record);
  if (isNewer(record)) {
    const readable = attempt(() => parseRecord({ ...record, recordVersion, documentVersion }));
    return { kind: 'newer', live: readable === null ? null : { ...readable, ...place } };
  }
  const parsed = attempt(() => parseRecord(record));
  if (parsed?.id !== id) return { kind: 'quarantined', live: null };
  return { kind: 'sound', live: { ...parsed, ...place } };
}

/** What a verified row makes of the article before it. */
export function followRow(live: LiveArticle, row: JournalRow): Reading {
  const sha = verifyRow(live.sha, live.id, row);
  if (sha === null || row.seq !== live.seq + 1) return { kind: 'quarantined', live };
  const payload = journalPayloadSchema.safeParse(parseJson(row.payload));
  // The row is what was written, yet we do not know its kind: a newer version wrote it.
  if (!payload.success) return { kind: 'newer', live };
  const next = attempt(() => applyPayload(live, payload.data));
  if (next?.copyVersion !== row.copy_version) return { kind: 'quarantined', live };
  return { kind: 'sound', live: { ...next, seq: row.seq, sha } };
}

function isNewer(record: unknown): record is Record<string, unknown> {
  if (typeof record !== 'object' || record === null) return false;
  const versions: { recordVersion?: unknown; documentVersion?: unknown } = record;
  return Number(versions.recordVersion) > recordVersion || Number(versions.documentVersion) > documentVersion;
}

function healthOf(reading: Reading): Health {
  return reading.kind;
}

function parseJson(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown);
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
