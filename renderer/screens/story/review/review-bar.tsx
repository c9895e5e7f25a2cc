import { useStore } from 'zustand';
import { Button } from '../../../components/button';
import { Dot } from '../../../components/dot';
import { useText } from '../../../i18n/text';
import type { MessageId } from '../../../i18n/text';
import { DeliveryFollowUp } from '../delivery-follow-up';
import { DeliveryState } from '../delivery-state';
import { useReadOnly, useSession } from '../fields/use-field';
import { useServices } from '../services';
import { primaryMove } from './primary-move';
import { ReviewMenu } from './review-menu';
import { standingTone, standingSentence, stillNeeded } from './standing-words';
import { useDesk } from './story-desk';
import type { MoveCommand } from './story-desk';
import { siteNow, useSpeaking, useStanding, useWaitingNotice } from './use-standing';
import styles from './review.module.css';

/** Where the story stands, the one move that fits this person now, and all others in a menu. One row at any width. */
export function ReviewBar() {
  const t = useText();
  const standing = useStanding();
  const speaking = useSpeaking();
  const desk = useDesk();
  const readOnly = useReadOnly();
  const delivery = useStore(useSession().store, (state) => state.delivery);
  const needed = stillNeeded(standing, t);
  const words = standingSentence(standing, speaking);
  const said = needed === null ? words : `${words} · ${needed}`;
  const isDraft = standing.state === 'draft' || standing.state === 'changes-requested';
  return (
    <div role="group" aria-label={t('review.bar')} className={styles.bar}>
      <div className={styles.standing}>
        <Dot tone={standingTone(standing)} />
        <p role="status" aria-label={t('review.standing')} className={styles.words} title={said}>
          {said}
        </p>
      </div>
      <div className={styles.delivery}>
        <DeliveryState />
      </div>
      {delivery.kind === 'verified' && (
        <div className={styles.moves}>
          <DeliveryFollowUp delivery={delivery} />
        </div>
      )}
      {!readOnly && (
        <div className={styles.moves}>
          {isDraft && desk.mayRequest('save-draft') && (
            <Button kind="quiet" className={styles.roomy} onClick={() => desk.request('save-draft')}>
              {t('story.deliver.draft')}
            </Button>
          )}
          <PrimaryMove />
          <ReviewMenu />
        </div>
      )}
    </div>
  );
}

function PrimaryMove() {
  const t = useText();
  const { site } = useServices();
  const { state, review, publishAt, me } = useStanding();
  const desk = useDesk();
  const { store } = useSession();
  const hasChanges = useStore(store, ({ delivery }) => delivery.kind === 'verified' && delivery.changedSince);
  const embargo = useStore(store, ({ fields }) => fields.embargo);
  const now = siteNow(site).getTime();
  const hasHour = [publishAt, embargo].some((at) => at !== null && Date.parse(at) > now);
  const notice = useWaitingNotice()?.kind ?? null;
  const move = primaryMove({ state, review, me, hasHour, hasChanges, notice }) as MoveCommand | null;
  if (move === null) return null;
  return (
    <Button
      kind="primary"
      // The button turns into the next move under the hand: what follows a double click or a held key is not meant.
      onClick={(event) => event.detail < 2 && desk.request(move)}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      {t(labelOf(move, review.approval.kind === 'void'))}
    </Button>
  );
}

function labelOf(move: MoveCommand, isVoid: boolean): MessageId {
  if (move === 'submit') return 'story.deliver.submit';
  return isVoid && move === 'approve' ? 'review.approveAgain' : `menu.command.${move}`;
}
