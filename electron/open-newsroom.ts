import { BrowserWindow, powerMonitor } from 'electron';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaHashSchema } from '../shared/article/ids';
import type { SiteId } from '../shared/article/ids';
import { ok } from '../shared/errors/app-error';
import type { Result } from '../shared/errors/app-error';
import type { Handlers } from '../shared/ipc/bridge';
import { wordpressGate } from './cms/wordpress/gate';
import { appHandlers } from './ipc/app';
import { articleHandlers } from './ipc/article';
import { createAttentionDesk } from './ipc/attention-desk';
import { auditHandlers } from './ipc/audit';
import { catchUp } from './ipc/catch-up';
import { commentsHandlers } from './ipc/comments';
import type { HandlerContext, Newsroom } from './ipc/context';
import { libraryHandlers } from './ipc/library';
import { mediaHandlers } from './ipc/media';
import { presenceHandlers } from './ipc/presence';
import { createProjectionTimer } from './ipc/projection-timer';
import { siteHandlers } from './ipc/site';
import { versionsHandlers } from './ipc/versions';
import { layInSamples } from './sample-newsroom';
import { backupStore } from './store/file/backup';
import { mediaByUrl, mediaFile, rememberRemoteMedia } from './store/media/media';
import { openStore } from './store/file/open';
import type { Store } from './store/file/open';
import { keepSelf } from './store/desk/looks';
import { refreshProjections, refreshStale } from './store/library/projections';
import { startSync } from './sync/engine/engine';
import { notificationsOf } from './windows/notification-words';
import type { PictureSources } from './windows/protocol';

/** What the shell of the application lends to the newsroom. */
export interface Shell extends Omit<HandlerContext, 'newsroom' | 'storeProblem' | 'actor'> {
  readonly userData: string;
  readonly resources: string;
}

/** The newsroom behind the windows: what they may ask, the pictures they show, and its end. */
export interface OpenedNewsroom {
  readonly handlers: Handlers;
  readonly pictures: PictureSources;
  /** Starts the work that a window never waits for. */
  readonly settle: () => void;
  readonly close: () => void;
}

/** Opens the database in userData and everything that lives on it; a database that cannot be opened is answered so. */
export function openNewsroom(shell: Shell): OpenedNewsroom {
  const directory = join(shell.userData, 'newsroom');
  const opened = openStore({ directory, now: shell.now });
  if (opened.ok) layInSamples(opened.value, join(shell.resources, 'samples'), shell.now);
  const person = (): string => signedInName(newsroom) ?? shell.preferences.get().person;
  const newsroom: Result<Newsroom> = opened.ok ? ok(newsroomOn(opened.value, shell, person)) : opened;
  if (opened.ok) keepSelf(opened.value.db, person());
  const context: HandlerContext = {
    ...shell,
    newsroom,
    storeProblem: opened.ok ? null : { ...opened.error, path: directory },
    actor: person,
  };
  return {
    handlers: {
      ...appHandlers(context),
      ...articleHandlers(context),
      ...libraryHandlers(context),
      ...auditHandlers(context),
      ...commentsHandlers(context),
      ...mediaHandlers(context),
      ...presenceHandlers(context),
      ...versionsHandlers(context),
      ...siteHandlers(context),
    },
    pictures: picturesOf(newsroom),
    settle: () => {
      if (newsroom.ok) settle(newsroom.value, shell);
    },
    close: () => {
      if (!newsroom.ok) return;
      newsroom.value.sync.stop();
      newsroom.value.attention.stop();
      newsroom.value.projections.now();
      newsroom.value.store.close();
    },
  };
}

function newsroomOn(
  store: Store,
  { broadcast, secrets, log, now, preferences, notify }: Shell,
  person: () => string,
): Newsroom {
  const attention = createAttentionDesk({
    db: store.db,
    person,
    now,
    tell: (items, fresh) => {
      broadcast.all('desk:attention', { items, fresh });
      const { notifications, locale } = preferences.get();
      if (notifications === 'system') notificationsOf(fresh, locale).forEach(notify);
    },
    onProblem: (error) => log.problem('attention', error),
  });
  const projections = createProjectionTimer((id) => {
    keepSelf(store.db, person());
    refreshProjections(store.db, id);
    broadcast.all('library:changed', {});
    attention.changed();
  });
  const sync = startSync({
    gate: wordpressGate({ now }),
    store,
    credentialsFor: (siteId: SiteId) => secrets.get(siteId),
    keepCredentials: (siteId, credentials) => secrets.set(siteId, credentials),
    forgetCredentials: (siteId) => secrets.forget(siteId),
    now,
    random: Math.random,
    onArticle: (status) => {
      projections.touched(status.articleId);
      broadcast.all('article:changed', status);
    },
    onSteps: (event) => broadcast.all('article:steps', event),
    onLibrary: () => {
      broadcast.all('library:changed', {});
      attention.changed();
    },
    onOutbox: (counts) => {
      broadcast.all('outbox:changed', counts);
      attention.changed();
    },
    onSite: (status) => {
      broadcast.all('site:changed', { status });
      attention.changed();
    },
    onPresence: (presence) => broadcast.all('article:presence', presence),
    isWindowOpen: (windowId) => BrowserWindow.fromId(windowId) !== null,
    onProblem: (what, error) => log.problem(what, error),
  });
  return { store, sync, projections, attention };
}

/** How often the site is asked what changed. */
const followEveryMs = 60_000;

function settle({ store, sync, attention }: Newsroom, { broadcast, log, now }: Shell): void {
  setTimeout(() => {
    catchUp(
      (most) => (store.db.open ? refreshStale(store.db, most) : ok(0)),
      () => broadcast.all('library:changed', {}),
    );
    attention.changed();
    sync.wake();
    // Without a site there is nothing to fetch, and nothing to say about it.
    sync.pull();
    backupStore(store, now).catch((error: unknown) => log.problem('backup', error));
  }, 1_500);
  // What others write is here within a minute, as long as there is a network.
  setInterval(() => sync.follow(), followEveryMs).unref();
  powerMonitor.on('resume', () => {
    sync.wake();
    sync.follow();
    broadcast.all('library:changed', {});
  });
}

function signedInName(newsroom: Result<Newsroom>): string | null {
  return newsroom.ok ? (newsroom.value.sync.status()?.personName ?? null) : null;
}

function picturesOf(newsroom: Result<Newsroom>): PictureSources {
  if (!newsroom.ok) return { media: () => Promise.resolve(null), remotePicture: () => Promise.resolve(null) };
  const { store, sync } = newsroom.value;
  return {
    media: async (text) => {
      const hash = mediaHashSchema.safeParse(text);
      const file = hash.success ? mediaFile(store, hash.data) : null;
      return file === null ? null : { bytes: await readFile(file.path), type: file.type };
    },
    // From the store where it was seen before, else from the connected site, and kept for when there is no network.
    remotePicture: async (url) => {
      const known = mediaByUrl(store, url);
      if (known !== null) return { bytes: await readFile(known.path), type: known.type };
      const fetched = await sync.fetchPicture(url);
      if (!fetched.ok) return null;
      const kept = rememberRemoteMedia(store, { url, bytes: fetched.value, now: () => new Date() });
      return kept.ok ? { bytes: fetched.value, type: kept.value.type } : null;
    },
  };
}
