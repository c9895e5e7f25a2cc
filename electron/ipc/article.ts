import type { ArticleId } from '../../shared/article/ids';
import { isFieldsStep } from '../../shared/document/fields-step';
import { ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ArticleStatus } from '../../shared/ipc/article-answers';
import { createArticle, loadLive } from '../store/articles/articles';
import type { WritableDb } from '../store/database';
import { statusOf } from '../store/journal/article-status';
import { appendSteps, setField } from '../store/journal/journal';
import { closeNotice } from '../store/journal/notices';
import { closeArticle, openArticle } from '../store/articles/open-article';
import { restoreNotice } from '../store/versions/restore-notice';
import { withNewsroom, withNewsroomAsync } from './context';
import type { HandlerContext, Newsroom } from './context';
import { spikeOne } from './spike-one';

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

  const voided = (newsroom: Newsroom, id: ArticleId): void => {
    announce(newsroom, id, statusOf(newsroom.store.db, id));
    newsroom.sync.wake();
  };

  const move = (id: ArticleId, kind: 'spiked' | 'unspiked'): Result<ArticleStatus> =>
    withNewsroom(context, (newsroom) => {
      const moved = spikeOne(context, newsroom, id, kind === 'spiked' ? 'spike' : 'unspike');
      if (!moved.ok) return moved;
      const { value } = moved;
      return value === null ? statusOf(newsroom.store.db, id) : announce(newsroom, id, ok(value));
    });

  return {
    'article:move': ({ articleId, move: step, note, advisory }) => {
      if (step === 'spike' || step === 'unspike')
        return move(articleId, step === 'spike' ? 'spiked' : 'unspiked');
      return withNewsroom(context, (newsroom) => {
        const moved = newsroom.sync.move(articleId, step, { note, advisory, actor: context.actor() });
        return moved.ok ? announce(newsroom, articleId, statusOf(newsroom.store.db, articleId)) : moved;
      });
    },
    'article:create': ({ language }) =>
      withNewsroom(context, ({ store }) => {
        const created = createArticle(store.db, { language, ...author() });
        if (!created.ok) return created;
        listChanged();
        return ok({ articleId: created.value });
      }),
    'article:open': ({ articleId }, { windowId }) =>
      withNewsroom(context, ({ store, sync }) => {
        const opened = openArticle(store.db, articleId);
        if (opened.ok) sync.presence.opened(articleId, windowId);
        return opened;
      }),
    'article:close': ({ articleId }, { windowId }) =>
      withNewsroom(context, ({ store, sync, projections }) => {
        sync.presence.closed(articleId, windowId);
        projections.now(articleId);
        return closeArticle(store.db, articleId);
      }),
    'article:append': ({ articleId, version, groups }, { windowId }) =>
      withNewsroom(context, (newsroom) => {
        const { store, projections } = newsroom;
        const before = eventCount(store.db, articleId);
        const answer = appendSteps(store.db, articleId, { version, groups, ...author() });
        if (answer.ok && answer.value.kind === 'saved') {
          broadcast.others(windowId, 'article:steps', { articleId, version: answer.value.version, groups });
          projections.touched(articleId);
          // A change that made an approval void is told to every window, and what was scheduled is called back.
          if (eventCount(store.db, articleId) !== before) voided(newsroom, articleId);
          // Who made them, and what an undo did to fields, the windows hear from main alone.
          const isTold =
            answer.value.suggestions !== undefined || groups.some(({ steps }) => steps.some(isFieldsStep));
          if (isTold) {
            const status = statusOf(store.db, articleId);
            if (status.ok) broadcast.all('article:changed', status.value);
          }
        }
        return answer;
      }),
    'article:setField': ({ articleId, change }, { windowId }) =>
      withNewsroom(context, (newsroom) => {
        const { store, projections } = newsroom;
        const before = eventCount(store.db, articleId);
        const status = setField(store.db, articleId, change, author());
        if (status.ok) {
          broadcast.others(windowId, 'article:changed', status.value);
          projections.touched(articleId);
          if (eventCount(store.db, articleId) !== before) voided(newsroom, articleId);
        }
        return status;
      }),
    'article:spike': ({ articleId }) => move(articleId, 'spiked'),
    'article:unspike': ({ articleId }) => move(articleId, 'unspiked'),
    'article:saveOnSite': ({ articleId }) =>
      withNewsroom(context, (newsroom) => {
        const queued = newsroom.sync.send(articleId, 'draft', context.actor());
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

/** How much has happened to a story; a change of words adds to it only where it made an approval void. */
function eventCount(db: WritableDb, id: ArticleId): number {
  const live = loadLive(db, id);
  return live.ok ? live.value.events.length : 0;
}
