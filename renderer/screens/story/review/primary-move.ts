import type { PublicNotice } from '../../../../shared/article/fields';
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
  /** What readers are told by the notice that waits with a first sign-off; null where none does. */
  readonly notice: PublicNotice['kind'] | null;
}

/** The one move that fits this person and this state, or null where it is somebody else's turn, or nobody's. */
export function primaryMove(standing: Standing): Move | null {
  const wanted = wantedMove(standing);
  return wanted !== null && standing.review.moves.includes(wanted) ? wanted : null;
}

function wantedMove({ state, review, me, hasHour, hasChanges, notice }: Standing): Move | null {
  const { approval, moves, needsSecondSignOff, wasPublished } = review;
  const again = notice === 'correction' ? 'correct' : 'update';
  switch (state) {
    case 'draft':
    case 'changes-requested':
      return 'submit';
    case 'submitted':
    case 'in-review':
      if (approval.kind !== 'signed-off') return needsSecondSignOff ? 'sign-off' : 'approve';
      if (approval.by === me) return null;
      // The second sign-off is given by publishing, where this person may.
      return wasPublished && moves.includes(again) ? again : 'approve';
    case 'approved':
      if (wasPublished) return again;
      return hasHour ? 'schedule' : 'publish';
    case 'published':
    case 'corrected':
      if (!hasChanges) return null;
      // Who may not approve the change hands it in instead.
      return moves.includes('approve') ? again : 'submit';
    default:
      return null;
  }
}
