import type { Adopted } from '../../store/articles/adopt-site-text';
import { setDelivery } from '../../store/journal/article-status';
import { inTransaction } from '../../store/database';
import {
  giveWayTo,
  hasten,
  isSend,
  openQueue,
  operationById,
  postpone,
  requeueInterrupted,
  setOperationState,
} from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { addAttempt } from '../../store/outbox/outbox-list';
import { setSiteLink, siteById } from '../../store/sites/sites';
import type { OperationId, SiteId } from '../../../shared/article/ids';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { SiteLink } from '../../../shared/ipc/site-answers';
import type { Announcer } from './announcer';
import { deliver } from '../deliver/deliver';
import { deliverSpike } from '../deliver/deliver-spike';
import { callBackOf, voidedOnTheWay } from '../outbox/called-back';
import { takeBack } from '../outbox/take-back';
import { explained, inWords, nextTry } from '../outbox/failed-attempt';
import { attempted, EngineStopped, required } from '../session/interrupted';
import { createLanes } from '../session/lanes';
import { planQueue } from '../deliver/planner';
import { restingDelivery } from '../outbox/resting-delivery';
import { atKnownSite, verdictOn } from '../outbox/retry-plan';
import type { SiteSession } from '../session/site-session';
import type { SyncParts } from '../session/sync-engine';

/** Sends one site's outbox: a few stories at once, each story's operations one at a time and in order. */
export interface OutboxWorker {
  /** Looks at once whether something may go. */
  readonly wake: () => void;
  /** Runs other work on the site's text when nothing is being sent: the two never interleave. */
  readonly between: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Whether something is being sent this moment. */
  readonly isBusy: () => boolean;
  /** The person asks to try again although the site is paused. */
  readonly unpause: () => void;
  /** Notes how a conversation outside the outbox went. */
  readonly noteAnswer: (error: AppError | null) => void;
  readonly stop: () => void;
}

interface WorkerParts {
  readonly parts: SyncParts;
  readonly siteId: SiteId;
  readonly announce: Announcer;
  /** Null where the password is not known on this machine. */
  readonly openSession: (siteId: SiteId) => SiteSession | null;
}

/** More would not be faster: a site's own database writes one after the other. */
const mostAtOnce = 4;

/** How long a worker rests that could not write down how an attempt went. */
const recoverMs = 30_000;

export function createOutboxWorker({ parts, siteId, announce, openSession }: WorkerParts): OutboxWorker {
  const { db } = parts.store;
  let stopped = false;
  let running = false;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  const lanes = createLanes();
  /** While the site is out of reach: when to look again, and whether the site itself said so. */
  let away: { readonly until: number; readonly asked: boolean } | null = null;
  let awayFailures = 0;

  const wakeAt = (time: number): void => {
    if (timer !== null) clearTimeout(timer);
    const wait = Math.min(Math.max(0, time - parts.now().getTime()), 2 ** 31 - 1);
    timer = setTimeout(run, wait);
    timer.unref();
  };

  const setLink = (link: SiteLink): void => {
    const before = siteById(db, siteId)?.link;
    const same = before?.kind === link.kind && link.kind !== 'online';
    const keepsTime = same && before.kind !== 'online' && before.code === link.code;
    if (!keepsTime) setSiteLink(db, siteId, link);
    if (!keepsTime && (before?.kind !== 'online' || link.kind !== 'online')) announce.site();
  };

  const noteAnswer = (error: AppError | null): void => {
    const at = parts.now().toISOString();
    const verdict = error === null ? null : verdictOn(error, awayFailures, parts.random);
    if (error === null || verdict?.kind === 'needs-you') {
      away = null;
      awayFailures = 0;
      setLink({ kind: 'online', checkedAt: at });
    } else if (verdict?.kind === 'pause')
      setLink({ kind: 'paused', since: at, code: atKnownSite(error).code });
    else if (verdict?.kind === 'retry' && verdict.scope === 'site') {
      away = { until: parts.now().getTime() + verdict.afterMs, asked: verdict.asked };
      awayFailures += 1;
      setLink({ kind: 'offline', since: at, code: error.code });
    }
  };

  const failedAttempt = (operation: Operation, error: AppError): void => {
    const verdict = verdictOn(error, operation.failures, parts.random);
    const now = parts.now();
    noteAnswer(error);
    inTransaction(db, () => {
      const outcome = verdict.kind === 'needs-you' ? 'needs-you' : 'retry';
      addAttempt(db, operation.id, { at: now.toISOString(), outcome, error: inWords(error) });
      const later = callBackOf(db, operation);
      const voided = later === null ? voidedOnTheWay(db, operation.id) : null;
      const { articleId, actor } = operation;
      if (later !== null) giveWayTo(db, operation.id, later.id);
      else if (voided !== null) takeBack(db, articleId, [voided], { actor, at: now.toISOString() });
      else if (verdict.kind === 'needs-you') setOperationState(db, operation.id, 'needs-you');
      else postpone(db, operation.id, { ...nextTry(verdict, now), failures: operation.failures + 1 });
      const delivery = restingDelivery(db, operation.articleId);
      required(setDelivery(db, operation.articleId, delivery, null));
    });
  };

  /** One try of one operation, with its outcome written down. */
  const attempt = async (operation: Operation, session: SiteSession): Promise<void> => {
    inTransaction(db, () => {
      setOperationState(db, operation.id, 'sending');
      const { action, queuedAt: since } = operation;
      required(setDelivery(db, operation.articleId, { kind: 'sending', action, since }, null));
    });
    announce.story(operation.articleId, operation.action);
    const onMerged = ({ groups, version }: Adopted): void =>
      announce.steps({ articleId: operation.articleId, version, groups });
    const outcome = await asResult(() =>
      isSend(operation) ? deliver(session, operation, onMerged) : deliverSpike(session, operation, onMerged),
    );
    if (stopped) return;
    if (outcome.ok) noteAnswer(null);
    else failedAttempt(operation, atKnownSite(await explained(outcome.error, session)));
    announce.story(operation.articleId, outcome.ok ? operation.action : null);
  };

  const asResult = async (work: () => Promise<void>): Promise<Result<void>> => {
    try {
      return await attempted(work);
    } catch (error) {
      if (stopped || error instanceof EngineStopped) throw new EngineStopped();
      parts.onProblem('sync', error);
      return { ok: false, error: { code: 'internal', details: {} } };
    }
  };

  /** What may go now beside what is under way; sets the clock for what may go later. */
  const nextToSend = (underWay: ReadonlySet<OperationId>): readonly OperationId[] => {
    const site = siteById(db, siteId);
    if (stopped || site?.connected !== true || site.link.kind === 'paused') return [];
    const queue = openQueue(db, siteId).map((entry) =>
      underWay.has(entry.id) ? { ...entry, state: 'sending' as const } : entry,
    );
    const plan = planQueue(queue, parts.now(), mostAtOnce - underWay.size);
    if (plan.kind === 'rest') return [];
    if (away !== null && away.until > parts.now().getTime()) {
      wakeAt(away.until);
      return [];
    }
    if (plan.kind === 'send') return plan.ids;
    wakeAt(Date.parse(plan.until));
    return [];
  };

  const sendOne = async (id: OperationId): Promise<void> => {
    const operation = stopped ? null : operationById(db, id);
    if (operation?.state !== 'waiting') return;
    // Stopped in the middle of its way, and called back before that.
    const later = callBackOf(db, operation);
    if (later !== null) {
      giveWayTo(db, id, later.id);
      return;
    }
    const session = openSession(siteId);
    if (session === null) noteAnswer({ code: 'site.keyring-missing', details: {} });
    else await attempt(operation, session);
  };

  /** Until nothing may go and nothing is under way. */
  const work = async (): Promise<void> => {
    const underWay = new Map<OperationId, Promise<void>>();
    try {
      for (;;) {
        const ids = underWay.size < mostAtOnce ? nextToSend(new Set(underWay.keys())) : [];
        for (const id of ids) {
          const sending = lanes.shared(() => sendOne(id)).finally(() => underWay.delete(id));
          underWay.set(id, sending);
        }
        if (underWay.size === 0) return;
        await Promise.race(underWay.values());
      }
    } finally {
      await Promise.allSettled(underWay.values());
    }
  };

  /** The outcome could not be written down, the disk being full, say: looked up and tried again later. */
  const recover = (): void => {
    wakeAt(parts.now().getTime() + recoverMs);
    try {
      for (const id of requeueInterrupted(db, siteId)) setDelivery(db, id, restingDelivery(db, id), null);
    } catch (error) {
      parts.onProblem('sync', error);
    }
  };

  function run(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    work()
      .catch((error: unknown) => {
        if (stopped || error instanceof EngineStopped) return;
        parts.onProblem('sync', error);
        recover();
      })
      .finally(() => {
        running = false;
        if (again) run();
      });
  }

  return {
    wake: () => {
      if (stopped) return;
      if (away?.asked !== true) away = null;
      hasten(db, siteId);
      run();
    },
    between: lanes.alone,
    isBusy: () => running,
    unpause: () => {
      const link = siteById(db, siteId)?.link;
      if (link?.kind === 'paused') setLink({ ...link, kind: 'offline' });
      away = null;
    },
    noteAnswer,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
