import type { WorkflowState } from '../../../../shared/article/workflow/events';
import type { Move } from '../../../../shared/article/workflow/moves';
import type { Review } from '../../../../shared/ipc/article-answers';

/** What the choice of the one button rests on. */
export interface Standing {
  readonly state: WorkflowState;
  readonly review: Review;
  /** This person's name at the site; null without one. */
  readonly me: string | null;
  /** The story is to appear at an hour that is still to come. */
  readonly hasHour: boolean;
  /** It was changed here since it was last agreed with the site. */
  readonly hasChanges: boolean;
}

/** The one move that fits this person and this state, or null where it is somebody else's turn, or nobody's. */
export function primaryMove(standing: Standing): Move | null {
  const wanted = wantedMove(standing);
  return wanted !== null && standing.review.moves.includes(wanted) ? wanted : null;
}

function wantedMove({ state, review, me, hasHour, hasChanges }: Standing): Move | null {
  const { approval, moves, needsSecondSignOff, wasPublished } = review;
  switch (state) {
    case 'draft':
    case 'changes-requested':
      return 'submit';
    case 'submitted':
    case 'in-review':
      if (approval.kind !== 'signed-off') return needsSecondSignOff ? 'sign-off' : 'approve';
      return approval.by === me ? null : 'approve';
    case 'approved':
      if (wasPublished) return 'update';
      return hasHour ? 'schedule' : 'publish';
    case 'published':
    case 'corrected':
      if (!hasChanges) return null;
      // Who may not approve the change hands it in instead.
      return moves.includes('approve') ? 'update' : 'submit';
    default:
      return null;
  }
}
