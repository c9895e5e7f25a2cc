import { setTimeout as pause } from 'node:timers/promises';
import { startSync } from '../../electron/sync/engine/engine';
import type { SiteCredentials, SyncEngine } from '../../electron/sync/session/sync-engine';
import type { CmsGate } from '../../electron/cms/cms';
import { createArticleFromSite } from '../../electron/store/articles/articles';
import { refreshProjections } from '../../electron/store/library/projections';
import { setField } from '../../electron/store/journal/journal';
import { readDelivery } from '../../electron/store/journal/article-status';
import { pullCursor } from '../../electron/store/sites/pull-cursors';
import { connectedSites } from '../../electron/store/sites/sites';
import { emptyFields } from '../../shared/article/fields';
import type { ArticleFields, FieldChange } from '../../shared/article/fields';
import type { Delivery } from '../../shared/article/delivery';
import type { ArticleId, SiteId } from '../../shared/article/ids';
import { approveStory } from './approve';
import type { Events } from '../../shared/ipc/responses';
import type { Presence } from '../../shared/ipc/article-answers';
import type { SiteStatus } from '../../shared/ipc/site-answers';
import { makeNewsroom, valueOf } from './newsroom';
import type { Newsroom } from './newsroom';

export interface StoryParts extends Partial<ArticleFields> {
  readonly headline: string;
  readonly dek?: string;
  /** Paragraphs, or blocks as JSON of the document. */
  readonly body: readonly unknown[];
}

/** A newsroom with a sync engine of its own, as main runs it. */
export interface SyncDesk {
  readonly newsroom: Newsroom;
  readonly engine: () => SyncEngine;
  readonly problems: unknown[];
  readonly steps: Events['article:steps'][];
  readonly presences: Presence[];
  readonly connect: (
    url: string,
    person: { login: string; applicationPassword: string },
  ) => Promise<SiteStatus>;
  readonly story: (parts: StoryParts) => ArticleId;
  /** Approves a story as it stands and asks for it to be published. */
  readonly publish: (id: ArticleId, actor: string) => void;
  readonly setField: (id: ArticleId, change: FieldChange) => void;
  readonly delivery: (id: ArticleId) => Delivery;
  /** Waits until nothing is being sent, due or pulled; 60 s at most. */
  readonly settled: () => Promise<void>;
  /** Fetches what is new on the site, and waits until it is all here. */
  readonly fetched: () => Promise<void>;
  readonly until: (what: string, isSo: () => boolean | Promise<boolean>) => Promise<void>;
  /** Ends the engine as a killed process would, and starts another on the same files. */
  readonly restart: () => void;
  /** The machine has no keyring: passwords are gone. */
  readonly forget: () => void;
  readonly end: () => void;
}

interface DeskOptions {
  readonly gate?: () => CmsGate;
  readonly random?: () => number;
  readonly now?: () => Date;
  readonly newsroom?: Newsroom;
  /** Passwords by site, where the newsroom is connected already. */
  readonly secrets?: Map<SiteId, SiteCredentials>;
}

export function startDesk(options: DeskOptions = {}): SyncDesk {
  const newsroom = options.newsroom ?? makeNewsroom();
  const secrets = options.secrets ?? new Map<SiteId, SiteCredentials>();
  const problems: unknown[] = [];
  const steps: Events['article:steps'][] = [];
  const presences: Presence[] = [];
  const now = options.now ?? (() => new Date());
  const start = (): SyncEngine =>
    startSync({
      store: newsroom.store(),
      credentialsFor: (id) => secrets.get(id) ?? null,
      keepCredentials: (id, credentials) => void secrets.set(id, credentials),
      forgetCredentials: (id) => void secrets.delete(id),
      now,
      random: options.random ?? (() => 0),
      onArticle: ({ articleId }) => void refreshProjections(newsroom.db(), articleId),
      onSteps: (event) => void steps.push(event),
      onLibrary: () => undefined,
      onOutbox: () => undefined,
      onSite: () => undefined,
      onPresence: (presence) => void presences.push(presence),
      onProblem: (what, error) => void problems.push([what, error]),
      ...(options.gate === undefined ? {} : { gate: options.gate() }),
    });
  let engine = start();
  const until: SyncDesk['until'] = async (what, isSo) => {
    const deadline = Date.now() + 60_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`Not within 60 s: ${what}`);
      await pause(5);
    }
  };
  const isSettled = (): boolean => {
    const busy = engine.outbox().some((item) => item.state === 'waiting' || item.state === 'sending');
    const pulling = connectedSites(newsroom.db()).some(
      (site) => site.link.kind !== 'paused' && pullCursor(newsroom.db(), site.id).state === 'running',
    );
    return !busy && !pulling;
  };
  return {
    newsroom,
    engine: () => engine,
    problems,
    steps,
    presences,
    connect: async (url, { login, applicationPassword }) => {
      const status = valueOf(
        await engine.connectWithPassword({ address: url, login, password: applicationPassword }),
      );
      await until('the first pull', isSettled);
      return status;
    },
    story: (parts) => addStory(newsroom, parts, now),
    publish: (id, actor) => {
      approveStory(newsroom.db(), id, { now });
      valueOf(engine.send(id, 'publish', actor));
    },
    setField: (id, change) => void valueOf(setField(newsroom.db(), id, change, { actor: 'Maya', now })),
    delivery: (id) => readDelivery(newsroom.db(), id),
    settled: () => until('nothing more to send or to fetch', isSettled),
    fetched: async () => {
      const checkedAt = (): string => {
        const link = engine.status()?.link;
        return link?.kind === 'online' ? link.checkedAt : '';
      };
      const before = checkedAt();
      valueOf(engine.pull());
      await until('the pull', () => checkedAt() !== before && isSettled());
    },
    until,
    restart: () => {
      engine.stop();
      newsroom.reopen();
      engine = start();
    },
    forget: () => secrets.clear(),
    end: () => {
      engine.stop();
      newsroom.remove();
    },
  };
}

function addStory(newsroom: Newsroom, parts: StoryParts, now: () => Date): ArticleId {
  const { headline, dek = '', body, ...fields } = parts;
  const text = (words: string) => (words === '' ? {} : { content: [{ type: 'text', text: words }] });
  return valueOf(
    createArticleFromSite(newsroom.db(), {
      copy: {
        type: 'doc',
        content: [
          { type: 'headline', ...text(headline) },
          { type: 'dek', ...text(dek) },
          ...body.map((block, index) =>
            typeof block === 'string'
              ? { type: 'paragraph', attrs: { id: `p${index + 1}`, dress: null }, ...text(block) }
              : block,
          ),
        ],
      },
      fields: { ...emptyFields('en-CA'), ...fields },
      events: [],
      siteId: null,
      now,
    }),
  );
}
