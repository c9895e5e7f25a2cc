import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { CmsPost } from '../../cms/cms';
import { revisionOf } from '../post/cms-post';
import { stateOfPost } from '../post/post-to-story';
import { standsThere } from '../post/standing';

/**
 * What the site did to the story, where it stands elsewhere there than here. `isHeldBack` says that it was scheduled as
 * approved and somebody changed it there since: then nothing of it is approved any more, whatever they changed.
 * `hashOf` is of the words as the site has them.
 */
export function movedEvents(
  events: readonly WorkflowEvent[],
  post: CmsPost,
  {
    at,
    actor,
    hashOf,
    isHeldBack = false,
  }: {
    readonly at: string;
    readonly actor: string;
    readonly hashOf: () => string;
    readonly isHeldBack?: boolean;
  },
): WorkflowEvent[] {
  const by = { actor: actor.slice(0, 200), at };
  if (isHeldBack && post.status === 'pending' && approvalLog(events).approved !== null) {
    const id = `held-${revisionOf(post).slice(0, 40)}`;
    return [{ id, kind: 'approval-voided', to: 'in-review', ...by, hash: hashOf() }];
  }
  const to = stateOfPost(post);
  if (to === 'killed' ? stateAfter(events) === to : standsThere(events, post.status)) return [];
  return [{ id: `pulled-${revisionOf(post).slice(0, 40)}`, kind: 'pulled', to, ...by, hash: hashOf() }];
}
