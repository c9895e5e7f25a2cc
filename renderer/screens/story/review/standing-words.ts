import type { WorkflowEvent, WorkflowState } from '../../../../shared/article/workflow/events';
import type { Review } from '../../../../shared/ipc/article-answers';
import type { DotTone } from '../../../components/dot';
import type { MessageId, Text } from '../../../i18n/text';
import { shortTime } from '../../../i18n/time';
import { clockInZone } from '../../../i18n/zone-words';
import type { Locale } from '../../../../shared/ipc/preferences';

export interface StandingStory {
  readonly state: WorkflowState;
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
  /** ISO 8601, or null. */
  readonly publishAt: string | null;
  /** This person's name at the site; null without one. */
  readonly me: string | null;
}

export interface Speaking {
  readonly t: Text;
  readonly locale: Locale;
  /** The site's zone. */
  readonly zone: string;
  readonly now: Date;
}

/** Kinds of events whose own words say where the story stands. */
const said = {
  submitted: 'review.stands.submitted',
  'taken-back': 'review.stands.taken-back',
  'review-started': 'review.stands.review-started',
  'changes-requested': 'review.stands.changes-requested',
  approved: 'review.stands.approved',
  unscheduled: 'review.stands.unscheduled',
  published: 'review.stands.published',
  updated: 'review.stands.updated',
  corrected: 'review.stands.corrected',
  killed: 'review.stands.killed',
  spiked: 'review.stands.spiked',
} as const satisfies Partial<Record<WorkflowEvent['kind'], MessageId>>;

/** Where a story stands, who brought it there and when: "Submitted by Maya, 18:04". */
export function standingSentence(story: StandingStory, speaking: Speaking): string {
  const { t, locale, now } = speaking;
  const { approval, needsSecondSignOff } = story.review;
  if (story.state === 'scheduled' && story.publishAt !== null)
    return t('review.stands.scheduled', { when: clockInZone(story.publishAt, speaking) });
  if (approval.kind === 'signed-off') return t('review.stands.signed-off', { who: name(t, approval.by) });
  if (approval.kind === 'void')
    return t('review.stands.void', { time: shortTime(approval.voidedAt, locale, now) });
  const last = story.events.findLast(({ kind }) => kind in said);
  const words =
    last?.to === story.state
      ? t(said[last.kind as keyof typeof said], {
          who: name(t, last.actor),
          time: shortTime(last.at, locale, now),
        })
      : t(`library.state.${story.state}`);
  const isReviewed = story.state === 'submitted' || story.state === 'in-review';
  return needsSecondSignOff && isReviewed ? t('review.stands.two', { words }) : words;
}

/** Who is still needed where one of two has signed off; null where nobody is. */
export function stillNeeded({ review, me }: StandingStory, t: Text): string | null {
  const { approval, moves } = review;
  if (approval.kind !== 'signed-off') return null;
  return t(approval.by !== me && moves.includes('approve') ? 'review.needed.you' : 'review.needed.another');
}

export function standingTone({ state, review }: StandingStory): DotTone {
  if (review.approval.kind === 'void') return 'needs-you';
  switch (state) {
    case 'submitted':
    case 'scheduled':
      return 'waiting';
    case 'in-review':
      return 'working';
    case 'changes-requested':
      return review.isOwnCopy ? 'needs-you' : 'waiting';
    case 'approved':
    case 'published':
    case 'corrected':
      return 'verified';
    default:
      return 'quiet';
  }
}

function name(t: Text, actor: string): string {
  return actor === '' ? t('review.somebody') : actor;
}
