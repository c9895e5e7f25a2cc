import { approvalLog } from '../../../shared/article/workflow/approval';
import { hasSuggestions } from '../../../shared/document/suggestions';
import { isApproved } from '../../store/review/approval';
import { loadLive } from '../../store/articles/articles';
import { parseRecord } from '../../store/replay/live-article';
import type { SendOperation } from '../../store/outbox/outbox';
import { interrupt, required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';

/**
 * The last look before readers: what is sent is what was approved, and what was approved still stands here. The record
 * was taken when the person asked; since then a merge may have changed it, or somebody the story, while pictures were on
 * their way too: so it is looked at before anything is done, and again in the moment in which the write goes out. Ends by
 * `interrupt`; for anything but a publication it does nothing.
 */
export function checkApproval(session: SiteSession, operation: SendOperation): void {
  if (operation.action !== 'publish') return;
  const { approved, voided } = approvalLog(operation.record.events);
  if (approved === null) interrupt(voided === null ? 'article.not-approved' : 'article.approval-voided');
  // A colleague’s words that a merge laid in wait for somebody to decide on them.
  if (hasSuggestions(parseRecord(operation.record).copy)) interrupt('article.open-suggestions');
  if (!standsApproved(session, operation)) interrupt('article.approval-voided');
}

/** Whether what is sent is what was approved, and that approval stands here. */
export function standsApproved({ parts }: SiteSession, { articleId, record }: SendOperation): boolean {
  const { db } = parts.store;
  const given = approvalLog(record.events).approved;
  const live = required(loadLive(db, articleId));
  return (
    given !== null &&
    approvalLog(live.events).approved?.hash === given.hash &&
    isApproved(db, { ...parseRecord(record), id: articleId }) &&
    isApproved(db, live)
  );
}
