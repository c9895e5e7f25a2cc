import { fieldSchemas } from '../../../shared/article/fields';
import type { FieldChange } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { journalPayloadSchema } from '../../../shared/article/journal';
import type { JournalPayload, StepGroup } from '../../../shared/article/journal';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { AppendAnswer, ArticleStatus } from '../../../shared/ipc/article-answers';
import { approvalHash, voidingEvent, withHash } from '../review/approval';
import { newSuggestions } from './attribute-suggestions';
import { rememberArticle } from '../replay/article-cache';
import { statusOf } from './article-status';
import { chainNext } from '../replay/chain';
import { inTransaction, sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { guarded, refuse, refusingUnsound } from '../failures';
import { keepHourly, keepMove } from './keep-versions';
import { applyPayload, largestCopy } from '../replay/live-article';
import type { LiveArticle } from '../replay/live-article';
import { loadArticle } from '../replay/load-article';
import type { JournalRow } from '../replay/load-article';
import { rowsSinceSnapshot, snapshotEvery, takeSnapshot } from '../replay/snapshots';
import { stopPublication } from '../review/void-publication';

/** Who acts, and the clock. The time goes into the journal as ISO 8601 UTC. */
export interface Author {
  readonly actor: string;
  readonly now: () => Date;
  /** Whom the change is put down to where that is another than who writes it down, e.g. an editor at the site. */
  readonly by?: string;
}

interface Append extends Author {
  /** Steps of the copy the sender has confirmed: prosemirror-collab's version. */
  readonly version: number;
  readonly groups: readonly StepGroup[];
}

/** Longest journal row, in UTF-16 units of its JSON. */
const longestPayload = 64_000_000;

/** A typing burst snapshots itself after this many rows even if nobody calls `refreshProjections`. */
const mostRowsWithoutSnapshot = 5 * snapshotEvery;

/**
 * Appends editor transactions in one transaction and returns once it is on disk; suggestions that nobody made before are
 * put down to the sender. `stale` carries what came first,
 * the sender's own groups included when it repeats an append whose answer was lost, so nothing is stored twice.
 * Fails with `article.invalid` (a step does not apply or breaks the schema: nothing of the batch is kept),
 * `article.too-large`, `article.stale` (a version never given out) or a failure of the store.
 */
export function appendSteps(db: WritableDb, id: ArticleId, append: Append): Result<AppendAnswer> {
  return guarded((): Result<AppendAnswer> => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    const { live } = loaded.value;
    if (append.version > live.copyVersion) return failed('article.stale', { version: live.copyVersion });
    if (append.version < live.copyVersion) {
      const groups = groupsSince(db, id, append.version);
      return ok({ kind: 'stale', version: live.copyVersion, groups });
    }
    const at = append.now().toISOString();
    const suggestions = newSuggestions(live, append.groups, append.actor, at);
    const payloads: JournalPayload[] = append.groups.map((group) => ({ kind: 'steps', group }));
    if (suggestions.length > 0) payloads.unshift({ kind: 'suggestions', suggestions: [...suggestions] });
    const written = writeRows(db, live, payloads, append);
    const made = suggestions.length === 0 ? {} : { suggestions };
    return ok({ kind: 'saved', version: written.copyVersion, ...made });
  });
}

/** Sets one field, or does nothing where it already has that value. Fails with `article.invalid`. */
export function setField(
  db: WritableDb,
  id: ArticleId,
  change: FieldChange,
  author: Author,
): Result<ArticleStatus> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    if (changesField(loaded.value.live, change)) {
      writeRows(db, loaded.value.live, [{ kind: 'field', change }], author);
    }
    return statusOf(db, id);
  });
}

/**
 * Appends what happened to a story, with the hash of its words as they stand. An event whose id is already there is not
 * appended again.
 */
export function appendEvent(
  db: WritableDb,
  id: ArticleId,
  event: WorkflowEvent,
  author: Author,
): Result<ArticleStatus> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    const { live } = loaded.value;
    if (!live.events.some((known) => known.id === event.id)) {
      const hashed = withHash(event, () => approvalHash(db, live));
      writeRows(db, live, [{ kind: 'event', event: hashed }], author);
    }
    return statusOf(db, id);
  });
}

/** Whether a change would alter the record. */
export function changesField(live: LiveArticle, change: FieldChange): boolean {
  const parsed = fieldSchemas[change.field].safeParse(change.value);
  if (!parsed.success) refuse('article.invalid', { field: change.field });
  return JSON.stringify(parsed.data) !== JSON.stringify(live.fields[change.field]);
}

/**
 * Writes payloads onto the head in one transaction and keeps the result in memory after it. The building block of
 * every change; throws `Refused` where a payload does not apply, with nothing written.
 */
export function writeRows(
  db: WritableDb,
  live: LiveArticle,
  payloads: readonly JournalPayload[],
  author: Author,
): LiveArticle {
  const at = author.now().toISOString();
  const written = inTransaction(db, () => {
    keepHourly(db, live.id, live.seq, at);
    let next = live;
    for (const payload of payloads) next = writeRow(db, next, payload, author.actor, at);
    next = voidWhereChanged(db, next, author, at);
    sql(db, 'UPDATE articles SET head_seq = ?, head_sha = ?, copy_version = ? WHERE id = ?').run(
      next.seq,
      next.sha,
      next.copyVersion,
      next.id,
    );
    if (rowsSinceSnapshot(db, next) >= mostRowsWithoutSnapshot) takeSnapshot(db, next);
    return next;
  });
  rememberArticle(db, written);
  return written;
}

/** The groups that brought the copy from `version` to its head, oldest first. */
export function groupsSince(db: ReadableDb, id: ArticleId, version: number): StepGroup[] {
  const rows = sql<JournalRow>(
    db,
    `SELECT seq, copy_version, payload, actor, at, sha256 FROM journal WHERE article_id = ? ORDER BY seq DESC`,
  ).iterate(id);
  const groups: StepGroup[] = [];
  for (const row of rows) {
    if (row.copy_version <= version) break;
    const group = groupOf(row);
    if (group === null) continue;
    const known = version - (row.copy_version - group.steps.length);
    groups.push(known > 0 ? { ...group, steps: group.steps.slice(known) } : group);
  }
  return groups.reverse();
}

/** The step group in a journal row, or null where the row holds something else. */
export function groupOf(row: JournalRow): StepGroup | null {
  const payload = journalPayloadSchema.parse(JSON.parse(row.payload));
  return payload.kind === 'steps' ? payload.group : null;
}

function writeRow(
  db: WritableDb,
  live: LiveArticle,
  payload: JournalPayload,
  actor: string,
  at: string,
): LiveArticle {
  const text = JSON.stringify(payload);
  if (text.length > longestPayload) refuse('article.too-large', { characters: text.length });
  const next = applyStored(live, text);
  if (next.copy.content.size > largestCopy) refuse('article.too-large', { size: next.copy.content.size });
  const row = {
    articleId: live.id,
    seq: live.seq + 1,
    copyVersion: next.copyVersion,
    payload: text,
    actor,
    at,
  };
  const sha = chainNext(live.sha, row);
  sql(
    db,
    `INSERT INTO journal (article_id, seq, copy_version, payload, actor, at, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.articleId, row.seq, row.copyVersion, row.payload, row.actor, row.at, sha);
  const isToldAgain = payload.kind === 'event' && live.events.some(({ id }) => id === payload.event.id);
  if (!isToldAgain) keepMove(db, live.id, row.seq, payload);
  return { ...next, seq: row.seq, sha };
}

/** An approval is of words: where they are no longer the same it goes, whoever changed them and however. */
function voidWhereChanged(db: WritableDb, live: LiveArticle, author: Author, at: string): LiveArticle {
  const actor = author.by ?? author.actor;
  const voiding = voidingEvent(db, live, { actor, at });
  if (voiding === null) return live;
  const voided = writeRow(db, live, { kind: 'event', event: voiding }, author.actor, at);
  stopPublication(db, voided, { before: stateAfter(live.events), actor, at });
  return voided;
}

/** Applies exactly what will be read back: the text of the row, not the object it was made from. */
function applyStored(live: LiveArticle, text: string): LiveArticle {
  const payload = journalPayloadSchema.safeParse(JSON.parse(text));
  if (!payload.success) refuse('article.invalid', { cause: 'payload' });
  return refusingUnsound(() => applyPayload(live, payload.data));
}
