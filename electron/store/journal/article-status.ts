import type { Delivery } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { ArticleStatus } from '../../../shared/ipc/article-answers';
import type { Health } from '../replay/article-head';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { guarded } from '../failures';
import { loadArticle } from '../replay/load-article';
import { openNotices } from './notices';
import { reviewOf } from '../review/review';

/** The columns that say where a story stands towards its site. */
export interface DeliveryColumns {
  delivery: string;
  head_seq: number;
  agreed_seq: number | null;
  health: Health;
  changed_at: string;
}

/** What a window shows about an article besides its copy. */
export function statusOf(db: WritableDb, id: ArticleId): Result<ArticleStatus> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    const { fields, events, suggestions, threads } = loaded.value.live;
    const delivery = readDelivery(db, id);
    return ok({
      articleId: id,
      fields,
      state: stateAfter(events),
      delivery,
      suggestions,
      notices: openNotices(db, id),
      threads,
      events,
      review: reviewOf(db, loaded.value.live),
    });
  });
}

/** Where the story stands towards its site; `local` for an article that is not there. */
export function readDelivery(db: ReadableDb, id: ArticleId): Delivery {
  const row = sql<DeliveryColumns>(
    db,
    'SELECT delivery, head_seq, agreed_seq, health, changed_at FROM articles WHERE id = ?',
  ).get(id);
  return row === undefined ? { kind: 'local' } : deliveryOf(row);
}

/** A quarantined story needs the person first; `changedSince` is what the journal says now, not when it was stored. */
export function deliveryOf(row: DeliveryColumns): Delivery {
  const stored = row.health === 'quarantined' ? null : storedDelivery(row.delivery);
  if (stored === null) {
    return { kind: 'needs-you', operationId: null, code: 'article.quarantined', since: row.changed_at };
  }
  if (stored.kind !== 'verified') return stored;
  return { ...stored, changedSince: row.agreed_seq === null || row.head_seq > row.agreed_seq };
}

/**
 * Stores where a story stands. `agreedSeq` is the journal row last agreed with the site; null keeps what was stored
 * before. Fails with `article.not-found`.
 */
export function setDelivery(
  db: WritableDb,
  id: ArticleId,
  delivery: Delivery,
  agreedSeq: number | null,
): Result<null> {
  return guarded(() => {
    const changed = sql(
      db,
      `UPDATE articles SET delivery = @delivery, agreed_seq = coalesce(@agreedSeq, agreed_seq),
         delivery_kind = CASE health WHEN 'quarantined' THEN 'needs-you' ELSE @kind END
       WHERE id = @id`,
    ).run({ delivery: JSON.stringify(delivery), agreedSeq, kind: delivery.kind, id });
    return changed.changes === 0 ? failed('article.not-found') : ok(null);
  });
}

/** Ties a story to a site, or to none. */
export function setArticleSite(db: WritableDb, id: ArticleId, siteId: string | null): Result<null> {
  return guarded(() => {
    const changed = sql(db, 'UPDATE articles SET site_id = ? WHERE id = ?').run(siteId, id);
    return changed.changes === 0 ? failed('article.not-found') : ok(null);
  });
}

/** Null where the disk has damaged the column: one row must not keep the whole list from being shown. */
function storedDelivery(text: string): Delivery | null {
  try {
    return JSON.parse(text) as Delivery;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
