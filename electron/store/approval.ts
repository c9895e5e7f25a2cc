import { createHash } from 'node:crypto';
import { approvalForm } from '../../shared/article/approval-form';
import { newId } from '../../shared/article/ids';
import { approvalLog } from '../../shared/article/workflow/approval';
import { stateAfter } from '../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../shared/article/workflow/events';
import type { ReadableDb } from './database';
import type { LiveArticle } from './live-article';
import { siteFor } from './review';

type Words = Pick<LiveArticle, 'id' | 'copy' | 'fields' | 'media'>;

/** The hash an approval binds to: of everything readers would see, and of the site it is for. Lower-case hex. */
export function approvalHash(db: ReadableDb, words: Words): string {
  return createHash('sha256')
    .update(approvalForm(words, siteName(db, words.id)))
    .digest('hex');
}

/**
 * The event that takes an approval away because the words are no longer those that were approved, or null where they
 * are, or nothing stood approved. Called for every change of a story, inside its transaction.
 */
export function voidingEvent(
  db: ReadableDb,
  live: LiveArticle,
  by: { readonly actor: string; readonly at: string },
): WorkflowEvent | null {
  const state = stateAfter(live.events);
  const { approved, signOffs } = approvalLog(live.events);
  const isBinding =
    state === 'approved' || state === 'scheduled' || (state === 'in-review' && signOffs.length > 0);
  if (!isBinding) return null;
  const hash = approvalHash(db, live);
  const isStanding =
    approved !== null ? approved.hash === hash : signOffs.some((given) => given.hash === hash);
  if (isStanding) return null;
  const id = newId<string>();
  return { id, kind: 'approval-voided', to: 'in-review', actor: by.actor, at: by.at, hash };
}

/** Whether what stands is what was approved and readers may see it: the last word before anything is published. */
export function isApproved(db: ReadableDb, words: Words & Pick<LiveArticle, 'events'>): boolean {
  const { approved } = approvalLog(words.events);
  return approved !== null && approved.hash === approvalHash(db, words);
}

/** The site a story is for, by the identity its plugin gave it, or else by its address; empty without one. */
function siteName(db: ReadableDb, id: Words['id']): string {
  const site = siteFor(db, id);
  return site === null ? '' : (site.facts.companion ?? site.url);
}
