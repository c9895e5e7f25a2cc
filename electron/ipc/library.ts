import { ok } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import type { DeskQueues } from '../../shared/ipc/library-answers';
import type { LibraryFilter } from '../../shared/ipc/requests';
import { loadLive } from '../store/articles/articles';
import { countArticles, libraryFacets, listArticles, sectionFigures } from '../store/library/library';
import { isMarked, keepSelf, lookAt } from '../store/desk/looks';
import { neighbours } from '../store/library/neighbours';
import { readerOf } from '../store/desk/reader';
import type { Reader } from '../store/desk/reader';
import { removeFilter, saveFilter, savedFilters } from '../store/desk/saved-filters';
import { searchArticles } from '../store/library/search';
import { withNewsroom, withNewsroomAsync } from './context';
import type { HandlerContext, Newsroom } from './context';
import { doToSeveral } from './several';
import { changeOne, putOnSpike, takeBack } from './take-back';

type LibraryChannel = Extract<keyof Handlers, `library:${string}`>;

export function libraryHandlers(context: HandlerContext): Pick<Handlers, LibraryChannel> {
  const { actor, now, broadcast } = context;
  const readerAt = ({ store }: Newsroom) => readerOf(store.db, actor(), now());
  const listChanged = (): void => broadcast.all('library:changed', {});
  return {
    'library:list': (query) =>
      withNewsroom(context, (newsroom) => ok(listArticles(newsroom.store.db, query, readerAt(newsroom)))),
    'library:facets': () => withNewsroom(context, ({ store }) => ok(libraryFacets(store.db))),
    'library:search': (query) => withNewsroom(context, ({ store }) => ok(searchArticles(store.db, query))),
    'library:neighbours': ({ articleId }) =>
      withNewsroom(context, ({ store }) => ok(neighbours(store.db, articleId))),
    'library:vocabulary': () => withNewsroom(context, ({ sync }) => ok(sync.vocabulary())),
    'library:looked': ({ articleId }) =>
      withNewsroom(context, ({ store }) => {
        keepSelf(store.db, actor());
        const wasNew = isMarked(store.db, articleId);
        const since = lookAt(store.db, articleId, now());
        if (wasNew) listChanged();
        return ok({ since });
      }),
    'library:assign': ({ articleIds, assignee }) =>
      withNewsroomAsync(context, (newsroom) =>
        doToSeveral(context, newsroom, articleIds, (id) =>
          changeOne(context, newsroom, id, { field: 'assignee', value: assignee }),
        ),
      ),
    'library:moveToSection': ({ articleIds, section }) =>
      withNewsroomAsync(context, (newsroom) =>
        doToSeveral(context, newsroom, articleIds, (id) => {
          const live = loadLive(newsroom.store.db, id);
          if (!live.ok) return live;
          // The first section stands above the headline: it is the one a story is moved out of.
          const others = live.value.fields.sections.slice(1).filter(({ slug }) => slug !== section.slug);
          return changeOne(context, newsroom, id, { field: 'sections', value: [section, ...others] });
        }),
      ),
    'library:spike': ({ articleIds }) =>
      withNewsroomAsync(context, (newsroom) =>
        doToSeveral(context, newsroom, articleIds, (id) => putOnSpike(context, newsroom, id)),
      ),
    'library:takeBack': ({ done }) =>
      withNewsroomAsync(context, (newsroom) => {
        const byId = new Map(done.map((one) => [one.articleId, one]));
        return doToSeveral(context, newsroom, [...byId.keys()], (id) => {
          const one = byId.get(id);
          return one === undefined ? ok(null) : takeBack(context, newsroom, one);
        });
      }),
    'library:queues': ({ filter }) =>
      withNewsroom(context, (newsroom) => ok(queuesOf(newsroom, filter, readerAt(newsroom)))),
    'library:saveFilter': (filter) =>
      withNewsroom(context, ({ store }) => {
        saveFilter(store.db, filter);
        return ok(savedFilters(store.db));
      }),
    'library:removeFilter': ({ name }) =>
      withNewsroom(context, ({ store }) => {
        removeFilter(store.db, name);
        return ok(savedFilters(store.db));
      }),
    'library:attention': () => withNewsroom(context, ({ attention }) => ok(attention.items())),
  };
}

function queuesOf({ store }: Newsroom, filter: LibraryFilter, reader: Reader): DeskQueues {
  const { db } = store;
  const count = (of: Partial<LibraryFilter>): number => countArticles(db, { ...everything, ...of }, reader);
  return {
    counts: {
      all: count({}),
      mine: count({ queue: 'mine' }),
      'waiting-for-me': count({ queue: 'waiting-for-me' }),
      due: count({ queue: 'due' }),
      embargoed: count({ queue: 'embargoed' }),
    },
    unseen: count({ unseen: true }),
    sections: sectionFigures(db, filter, reader),
    saved: savedFilters(db),
  };
}

const everything: LibraryFilter = {
  states: [],
  sections: [],
  languages: [],
  authors: [],
  delivery: 'any',
  queue: 'all',
  unseen: false,
};
