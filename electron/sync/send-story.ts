import type { DeliveryAction } from '../../shared/article/delivery';
import { newId } from '../../shared/article/ids';
import type { ArticleId, OperationId } from '../../shared/article/ids';
import { hasSuggestions } from '../../shared/document/suggestions';
import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import { loadLive } from '../store/articles';
import { setArticleSite, setDelivery } from '../store/article-status';
import { baseOf, dropBase } from '../store/bases';
import { inTransaction } from '../store/database';
import type { WritableDb } from '../store/database';
import { guarded } from '../store/failures';
import { recordOf } from '../store/live-article';
import { addOperation, openOperations, removeOperation } from '../store/outbox';
import { creationOf, endCreation } from '../store/outbox-creations';
import { addAttempt, attemptsOf } from '../store/outbox-list';
import { connectedSites } from '../store/sites';
import type { KnownSite } from '../store/sites';
import { isLive, readPost } from './cms-post';
import { required } from './interrupted';
import { restingDelivery } from './resting-delivery';

export interface SendRequest {
  readonly articleId: ArticleId;
  readonly action: DeliveryAction;
  readonly actor: string;
  readonly now: () => Date;
  /** The one text of the site that may be replaced; left out: the one last agreed. */
  readonly over?: string;
}

/**
 * Puts a story, as it is now, at the end of the outbox, in one transaction. What was held or stopped for it before
 * gives way: the new one holds all of it. Fails with `site.not-connected`, `article.empty-headline`,
 * `article.open-suggestions` (to be published only),
 * `site.already-published`, or why the story cannot be read. What the role forbids is queued as "needs you".
 */
export function sendStory(db: WritableDb, request: SendRequest): Result<OperationId> {
  return guarded(() => {
    const { articleId, action, actor, now } = request;
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const live = loaded.value;
    const site = siteOfStory(db, articleId);
    if (site === null) return failed('site.not-connected');
    const headline = live.copy.child(0).textContent.trim();
    if (headline === '') return failed('article.empty-headline');
    // What readers see must be decided: a suggestion is neither in nor out.
    if (action === 'publish' && hasSuggestions(live.copy)) return failed('article.open-suggestions');
    const known = baseOf(db, articleId);
    if (known !== null && action !== 'publish' && isLive(readPost(known.post).status)) {
      return failed('site.already-published');
    }
    const id = newId<OperationId>();
    const queuedAt = now().toISOString();
    const forbidden = action === 'publish' && !site.person.abilities.publish;
    inTransaction(db, () => {
      giveWay(db, articleId);
      addOperation(db, {
        id,
        articleId,
        siteId: site.id,
        action,
        state: forbidden ? 'needs-you' : 'waiting',
        actor,
        headline: headline.slice(0, 500),
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
      required(setArticleSite(db, articleId, site.id));
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

/**
 * What was held or needs the person is replaced by what they ask for now. Where the post was gone, asking again is
 * the person's word that a new one be made.
 */
function giveWay(db: WritableDb, articleId: ArticleId): void {
  for (const { id, state } of openOperations(db, articleId)) {
    if (state !== 'held' && state !== 'needs-you') continue;
    if (state === 'needs-you' && attemptsOf(db, id).at(-1)?.code === 'site.post-missing') {
      dropBase(db, articleId);
      endCreation(db, articleId);
    }
    removeOperation(db, id);
  }
}
