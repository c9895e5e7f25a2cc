import { ok } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import { libraryFacets, listArticles } from '../store/library';
import { neighbours } from '../store/neighbours';
import { searchArticles } from '../store/search';
import { unwired, withNewsroom } from './context';
import type { HandlerContext } from './context';

type LibraryChannel = Extract<keyof Handlers, `library:${string}`>;

export function libraryHandlers(context: HandlerContext): Pick<Handlers, LibraryChannel> {
  return {
    'library:looked': unwired,
    'library:assign': unwired,
    'library:moveToSection': unwired,
    'library:spike': unwired,
    'library:queues': unwired,
    'library:saveFilter': unwired,
    'library:removeFilter': unwired,
    'library:attention': unwired,
    'library:list': (query) => withNewsroom(context, ({ store }) => ok(listArticles(store.db, query))),
    'library:facets': () => withNewsroom(context, ({ store }) => ok(libraryFacets(store.db))),
    'library:search': (query) => withNewsroom(context, ({ store }) => ok(searchArticles(store.db, query))),
    'library:neighbours': ({ articleId }) =>
      withNewsroom(context, ({ store }) => ok(neighbours(store.db, articleId))),
    'library:vocabulary': () => withNewsroom(context, ({ sync }) => ok(sync.vocabulary())),
  };
}
