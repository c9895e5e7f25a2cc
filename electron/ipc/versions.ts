import type { ArticleId } from '../../shared/article/ids';
import type { Result } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import { statusOf } from '../store/journal/article-status';
import { restoreVersion } from '../store/versions/restore-version';
import { listVersions, momentsOf, nameVersion, readVersion } from '../store/versions/versions';
import { withNewsroom } from './context';
import type { HandlerContext, Newsroom } from './context';

type VersionChannel = Extract<keyof Handlers, `version:${string}`>;

export function versionsHandlers(context: HandlerContext): Pick<Handlers, VersionChannel> {
  const { broadcast, now } = context;
  const author = () => ({ actor: context.actor(), now });

  const restore = (newsroom: Newsroom, articleId: ArticleId, seq: number): Result<ArticleStatus> => {
    const { db } = newsroom.store;
    const restored = restoreVersion(db, articleId, seq, author());
    if (!restored.ok) return restored;
    const { groups, version } = restored.value;
    if (groups.length > 0) broadcast.all('article:steps', { articleId, version, groups });
    newsroom.projections.touched(articleId);
    newsroom.projections.now(articleId);
    const status = statusOf(db, articleId);
    if (status.ok) broadcast.all('article:changed', status.value);
    return status;
  };

  return {
    'version:list': ({ articleId }) =>
      withNewsroom(context, ({ store }) => listVersions(store.db, articleId)),
    'version:read': ({ articleId, seq }) =>
      withNewsroom(context, ({ store }) => readVersion(store.db, articleId, seq)),
    'version:name': ({ articleId, seq, name }) =>
      withNewsroom(context, ({ store }) => nameVersion(store.db, articleId, { seq, name, ...author() })),
    'version:restore': ({ articleId, seq }) =>
      withNewsroom(context, (newsroom) => restore(newsroom, articleId, seq)),
    'version:moments': ({ articleId }) =>
      withNewsroom(context, ({ store }) => momentsOf(store.db, articleId)),
  };
}
