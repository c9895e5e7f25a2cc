import { newId } from '../../../shared/article/ids';
import type { ArticleId } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { SiteStatus } from '../../../shared/ipc/site-answers';
import type { BrowserSignIn, CmsGate } from '../../cms/cms';
import { wordpressGate } from '../../cms/wordpress/gate';
import { readDelivery, setDelivery } from '../../store/journal/article-status';
import { baseOf } from '../../store/sites/bases';
import { requeueInterrupted } from '../../store/outbox/outbox';
import { outboxItems } from '../../store/outbox/outbox-list';
import { connectedSites, saveSite } from '../../store/sites/sites';
import { createAnnouncer } from './announcer';
import { compareTexts, sendMine, takeTheirs } from '../merge/choose-text';
import { signIn } from '../site/connect';
import { attempted, EngineStopped } from '../session/interrupted';
import { askOfOperation } from '../outbox/outbox-verbs';
import type { OutboxVerb } from '../outbox/outbox-verbs';
import { moveStory } from '../moves/move-story';
import { restingDelivery } from '../outbox/resting-delivery';
import { sendStory, siteOfStory } from '../moves/send-story';
import { createSiteDesks } from './site-desk';
import type { SiteDesk } from './site-desk';
import type { SiteSession } from '../session/site-session';
import { createPresence } from '../session/presence';
import { setSitePolicy } from '../site/site-policy';
import { siteStatus } from '../site/site-status';
import type { SiteCredentials, SyncEngine, SyncParts } from '../session/sync-engine';
import { spikeStory } from '../moves/spike-story';
import { vocabularyView } from '../site/vocabulary-view';

export type { SyncEngine } from '../session/sync-engine';

/**
 * Starts the newsroom's side of the conversation with its sites. What a killed process was sending waits again, and
 * is looked up before it is sent. Nothing goes out before the first `wake`.
 */
export function startSync(
  parts: SyncParts & {
    readonly gate?: CmsGate;
    readonly isWindowOpen?: (windowId: number) => boolean;
  },
): SyncEngine {
  const { db } = parts.store;
  const gate = parts.gate ?? wordpressGate({ now: parts.now });
  const announce = createAnnouncer({
    ...parts,
    onArticle: (status) => {
      parts.onArticle(status);
      presence.changed(status.articleId);
    },
  });
  const desks = createSiteDesks({ parts, gate, announce });
  const presence = createPresence({
    client: newId(),
    onPresence: parts.onPresence,
    isWindowOpen: parts.isWindowOpen ?? (() => true),
    whereabouts: (articleId) => {
      const site = siteOfStory(db, articleId);
      const postId = baseOf(db, articleId)?.postId;
      if (site === null || postId === undefined) return null;
      if (site.facts.companion === null || site.link.kind !== 'online') return null;
      const session = desks.of(site.id).session();
      return session === null ? null : { cms: session.cms, postId, person: site.person.id };
    },
  });
  let signingIn: BrowserSignIn | null = null;
  let stopped = false;
  for (const id of requeueInterrupted(db)) setDelivery(db, id, restingDelivery(db, id), null);

  /** Asynchronous answers never throw: a bug is reported and said as one. */
  const answered = async <Value>(what: string, work: () => Promise<Value>): Promise<Result<Value>> => {
    try {
      return await attempted(work);
    } catch (error) {
      // What came back after the end of the newsroom found its database closed.
      if (stopped || error instanceof EngineStopped) return failed('cancelled');
      parts.onProblem(what, error);
      return failed('internal');
    }
  };

  const connect = async (url: string, credentials: SiteCredentials): Promise<Result<SiteStatus>> => {
    const signed = await signIn(parts, gate, url, credentials);
    if (!signed.ok) return signed;
    if (stopped) return failed('cancelled');
    // The session of before holds the old password.
    desks.close(signed.value.id);
    const desk = desks.of(signed.value.id);
    desk.pull();
    desk.worker.wake();
    announce.site();
    announce.outbox(null);
    const status = siteStatus(db);
    return status === null ? failed('site.not-connected') : ok(status);
  };

  const inspected = async (address: string): Promise<Result<string>> => {
    const inspection = await gate.inspect(address);
    return inspection.ok ? ok(inspection.value.url) : inspection;
  };

  const withStory = async <Value>(
    what: string,
    articleId: ArticleId,
    work: (session: SiteSession, desk: SiteDesk) => Promise<Value>,
  ): Promise<Result<Value>> => {
    const site = siteOfStory(db, articleId);
    const desk = site === null ? null : desks.of(site.id);
    const session = desk?.session() ?? null;
    if (desk === null || session === null) return failed('site.not-connected');
    return answered(what, () => work(session, desk));
  };

  const ask = (verb: OutboxVerb, id: Parameters<typeof askOfOperation>[2]): Result<null> => {
    const asked = askOfOperation(db, verb, id, parts.now);
    if (!asked.ok) return asked;
    announce.story(asked.value, null);
    const site = verb === 'retry' ? siteOfStory(db, asked.value) : null;
    if (site !== null) desks.of(site.id).worker.unpause();
    desks.wakeAll();
    return ok(null);
  };

  return {
    presence,
    status: () => siteStatus(db),
    vocabulary: () => vocabularyView(db),
    inspect: async (address) => flat(await answered('inspect', () => gate.inspect(address))),
    connectInBrowser: async (address, openInBrowser) =>
      flat(
        await answered('connect', async () => {
          const url = await inspected(address);
          if (!url.ok) return url;
          const asked = await gate.signInThroughBrowser(url.value);
          if (!asked.ok) return asked;
          signingIn?.cancel();
          signingIn = asked.value;
          await openInBrowser(asked.value.authorizeUrl);
          const credentials = await asked.value.answer;
          if (signingIn === asked.value) signingIn = null;
          return credentials.ok ? connect(url.value, credentials.value) : credentials;
        }),
      ),
    cancelConnect: () => {
      signingIn?.cancel();
      signingIn = null;
    },
    connectWithPassword: async ({ address, login, password }) =>
      flat(
        await answered('connect', async () => {
          const url = await inspected(address);
          return url.ok ? connect(url.value, { login, password }) : url;
        }),
      ),
    disconnect: () => {
      const site = connectedSites(db)[0];
      if (site === undefined) return failed('site.not-connected');
      desks.close(site.id);
      parts.forgetCredentials(site.id);
      saveSite(db, { ...site, connected: false });
      announce.site();
      return ok(null);
    },
    send: (articleId, action, actor) => {
      const queued = sendStory(db, { articleId, action, actor, now: parts.now });
      if (queued.ok) {
        announce.story(articleId, action);
        desks.wakeAll();
      }
      return queued;
    },
    move: (articleId, move, words) => {
      const moved = moveStory(db, { articleId, move, ...words, now: parts.now });
      if (!moved.ok) return moved;
      announce.story(articleId, null);
      desks.wakeAll();
      return moved;
    },
    compare: (articleId) => withStory('compare', articleId, (session) => compareTexts(session, articleId)),
    takeSiteText: (articleId) =>
      withStory('take', articleId, async (session, desk) => {
        const adopted = await desk.worker.between(() => takeTheirs(session, articleId));
        announce.steps({ articleId, version: adopted.version, groups: adopted.groups });
        announce.story(articleId, null);
        return null;
      }),
    keepMyText: (articleId, revision) =>
      withStory('keep', articleId, async (session, desk) => {
        const actor = session.site.person.name;
        await desk.worker.between(() => sendMine(session, { articleId, revision, actor }));
        const delivery = readDelivery(db, articleId);
        announce.story(articleId, delivery.kind === 'waiting' ? delivery.action : null);
        desk.wake();
        return null;
      }),
    outbox: () => outboxItems(db),
    retry: (id) => ask('retry', id),
    hold: (id) => ask('hold', id),
    release: (id) => ask('release', id),
    withdraw: (id) => ask('withdraw', id),
    pull: () => {
      const desk = desks.current();
      if (desk === null) return failed('site.not-connected');
      desk.pull();
      return ok(null);
    },
    follow: () => desks.followAll(),
    isBusy: () => desks.isBusy(),
    cancelPull: () => desks.current()?.cancelPull(),
    spike: (articleId, move, actor) => {
      const done = spikeStory(db, { articleId, move, actor, now: parts.now });
      if (!done.ok || !done.value) return done;
      announce.story(articleId, null);
      desks.wakeAll();
      return done;
    },
    decideGone: async (decision) => {
      const desk = desks.current();
      return desk === null
        ? failed('site.not-connected')
        : flat(await answered('gone', () => desk.decideGone(decision)));
    },
    setPolicy: async (policy) => {
      const site = connectedSites(db)[0];
      if (site === undefined) return failed('site.not-connected');
      const session = desks.of(site.id).session();
      const set = flat(await answered('policy', () => setSitePolicy(parts, { site, session, policy })));
      if (!set.ok) return set;
      announce.site();
      const status = siteStatus(db);
      return status === null ? failed('site.not-connected') : ok(status);
    },
    fetchPicture: async (url) => {
      const session = desks.current()?.session() ?? null;
      if (session === null) return failed('site.not-connected');
      return flat(await answered('picture', () => session.cms.fetchPicture(url)));
    },
    wake: () => desks.wakeAll(),
    stop: () => {
      stopped = true;
      announce.stop();
      signingIn?.cancel();
      presence.stop();
      desks.stop();
    },
  };
}

function flat<Value>(nested: Result<Result<Value>>): Result<Value> {
  return nested.ok ? nested.value : nested;
}
