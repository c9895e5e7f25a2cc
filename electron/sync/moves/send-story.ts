import type { SendAction } from '../../../shared/article/delivery';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent, WorkflowState } from '../../../shared/article/workflow/events';
import type { Move } from '../../../shared/article/workflow/moves';
import { hasSuggestions, standingWords } from '../../../shared/document/suggestions';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { approvalHash, isApproved } from '../../store/review/approval';
import { loadLive } from '../../store/articles/articles';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { baseOf, dropBase } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import { guarded } from '../../store/failures';
import { appendEvent } from '../../store/journal/journal';
import { recordOf } from '../../store/replay/live-article';
import type { LiveArticle } from '../../store/replay/live-article';
import { addOperation, openOperations, operationById } from '../../store/outbox/outbox';
import type { Operation } from '../../store/outbox/outbox';
import { creationOf, endCreation } from '../../store/outbox/outbox-creations';
import { addAttempt, attemptsOf } from '../../store/outbox/outbox-list';
import { connectedSites } from '../../store/sites/sites';
import type { KnownSite } from '../../store/sites/sites';
import { isLive, readPost } from '../post/cms-post';
import { required } from '../session/interrupted';
import { takeBack } from '../outbox/take-back';
import { restingDelivery } from '../outbox/resting-delivery';

export interface SendRequest {
  readonly articleId: ArticleId;
  readonly action: SendAction;
  readonly actor: string;
  readonly now: () => Date;
  /** The one text of the site that may be replaced; left out: the one last agreed. */
  readonly over?: string;
  /** The move of the workflow that sends it, with the operation's id where its event is written down already. */
  readonly moved?: { readonly move: Move; readonly operationId: OperationId };
}

/**
 * Puts a story, as it is now, at the end of the outbox, in one transaction. What was held or stopped for it before
 * gives way: the new one holds all of it. Submitting and saving as a draft are written down at once, publishing when the
 * site has confirmed it. Fails with `site.not-connected`, `article.empty-headline`, `site.already-published`, to be
 * published `article.open-suggestions` and `article.not-approved`, or why the story cannot be read. What the role
 * forbids is queued as "needs you".
 */
export function sendStory(db: WritableDb, request: SendRequest): Result<OperationId> {
  return guarded(() => {
    const { articleId, actor, now } = request;
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const site = siteOfStory(db, articleId);
    if (site === null) return failed('site.not-connected');
    const action = actionFor(db, loaded.value, site, request.action);
    const refused = refusal(db, loaded.value, action);
    if (refused !== null) return refused;
    const id = request.moved?.operationId ?? newId<OperationId>();
    const queuedAt = now().toISOString();
    const forbidden = action === 'publish' && !site.person.abilities.publish;
    inTransaction(db, () => {
      giveWay(db, articleId, { actor, at: queuedAt });
      required(setArticleSite(db, articleId, site.id));
      const event =
        request.moved === undefined
          ? sendingEvent(db, loaded.value, site, { id, action, actor, queuedAt })
          : null;
      if (event !== null) required(appendEvent(db, articleId, event, { actor, now }));
      const live = required(loadLive(db, articleId));
      addOperation(db, {
        id,
        articleId,
        siteId: site.id,
        action,
        hop: request.moved?.move ?? null,
        state: forbidden ? 'needs-you' : 'waiting',
        actor,
        person: site.person.slug,
        headline: standingWords(live.copy.child(0)).trim().slice(0, 500),
        queuedAt,
        nextAttemptAt: null,
        seq: live.seq,
        record: recordOf(live),
        expectedRevision: request.over ?? baseOf(db, articleId)?.revision ?? null,
      });
      if (forbidden) {
        const error = { code: 'site.role-forbids', details: { what: 'publish' } } as const;
        addAttempt(db, id, { at: queuedAt, outcome: 'needs-you', error });
      }
      required(setDelivery(db, articleId, restingDelivery(db, articleId), null));
    });
    return ok(id);
  });
}

/** The site a story belongs to, as long as it is connected; a new story belongs to the one connected last. */
export function siteOfStory(db: WritableDb, articleId: ArticleId): KnownSite | null {
  const bound = baseOf(db, articleId)?.siteId ?? creationOf(db, articleId)?.siteId ?? null;
  const sites = connectedSites(db);
  return (bound === null ? sites[0] : sites.find((site) => site.id === bound)) ?? null;
}

/** The event of one operation: whatever is repeated, it is there once. */
export function operationEventId(id: OperationId): string {
  return `op-${id}`;
}

/**
 * Work on a story that the desk has, or that readers have where the plugin keeps the record beside the page, is carried
 * there without moving it.
 */
function actionFor(db: WritableDb, live: LiveArticle, site: KnownSite, action: SendAction): SendAction {
  if (action !== 'draft') return action;
  const state = stateAfter(live.events);
  const isAtDesk =
    state === 'submitted' || state === 'in-review' || state === 'approved' || state === 'scheduled';
  return isAtDesk || (isOut(db, live.id) && site.facts.companion !== null) ? 'review' : 'draft';
}

function refusal(db: WritableDb, live: LiveArticle, action: SendAction): Result<never> | null {
  // Its page is down, or its post in the trash, or on the way there: nothing may take the place of that in the outbox.
  const state = stateAfter(live.events);
  if ((state === 'killed' && action !== 'kill') || state === 'spiked')
    return failed('workflow.not-from-here', { state });
  if (standingWords(live.copy.child(0)).trim() === '') return failed('article.empty-headline');
  if (isOut(db, live.id) && (action === 'draft' || action === 'submit'))
    return failed('site.already-published');
  if (action !== 'publish') return null;
  // What readers see must be decided: a suggestion is neither in nor out.
  if (hasSuggestions(live.copy)) return failed('article.open-suggestions');
  return isApproved(db, live) ? null : failed('article.not-approved');
}

/** Whether readers have the story's post, as far as was agreed. */
export function isOut(db: WritableDb, articleId: ArticleId): boolean {
  const known = baseOf(db, articleId);
  return known !== null && isLive(readPost(known.post).status);
}

/** Whether the site has a post of the story, or may make one this moment: what is on its way cannot be taken back. */
export function mayHavePost(db: WritableDb, articleId: ArticleId): boolean {
  return (
    baseOf(db, articleId) !== null ||
    creationOf(db, articleId) !== null ||
    openOperations(db, articleId).some(({ state }) => state === 'sending')
  );
}

function sendingEvent(
  db: WritableDb,
  live: LiveArticle,
  site: KnownSite,
  sent: {
    readonly id: OperationId;
    readonly action: SendAction;
    readonly actor: string;
    readonly queuedAt: string;
  },
): WorkflowEvent | null {
  const { id, action, actor, queuedAt: at } = sent;
  if (action !== 'draft' && action !== 'submit') return null;
  const to: WorkflowState = action === 'submit' ? 'submitted' : stateAfter(live.events);
  const kind = action === 'submit' ? 'submitted' : 'saved-as-draft';
  const hash = approvalHash(db, live);
  return { id: operationEventId(id), kind, to, actor, at, person: site.person.slug, hash };
}

/**
 * What was held or needs the person is replaced by what they ask for now. Where the post was gone, asking again is
 * the person's word that a new one be made.
 */
function giveWay(
  db: WritableDb,
  articleId: ArticleId,
  by: { readonly actor: string; readonly at: string },
): void {
  const open = openOperations(db, articleId).flatMap(({ id }) => operationById(db, id) ?? []);
  const stopped = open.filter(({ state }) => state === 'held' || state === 'needs-you');
  const isMissing = ({ id, state }: Operation): boolean =>
    state === 'needs-you' && attemptsOf(db, id).at(-1)?.code === 'site.post-missing';
  if (stopped.some(isMissing)) {
    dropBase(db, articleId);
    endCreation(db, articleId);
  }
  if (stopped.length > 0) takeBack(db, articleId, stopped, by);
}
