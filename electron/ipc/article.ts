import type { ArticleId } from '../../shared/article/ids';
import { newId } from '../../shared/article/ids';
import { stateAfter, stateBeforeSpike } from '../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../shared/article/workflow/events';
import { ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ArticleStatus } from '../../shared/ipc/responses';
import { createArticle, loadRecord } from '../store/articles';
import { statusOf } from '../store/article-status';
import { appendEvent, appendSteps, setField } from '../store/journal';
import { closeNotice } from '../store/notices';
import { closeArticle, openArticle } from '../store/open-article';
import { restoreNotice } from '../store/restore-notice';
import { unwired, withNewsroom, withNewsroomAsync } from './context';
import type { HandlerContext, Newsroom } from './context';

type ArticleChannel = Extract<keyof Handlers, `article:${string}`>;

export function articleHandlers(context: HandlerContext): Pick<Handlers, ArticleChannel> {
  const { broadcast, now } = context;
  const author = () => ({ actor: context.actor(), now });
  const listChanged = (): void => broadcast.all('library:changed', {});

  /** Tells the windows what became of an article, and brings its line in the library up to date at once. */
  const announce = (
    newsroom: Newsroom,
    id: ArticleId,
    status: Result<ArticleStatus>,
  ): Result<ArticleStatus> => {
    if (!status.ok) return status;
    newsroom.projections.touched(id);
    newsroom.projections.now(id);
    broadcast.all('article:changed', status.value);
    return status;
  };

  const move = (id: ArticleId, kind: 'spiked' | 'unspiked'): Result<ArticleStatus> =>
    withNewsroom(context, (newsroom) => {
      const { db } = newsroom.store;
      const record = loadRecord(db, id);
      if (!record.ok) return record;
      const { events } = record.value;
      if ((stateAfter(events) === 'spiked') === (kind === 'spiked')) return statusOf(db, id);
      const to = kind === 'spiked' ? 'spiked' : stateBeforeSpike(events);
      const event: WorkflowEvent = { id: newId(), kind, to, actor: context.actor(), at: now().toISOString() };
      const moved = appendEvent(db, id, event, author());
      if (!moved.ok) return moved;
      const queued = newsroom.sync.spiked(id, kind === 'spiked', context.actor());
      return announce(newsroom, id, queued.ok ? statusOf(db, id) : queued);
    });

  return {
    'article:move': unwired,
    'article:create': ({ language }) =>
      withNewsroom(context, ({ store }) => {
        const created = createArticle(store.db, { language, ...author() });
        if (!created.ok) return created;
        listChanged();
        return ok({ articleId: created.value });
      }),
    'article:open': ({ articleId }) => withNewsroom(context, ({ store }) => openArticle(store.db, articleId)),
    'article:close': ({ articleId }) =>
      withNewsroom(context, ({ store, projections }) => {
        projections.now(articleId);
        return closeArticle(store.db, articleId);
      }),
    'article:append': ({ articleId, version, groups }, { windowId }) =>
      withNewsroom(context, ({ store, projections }) => {
        const answer = appendSteps(store.db, articleId, { version, groups, ...author() });
        if (answer.ok && answer.value.kind === 'saved') {
          broadcast.others(windowId, 'article:steps', { articleId, version: answer.value.version, groups });
          projections.touched(articleId);
          // Who made them, the windows hear from main alone.
          if (answer.value.suggestions !== undefined) {
            const status = statusOf(store.db, articleId);
            if (status.ok) broadcast.all('article:changed', status.value);
          }
        }
        return answer;
      }),
    'article:setField': ({ articleId, change }, { windowId }) =>
      withNewsroom(context, ({ store, projections }) => {
        const status = setField(store.db, articleId, change, author());
        if (status.ok) {
          broadcast.others(windowId, 'article:changed', status.value);
          projections.touched(articleId);
        }
        return status;
      }),
    'article:spike': ({ articleId }) => move(articleId, 'spiked'),
    'article:unspike': ({ articleId }) => move(articleId, 'unspiked'),
    'article:send': ({ articleId, action }) =>
      withNewsroom(context, (newsroom) => {
        const queued = newsroom.sync.send(articleId, action, context.actor());
        if (!queued.ok) return queued;
        const status = announce(newsroom, articleId, statusOf(newsroom.store.db, articleId));
        return status.ok ? ok({ operationId: queued.value, status: status.value }) : status;
      }),
    'article:compareWithSite': ({ articleId }) =>
      withNewsroomAsync(context, ({ sync }) => sync.compare(articleId)),
    'article:takeSiteText': ({ articleId }) =>
      withNewsroomAsync(context, async (newsroom) => {
        const taken = await newsroom.sync.takeSiteText(articleId);
        return taken.ok ? announce(newsroom, articleId, statusOf(newsroom.store.db, articleId)) : taken;
      }),
    'article:restoreNotice': ({ articleId, noticeId }) =>
      withNewsroom(context, (newsroom) => {
        const { db } = newsroom.store;
        const restored = restoreNotice(db, articleId, noticeId, author());
        if (!restored.ok) return restored;
        const { groups, version } = restored.value;
        if (groups.length > 0) broadcast.all('article:steps', { articleId, version, groups });
        return announce(newsroom, articleId, statusOf(db, articleId));
      }),
    'article:dismissNotice': ({ articleId, noticeId }) =>
      withNewsroom(context, (newsroom) => {
        const { db } = newsroom.store;
        closeNotice(db, articleId, noticeId, 'dismissed');
        return announce(newsroom, articleId, statusOf(db, articleId));
      }),
    'article:keepMyText': ({ articleId, agreedRevision }) =>
      withNewsroomAsync(context, async (newsroom) => {
        const kept = await newsroom.sync.keepMyText(articleId, agreedRevision);
        return kept.ok ? announce(newsroom, articleId, statusOf(newsroom.store.db, articleId)) : kept;
      }),
  };
}
