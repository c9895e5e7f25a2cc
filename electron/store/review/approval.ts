import { createHash } from 'node:crypto';
import { approvalForm } from '../../../shared/article/approval-form';
import { newId } from '../../../shared/article/ids';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent, WorkflowState } from '../../../shared/article/workflow/events';
import type { ReadableDb } from '../database';
import type { LiveArticle } from '../replay/live-article';
import type { KnownSite } from '../sites/sites';
import { siteFor } from './review';

type Seen = Pick<LiveArticle, 'copy' | 'fields' | 'media'>;
type Words = Seen & Pick<LiveArticle, 'id'>;

/** The hash an approval binds to: of everything readers would see, and of the site it is for. Lower-case hex. */
export function approvalHash(db: ReadableDb, words: Words): string {
  return hashFor(words, siteFor(db, words.id));
}

/** The same of words that are for a given site, or for none yet: a story that is only being made, or a site's own. */
export function hashFor(words: Seen, site: KnownSite | null): string {
  // The identity the plugin gave it, or else its address: what was approved for one site is not for another.
  const name = site === null ? '' : (site.facts.companion ?? site.url);
  return createHash('sha256').update(approvalForm(words, name)).digest('hex');
}

/**
 * An event with the hash of the words it happened to; one that has its hash keeps it. What somebody approved only they
 * can say: an approval without a hash is of nothing, and gets none here.
 */
export function withHash(event: WorkflowEvent, hashOf: () => string): WorkflowEvent {
  const isGiven = event.kind === 'approved' || event.kind === 'signed-off';
  return event.hash !== undefined || isGiven ? event : { ...event, hash: hashOf() };
}

/**
 * The event that takes an approval away because the words are no longer those that were approved, or null where they
 * are, or nothing stood approved. Called for every change of a story, inside its transaction. What readers have already
 * stays there: a story that is out is bound anew when it is approved again.
 */
export function voidingEvent(
  db: ReadableDb,
  live: LiveArticle,
  by: { readonly actor: string; readonly at: string },
): WorkflowEvent | null {
  const state = stateAfter(live.events);
  const { approved, signOffs } = approvalLog(live.events);
  const given = approved === null ? signOffs : [approved];
  const isClaimed = state === 'approved' || state === 'scheduled';
  if (isOver(state) || (given.length === 0 && !isClaimed)) return null;
  const hash = approvalHash(db, live);
  if (given.some((approval) => approval.hash === hash)) return null;
  const to = isClaimed ? 'in-review' : state;
  return { id: newId(), kind: 'approval-voided', to, actor: by.actor, at: by.at, hash };
}

/** Whether what stands is what was approved: the last word before anything is published. */
export function isApproved(db: ReadableDb, words: Words & Pick<LiveArticle, 'events'>): boolean {
  const { approved } = approvalLog(words.events);
  return approved !== null && approved.hash === approvalHash(db, words);
}

function isOver(state: WorkflowState): boolean {
  return state === 'published' || state === 'corrected' || state === 'killed' || state === 'spiked';
}
