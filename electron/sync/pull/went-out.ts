import { approvalLog } from '../../../shared/article/workflow/approval';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive } from '../../store/articles/articles';
import { parseRecord } from '../../store/replay/live-article';
import { hashFor } from '../../store/review/approval';
import { setDelivery } from '../../store/journal/article-status';
import { saveBase } from '../../store/sites/bases';
import type { Base } from '../../store/sites/bases';
import type { ChangedPost } from '../merge/merge-post';
import { readPost, writePost } from '../post/cms-post';
import { restingDelivery } from '../outbox/resting-delivery';
import { required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';

/** Whether a post, otherwise as it was agreed, is out since: its hour has come. */
export function wentOut(base: Base, { post }: ChangedPost): boolean {
  return readPost(base.post).status === 'future' && post.status === 'publish';
}

/**
 * Writes down that a scheduled story is out, in the caller's transaction: the site published it, at its hour. From here
 * on what is done to it is an update or a correction.
 */
export function noteWentOut(
  { parts, site }: SiteSession,
  base: Base,
  { post, foundAt }: ChangedPost,
): Adopted {
  const { db } = parts.store;
  const { articleId, record, revision } = base;
  const live = required(loadLive(db, articleId));
  const approved = approvalLog(record.events).approved;
  const hour = Date.parse(post.publishAt);
  const event: WorkflowEvent = {
    id: `out-${revision.slice(0, 40)}`,
    kind: 'published',
    to: 'published',
    actor: site.name.slice(0, 200),
    at: Number.isNaN(hour) ? foundAt : new Date(hour).toISOString(),
    // Somebody else may have scheduled it there: then it is what was agreed with the site.
    hash: approved?.hash ?? hashFor(parseRecord(record), site),
  };
  const { copy, fields } = live;
  const author = { actor: 'site', by: site.name, now: parts.now };
  const adopted = required(adoptSiteText(db, articleId, { copy, fields, events: [event], ...author }));
  saveBase(db, {
    ...base,
    post: writePost(post),
    record: { ...record, events: [...record.events, event] },
    seq: base.seq === live.seq ? adopted.seq : base.seq,
  });
  required(
    setDelivery(db, articleId, restingDelivery(db, articleId), base.seq === live.seq ? adopted.seq : null),
  );
  return adopted;
}
