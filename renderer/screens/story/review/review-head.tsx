import type { Requirement } from '../../../../shared/article/policy';
import { DeliveryProblem } from '../delivery-state';
import { LastWord } from './last-word';
import { MoveDialog } from './move-dialog';
import { Refusal } from './refusal';
import { ReviewBar } from './review-bar';
import { ScheduleDialog } from './schedule-dialog';
import { VoidBanner } from './void-banner';
import { WaitingStrip } from './waiting-strip';

interface ReviewHeadProps {
  /** Brings the story's open changes into sight. */
  readonly showChanges: () => void;
  /** Brings the place of something that is missing into sight, ready to be filled in. */
  readonly showMissing: (requirement: Requirement) => void;
}

/** Everything above the copy that says where the story stands, and the dialogs of its moves. */
export function ReviewHead(props: ReviewHeadProps) {
  return (
    <>
      <ReviewBar />
      <DeliveryProblem />
      <Refusal {...props} />
      <VoidBanner />
      <WaitingStrip />
      <LastWord />
      <MoveDialog />
      <ScheduleDialog />
    </>
  );
}
