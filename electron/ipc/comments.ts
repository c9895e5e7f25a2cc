import type { ArticleId } from '../../shared/article/ids';
import type { Result } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import type { WritableDb } from '../store/database';
import {
  anchorThread,
  assignThread,
  replyToThread,
  settleThread,
  startThread,
} from '../store/comments/threads';
import type { Commenter } from '../store/comments/threads';
import { withNewsroom } from './context';
import type { HandlerContext } from './context';

type CommentChannel = Extract<keyof Handlers, `comment:${string}`>;

export function commentsHandlers(context: HandlerContext): Pick<Handlers, CommentChannel> {
  const { broadcast, now } = context;

  /** Changes a thread, then tells every window and brings the story's line in the library up to date. */
  const change = (
    id: ArticleId,
    work: (db: WritableDb, by: Commenter) => Result<ArticleStatus>,
  ): Result<ArticleStatus> =>
    withNewsroom(context, ({ store, sync, projections }) => {
      const person = sync.status()?.person ?? null;
      const status = work(store.db, { actor: context.actor(), now, person: person === '' ? null : person });
      if (!status.ok) return status;
      projections.touched(id);
      projections.now(id);
      broadcast.all('article:changed', status.value);
      return status;
    });

  return {
    'comment:start': ({ articleId, ...thread }) =>
      change(articleId, (db, by) => startThread(db, articleId, thread, by)),
    'comment:reply': ({ articleId, threadId, ...said }) =>
      change(articleId, (db, by) => replyToThread(db, articleId, threadId, said, by)),
    'comment:settle': ({ articleId, threadId, state }) =>
      change(articleId, (db, by) => settleThread(db, articleId, threadId, state, by)),
    'comment:assign': ({ articleId, threadId, assignee }) =>
      change(articleId, (db, by) => assignThread(db, articleId, threadId, assignee, by)),
    'comment:anchor': ({ articleId, threadId, ...place }) =>
      change(articleId, (db, by) => anchorThread(db, articleId, threadId, place, by)),
  };
}
