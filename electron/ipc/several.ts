import type { ArticleId } from '../../shared/article/ids';
import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { DoneToOne } from '../../shared/ipc/done-to-one';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import type { DoneToSeveral } from '../../shared/ipc/library-answers';
import { inTransaction } from '../store/database';
import { storeFailure } from '../store/failures';
import { headlineOf } from '../store/library/library';
import { keepSelf } from '../store/desk/looks';
import { refreshProjections } from '../store/library/projections';
import type { HandlerContext, Newsroom } from './context';

/** Stories changed in one transaction; between two of them the windows are answered. */
const atOnce = 25;

/** One story as it stands now, with what brings it back; that is null where nothing does. */
export interface ChangedOne {
  readonly status: ArticleStatus;
  readonly done: DoneToOne | null;
}

/** What is done to one story; null where it stands so already. */
export type ChangeOfOne = (id: ArticleId) => Result<ChangedOne | null>;

interface OneResult {
  readonly id: ArticleId;
  result: Result<ChangedOne | null>;
}

/**
 * Does the same to several stories, one after the other, and answers which it could not be done to and why. A story
 * that refuses keeps none of the others back.
 */
export async function doToSeveral(
  { actor, broadcast }: HandlerContext,
  newsroom: Newsroom,
  ids: readonly ArticleId[],
  change: ChangeOfOne,
): Promise<Result<DoneToSeveral>> {
  const { db } = newsroom.store;
  keepSelf(db, actor());
  const changed: ArticleId[] = [];
  const done: DoneToOne[] = [];
  const refused: DoneToSeveral['refused'][number][] = [];
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += atOnce) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    const slice = wanted.slice(start, start + atOnce);
    const results = slice.map((id): OneResult => ({ id, result: ok(null) }));
    try {
      inTransaction(db, () => {
        for (const each of results) {
          each.result = change(each.id);
          refreshProjections(db, each.id);
        }
      });
    } catch (error) {
      const failure = storeFailure(error);
      if (failure === null) throw error;
      for (const each of results) each.result = failed(failure.code, failure.details);
    }
    for (const { id, result } of results) {
      if (!result.ok) refused.push({ articleId: id, headline: headlineOf(db, id), error: result.error });
      else if (result.value !== null) {
        changed.push(id);
        if (result.value.done !== null) done.push(result.value.done);
        broadcast.all('article:changed', result.value.status);
      }
    }
  }
  broadcast.all('library:changed', {});
  newsroom.attention.changed();
  return ok({ changed, done, refused });
}
