import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import { stateAfter } from '../../../shared/article/workflow/events';
import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { OpenArticle } from '../../../shared/ipc/article-answers';
import { readHead } from '../replay/article-head';
import { readDelivery } from '../journal/article-status';
import type { Sha } from '../replay/chain';
import { inTransaction } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { guarded } from '../failures';
import { groupOf } from '../journal/journal';
import type { LiveArticle } from '../replay/live-article';
import { journalAfter, loadArticle, readArticle, thaw, verifyRow } from '../replay/load-article';
import { openNotices } from '../journal/notices';
import { reviewOf } from '../review/review';
import { refreshProjections } from '../library/projections';
import { rowsSinceSnapshot, snapshotAt, takeSnapshot, undoRows } from '../replay/snapshots';

export type OpenArticleData = OpenArticle;

interface History {
  readonly base: unknown;
  readonly baseVersion: number;
  readonly tail: readonly StepGroup[];
}

/**
 * An article with a base some hundred rows behind its head and every step since, which rebuild the copy and the undo
 * stack. One that is damaged or from a newer version opens read-only, as far as it can be read (`readOnly` says why);
 * fails with that code where nothing of it can be read, and with `article.not-found`.
 */
export function openArticle(db: WritableDb, id: ArticleId): Result<OpenArticleData> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (loaded.ok) {
      const { live } = loaded.value;
      return ok(assemble(db, live, historyOf(db, live), null));
    }
    const head = readHead(db, id);
    if (head === null) return loaded;
    const { live } = readArticle(db, head);
    if (live === null) return failed(loaded.error.code, loaded.error.details);
    return ok(assemble(db, live, frozen(live), loaded.error));
  });
}

/** Ends work on an article: its columns are brought up to date, a snapshot is taken. */
export function closeArticle(db: WritableDb, id: ArticleId): Result<null> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return ok(null);
    const { live } = loaded.value;
    const refreshed = refreshProjections(db, id);
    if (!refreshed.ok) return refreshed;
    if (rowsSinceSnapshot(db, live) > 0) inTransaction(db, () => takeSnapshot(db, live));
    return ok(null);
  });
}

function assemble(
  db: ReadableDb,
  live: LiveArticle,
  history: History,
  readOnly: AppError | null,
): OpenArticleData {
  return {
    id: live.id,
    ...history,
    version: live.copyVersion,
    fields: live.fields,
    state: stateAfter(live.events),
    delivery: readDelivery(db, live.id),
    readOnly,
    suggestions: live.suggestions,
    notices: openNotices(db, live.id),
    threads: live.threads,
    events: live.events,
    review: reviewOf(db, live),
  };
}

/** Where the history before the head is damaged, the article opens at its head: whole, without its older undo. */
function historyOf(db: ReadableDb, live: LiveArticle): History {
  if (live.seq === 0) return frozen(live);
  const snapshot =
    snapshotAt(db, live.id, Math.max(0, live.seq - undoRows)) ?? snapshotAt(db, live.id, live.seq);
  if (snapshot === null) return frozen(live);
  const base = thaw(live.id, snapshot);
  if (base.kind !== 'sound') return frozen(live);
  let sha: Sha | null = snapshot.chain;
  const tail: StepGroup[] = [];
  for (const row of journalAfter(db, live.id, snapshot.seq)) {
    sha = verifyRow(sha, live.id, row);
    if (sha === null) return frozen(live);
    const group = groupOf(row);
    if (group !== null) tail.push(group);
  }
  if (!sha.equals(live.sha)) return frozen(live);
  return { base: base.live.copy.toJSON(), baseVersion: snapshot.copyVersion, tail };
}

function frozen(live: LiveArticle): History {
  return { base: live.copy.toJSON(), baseVersion: live.copyVersion, tail: [] };
}
