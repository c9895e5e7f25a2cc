import type { SiteId } from '../../../shared/article/ids';
import type { Cms, CmsGate } from '../../cms/cms';
import { pullCursor } from '../../store/sites/pull-cursors';
import { connectedSites, siteById } from '../../store/sites/sites';
import type { Announcer } from './announcer';
import { attempted, EngineStopped, interrupt } from '../session/interrupted';
import { createTurns } from '../session/lanes';
import { createOutboxWorker } from './outbox-worker';
import type { OutboxWorker } from './outbox-worker';
import { beginPull, pullBehind, restPull } from '../pull/pull';
import type { PageOutcome } from '../pull/pull';
import { findGone, keepGone, settleGone } from '../pull/pull-gone';
import { pullNext } from '../pull/pull-changes';
import { checkIdentity, pullVocabulary } from '../pull/pull-vocabulary';
import { untilStopped } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import type { SyncParts } from '../session/sync-engine';
import { verdictOn } from '../outbox/retry-plan';
import type { AppError, Result } from '../../../shared/errors/app-error';

/** Everything that goes on between this newsroom and one of its sites. */
export interface SiteDesk {
  readonly worker: OutboxWorker;
  /** Null where the password is not known on this machine. */
  readonly session: () => SiteSession | null;
  /** Fetches words and people, then posts page by page, in the background; one at a time. */
  readonly pull: () => void;
  /** The same without words and people, as long as those are known from a short while ago. */
  readonly follow: () => void;
  readonly isBusy: () => boolean;
  readonly cancelPull: () => void;
  /** The person's word about stories that are gone from the site: spiked here too, or kept. */
  readonly decideGone: (decision: 'spike' | 'keep') => Promise<Result<null>>;
  /** Goes on with whatever was cut short. */
  readonly wake: () => void;
  readonly stop: () => void;
}

interface DeskParts {
  readonly parts: SyncParts;
  readonly gate: CmsGate;
  readonly siteId: SiteId;
  readonly announce: Announcer;
}

/** Sections, tags and people change seldom. */
const vocabularyMs = 15 * 60_000;

export function createSiteDesk({ parts, gate, siteId, announce }: DeskParts): SiteDesk {
  const { db } = parts.store;
  let stopped = false;
  let pulling: 'no' | 'yes' | 'cancelled' = 'no';
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let learnedAt: number | null = null;

  /** Opened once, because a conversation learns where the site's API is; a new sign-in makes a new desk. */
  let cms: Cms | null = null;
  const inTurn = createTurns();
  const session = (): SiteSession | null => {
    const site = siteById(db, siteId);
    const credentials = parts.credentialsFor(siteId);
    if (site?.connected !== true || credentials === null) return null;
    cms ??= untilStopped(gate.open(site.url, credentials), () => stopped);
    return { parts, site, cms, inTurn };
  };
  const worker = createOutboxWorker({ parts, siteId, announce, openSession: () => session() });

  /** With what is known of the site by then. */
  const exclusively = <Value>(work: (open: SiteSession) => Promise<Value>): Promise<Value> =>
    worker.between(() => work(session() ?? interrupt('site.not-connected')));

  const tell = ({ adopted, fresh }: PageOutcome, quietly: boolean): void => {
    for (const { articleId, groups, version } of adopted) {
      announce.steps({ articleId, version, groups });
      announce.story(articleId, null);
    }
    if (quietly && fresh === 0) return;
    announce.site();
    announce.library();
  };

  /** Who answers is asked each time; words and people only now and then where nobody asked for them. */
  const introduce = async (quietly: boolean): Promise<void> => {
    const now = parts.now().getTime();
    const isKnown = learnedAt !== null && now - learnedAt < vocabularyMs;
    if (quietly && isKnown) await exclusively(checkIdentity);
    else await exclusively(pullVocabulary);
    if (!quietly || !isKnown) learnedAt = now;
    if (!quietly) announce.site();
  };

  /** Each page is taken while nothing is being sent, so that neither sees half of the other. */
  const pages = async (quietly: boolean): Promise<void> => {
    await introduce(quietly);
    for (let isLast = false; !isLast;) {
      if (pulling === 'cancelled') return;
      const page = await exclusively(pullNext);
      tell(page, quietly);
      isLast = page.isLast;
    }
    tell(await exclusively(pullBehind), quietly);
    await exclusively(findGone);
    const { changed } = await exclusively((open) => Promise.resolve(settleGone(open)));
    for (const id of changed) announce.story(id, null);
  };

  const pullOn = async (quietly: boolean): Promise<void> => {
    const open = session();
    if (open === null) {
      worker.noteAnswer({ code: 'site.keyring-missing', details: {} });
      return;
    }
    beginPull(open);
    if (!quietly) announce.site();
    const outcome = await attempted(() => pages(quietly));
    if (outcome.ok) {
      restPull(open);
      failures = 0;
      worker.noteAnswer(null);
      worker.wake();
    } else {
      afterFailure(open, outcome.error);
      worker.noteAnswer(outcome.error);
    }
    announce.site();
  };

  /** A pull that broke off stays begun: it goes on by itself where it stood, unless that would not help. */
  const afterFailure = (open: SiteSession, error: AppError): void => {
    const verdict = verdictOn(error, failures, parts.random);
    failures += 1;
    if (verdict.kind === 'needs-you') restPull(open);
    if (verdict.kind === 'needs-you') parts.onProblem('pull', new Error(error.code));
    if (verdict.kind !== 'retry') return;
    timer = setTimeout(() => pull(), verdict.afterMs);
    timer.unref();
  };

  function pull(quietly = false): void {
    if (stopped || pulling !== 'no') return;
    pulling = 'yes';
    if (timer !== null) clearTimeout(timer);
    pullOn(quietly)
      .catch((error: unknown) => {
        if (!stopped && !(error instanceof EngineStopped)) parts.onProblem('pull', error);
      })
      .finally(() => {
        pulling = 'no';
      });
  }

  return {
    worker,
    session,
    pull: () => pull(),
    follow: () => {
      const site = siteById(db, siteId);
      if (site?.connected === true && site.link.kind !== 'paused') pull(true);
    },
    isBusy: () => pulling !== 'no' || worker.isBusy(),
    cancelPull: () => {
      if (pulling === 'yes') pulling = 'cancelled';
      else if (timer !== null) clearTimeout(timer);
      const open = session();
      if (open !== null && pulling === 'no') restPull(open);
    },
    decideGone: (decision) =>
      attempted(() =>
        exclusively((open) => {
          const ids = decision === 'keep' ? keepGone(open) : settleGone(open, true).changed;
          for (const id of ids) announce.story(id, null);
          announce.site();
          return Promise.resolve(null);
        }),
      ),
    wake: () => {
      worker.wake();
      const site = siteById(db, siteId);
      const isCut = pullCursor(db, siteId).state === 'running';
      if (isCut && site?.connected === true && site.link.kind !== 'paused') pull();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      worker.stop();
    },
  };
}

/** A desk for each connected site, made when it is first needed. */
export interface SiteDesks {
  readonly of: (siteId: SiteId) => SiteDesk;
  /** The site that new stories go to. */
  readonly current: () => SiteDesk | null;
  readonly wakeAll: () => void;
  readonly followAll: () => void;
  readonly isBusy: () => boolean;
  readonly close: (siteId: SiteId) => void;
  readonly stop: () => void;
}

export function createSiteDesks(deskParts: Omit<DeskParts, 'siteId'>): SiteDesks {
  const { db } = deskParts.parts.store;
  const desks = new Map<SiteId, SiteDesk>();
  const of = (siteId: SiteId): SiteDesk => {
    const known = desks.get(siteId);
    if (known !== undefined) return known;
    const desk = createSiteDesk({ ...deskParts, siteId });
    desks.set(siteId, desk);
    return desk;
  };
  return {
    of,
    current: () => {
      const site = connectedSites(db)[0];
      return site === undefined ? null : of(site.id);
    },
    wakeAll: () => {
      for (const site of connectedSites(db)) of(site.id).wake();
    },
    followAll: () => {
      for (const site of connectedSites(db)) of(site.id).follow();
    },
    isBusy: () => [...desks.values()].some((desk) => desk.isBusy()),
    close: (siteId) => {
      desks.get(siteId)?.stop();
      desks.delete(siteId);
    },
    stop: () => {
      for (const desk of desks.values()) desk.stop();
    },
  };
}
