import { stateAfter, wasPublished } from '../../../shared/article/workflow/events';
import type { WorkflowEvent, WorkflowState } from '../../../shared/article/workflow/events';
import type { DeliveryAction } from '../../../shared/article/delivery';
import { isLive } from './cms-post';

/** Whether a post of this status stands where the story's events say: then nobody moved it at the site. */
export function standsThere(events: readonly WorkflowEvent[], status: string): boolean {
  const state = stateAfter(events);
  if (isLive(status) && wasPublished(events)) return state !== 'scheduled' && state !== 'spiked';
  return statusesOf(state).includes(status);
}

/** What carrying a story to the site does to its post: work in progress is a draft, what the desk has is pending. */
export function carriedAs(events: readonly WorkflowEvent[]): Exclude<DeliveryAction, 'publish'> {
  const state = stateAfter(events);
  return state === 'draft' || state === 'changes-requested' ? 'draft' : 'submit';
}

function statusesOf(state: WorkflowState): readonly string[] {
  switch (state) {
    case 'draft':
    case 'changes-requested':
      return ['draft', 'auto-draft'];
    case 'submitted':
    case 'in-review':
      return ['pending'];
    // Approved and published in one go, a story is created as a draft first.
    case 'approved':
      return ['pending', 'draft'];
    case 'scheduled':
      return ['future'];
    case 'published':
    case 'corrected':
      return ['publish', 'private'];
    case 'killed':
      return ['publish', 'private', 'draft', 'pending'];
    case 'spiked':
      return ['trash'];
  }
}
