import type { OutboxAction } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import type { Events } from '../../../shared/ipc/responses';
import { statusOf } from '../../store/journal/article-status';
import { outboxCounts, storiesThatNeedYou } from '../../store/outbox/outbox-list';
import { siteStatus } from '../site/site-status';
import type { SyncParts } from '../session/sync-engine';

/** Tells windows what is already on disk. A window that cannot be told keeps nothing from going on. */
export interface Announcer {
  /** Where a story stands, with the outbox and the site's figures that follow from it. */
  readonly story: (id: ArticleId, action: OutboxAction | null) => void;
  readonly steps: (event: Events['article:steps']) => void;
  readonly outbox: (action: OutboxAction | null) => void;
  readonly site: () => void;
  readonly library: () => void;
  /** Nothing is told any more: what comes back after the end of the newsroom finds its database closed. */
  readonly stop: () => void;
}

export function createAnnouncer(parts: SyncParts): Announcer {
  const { db } = parts.store;
  let stopped = false;
  const told = (what: string, tell: () => void): void => {
    if (stopped) return;
    try {
      tell();
    } catch (error) {
      parts.onProblem(what, error);
    }
  };
  const outbox = (action: OutboxAction | null): void =>
    told('outbox', () => {
      const { waiting } = outboxCounts(db, null);
      parts.onOutbox({ waiting, needsYou: storiesThatNeedYou(db), action });
    });
  const site = (): void => told('site', () => parts.onSite(siteStatus(db)));
  const library = (): void => told('library', () => parts.onLibrary());
  return {
    story: (id, action) => {
      told('story', () => {
        const status = statusOf(db, id);
        if (status.ok) parts.onArticle(status.value);
      });
      outbox(action);
      site();
      library();
    },
    steps: (event) =>
      told('steps', () => {
        if (event.groups.length > 0) parts.onSteps(event);
      }),
    outbox,
    site,
    library,
    stop: () => {
      stopped = true;
    },
  };
}
