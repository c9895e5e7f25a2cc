import type { ArticleId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { HistoryMoments, Version, VersionText } from '../../../shared/ipc/article-answers';
import { cachedArticle } from '../replay/article-cache';
import { readHead } from '../replay/article-head';
import type { ArticleHead } from '../replay/article-head';
import { inTransaction, sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { guarded } from '../failures';
import type { Author } from '../journal/journal';
import { keepVersion } from '../journal/keep-versions';
import type { LiveArticle } from '../replay/live-article';
import { readArticle } from '../replay/load-article';

interface NamedPlace extends Author {
  /** Null for the story as it stands. */
  readonly seq: number | null;
  readonly name: string;
}

/** Most moments a window is given to scrub through. */
const mostMoments = 2_000;

/** A story's versions, newest first; what it began with is always the last. Fails with `article.not-found`. */
export function listVersions(db: ReadableDb, id: ArticleId): Result<readonly Version[]> {
  return guarded(() => {
    const head = readHead(db, id);
    if (head === null) return failed('article.not-found');
    const kept = sql<Version>(
      db,
      `SELECT seq, at, kind, label, actor FROM versions WHERE article_id = ? ORDER BY seq DESC, kind, label`,
    ).all(id);
    return ok([...kept, { seq: 0, at: head.createdAt, kind: 'transition', label: 'created', actor: '' }]);
  });
}

/** Keeps a place by a person's name for it. Fails with `article.not-found`, and `version.not-found` beyond the journal. */
export function nameVersion(
  db: WritableDb,
  id: ArticleId,
  { seq, name, actor, now }: NamedPlace,
): Result<readonly Version[]> {
  return guarded(() =>
    inTransaction(db, () => {
      const head = readHead(db, id);
      if (head === null) return failed('article.not-found');
      const place = seq ?? head.seq;
      if (place > head.seq) return failed('version.not-found');
      keepVersion(db, id, { seq: place, at: now().toISOString(), kind: 'named', label: name, actor });
      return listVersions(db, id);
    }),
  );
}

/**
 * A story as it stood at a row of its journal, 0 being what it began with. Fails with `article.not-found`,
 * `version.not-found` beyond the journal, and `article.quarantined` or `article.newer` where the way there cannot be
 * read. Changes nothing.
 */
export function readVersion(db: ReadableDb, id: ArticleId, seq: number): Result<VersionText> {
  return guarded(() => {
    const head = readHead(db, id);
    if (head === null) return failed('article.not-found');
    const place = liveAt(db, head, seq);
    if (!place.ok) return place;
    const { copy, fields, events } = place.value;
    return ok({
      seq,
      ...momentOf(db, head, seq, events[0]?.actor ?? ''),
      copy: copy.toJSON() as unknown,
      fields,
      state: stateAfter(events),
    });
  });
}

/** As `readVersion`, the article itself. */
export function liveAt(db: ReadableDb, head: ArticleHead, seq: number): Result<LiveArticle> {
  if (!Number.isInteger(seq) || seq < 0 || seq > head.seq) return failed('version.not-found');
  const known = seq === head.seq ? cachedArticle(db, head) : null;
  if (known !== null) return ok(known);
  const reading = readArticle(db, head, seq);
  return reading.kind === 'sound' ? ok(reading.live) : failed(`article.${reading.kind}`);
}

/** The places to scrub through: the last row of each minute of one person's work, spread evenly beyond the most. */
export function momentsOf(db: ReadableDb, id: ArticleId): Result<HistoryMoments> {
  return guarded(() => {
    const head = readHead(db, id);
    if (head === null) return failed('article.not-found');
    const rows = sql<HistoryMoments['moments'][number]>(db, momentsQuery).all(id);
    const moments = [{ seq: 0, at: head.createdAt, actor: '' }, ...rows];
    return ok({ head: head.seq, moments: thinned(moments, mostMoments) });
  });
}

export const momentsQuery = `
SELECT seq, at, actor FROM (
  SELECT seq, at, actor, lead(actor) OVER following AS next_actor,
    lead(substr(at, 1, 16)) OVER following AS next_minute
  FROM journal WHERE article_id = ? WINDOW following AS (ORDER BY seq)
) WHERE next_actor IS NOT actor OR next_minute IS NOT substr(at, 1, 16)
ORDER BY seq`;

/** At most so many, the first and the last among them. */
export function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}

function momentOf(
  db: ReadableDb,
  head: ArticleHead,
  seq: number,
  beganBy: string,
): { readonly at: string; readonly actor: string } {
  const row = sql<{ at: string; actor: string }>(
    db,
    'SELECT at, actor FROM journal WHERE article_id = ? AND seq = ?',
  ).get(head.id, seq);
  return row ?? { at: head.createdAt, actor: beganBy };
}
