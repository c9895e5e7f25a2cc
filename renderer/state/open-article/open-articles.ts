import type { ArticleId } from '../../../shared/article/ids';
import type { Result } from '../../../shared/errors/app-error';
import { openArticle } from './session';
import type { ArticleApi, ArticleSession } from './session';

/** The articles open in this window: one session each, however many views show it. */
export interface OpenArticles {
  /** Opens an article that is about to be shown; whoever acquires it first takes it over. */
  readonly openAhead: (articleId: ArticleId) => Promise<void>;
  /** Opens an article, or joins the session that is already open; balance it with `release`. */
  readonly acquire: (articleId: ArticleId) => Promise<Result<ArticleSession>>;
  /** Saves and closes once nobody shows it any more; what cannot be saved stays open and is retried. */
  readonly release: (articleId: ArticleId) => void;
  /** Sends everything unsent in this window to disk; false if something could not be saved. */
  readonly flushAll: () => Promise<boolean>;
  /** The session of an article that is open now. */
  readonly find: (articleId: ArticleId) => ArticleSession | null;
}

/** The one place in a window that opens articles, so that no two sessions write the same copy. */
export function createOpenArticles(api: ArticleApi): OpenArticles {
  const entries = new Map<ArticleId, Entry>();

  const closeUnused = async (articleId: ArticleId, entry: Entry): Promise<void> => {
    const opened = await entry.opening;
    if (!opened.ok) return;
    while (!isShown(entry) && entries.get(articleId) === entry) {
      if (!(await opened.value.flush())) {
        await pause();
        continue;
      }
      if (isShown(entry)) return;
      entries.delete(articleId);
      await opened.value.close();
    }
  };

  const entryOf = (articleId: ArticleId): Entry => {
    const entry = entries.get(articleId) ?? newEntry(api, articleId);
    entries.set(articleId, entry);
    return entry;
  };

  const opened = async (articleId: ArticleId, entry: Entry): Promise<Result<ArticleSession>> => {
    const result = await entry.opening;
    if (result.ok) entry.session = result.value;
    else entries.delete(articleId);
    return result;
  };

  return {
    openAhead: async (articleId) => {
      await opened(articleId, entryOf(articleId));
    },
    acquire: (articleId) => {
      const entry = entryOf(articleId);
      entry.users += 1;
      return opened(articleId, entry);
    },
    release: (articleId) => {
      const entry = entries.get(articleId);
      if (entry === undefined) return;
      entry.users -= 1;
      if (entry.users === 0) void closeUnused(articleId, entry);
    },
    flushAll: async () => {
      const sessions = [...entries.values()].flatMap((entry) => entry.session ?? []);
      const saved = await Promise.all(sessions.map((session) => session.flush()));
      return saved.every(Boolean);
    },
    find: (articleId) => entries.get(articleId)?.session ?? null,
  };
}

interface Entry {
  readonly opening: Promise<Result<ArticleSession>>;
  session: ArticleSession | null;
  users: number;
}

function newEntry(api: ArticleApi, articleId: ArticleId): Entry {
  return { opening: openArticle(api, articleId), session: null, users: 0 };
}

/** Asked again after each wait: somebody may have joined meanwhile. */
function isShown(entry: Entry): boolean {
  return entry.users > 0;
}

/** A failed save is retried by its own session; this only looks again. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000));
}
