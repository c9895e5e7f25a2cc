import type { WorkflowEvent, WorkflowState } from './events';

/** What a person can do to where a story stands. */
export const moves = [
  'submit',
  'take-back',
  'start-review',
  'request-changes',
  'sign-off',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'update',
  'correct',
  'kill',
  'spike',
  'unspike',
] as const;
export type Move = (typeof moves)[number];

/** Who may: `write` may edit posts at all, `review` may edit others' posts, `publish` may publish them. */
export type Duty = 'write' | 'review' | 'publish';

/** One row of the table: from where, to where, who, what is asked, and what it sets going. */
export interface Transition {
  readonly move: Move;
  readonly from: readonly WorkflowState[];
  /** Where it leaves the story; `before` is where it stood before it was spiked, `same` where it stands. */
  readonly to: WorkflowState | 'before' | 'same';
  readonly duty: Duty;
  readonly event: WorkflowEvent['kind'];
  /** Nobody does this to their own copy, unless the site allows it. */
  readonly notOwnCopy: boolean;
  /** What readers see must be whole and decided: no open suggestion, every required field. */
  readonly step: 'submit' | 'approve' | 'publish' | null;
  /** The words that stand must be those that were approved. */
  readonly needsApproval: boolean;
  readonly note: 'none' | 'optional' | 'required';
  /**
   * What follows: the record travels to the site (`carry`), the story goes out to readers (`publish`), its page is
   * taken down (`kill`), its post goes to the trash or comes back (`spike`, `unspike`).
   */
  readonly consequence: 'carry' | 'publish' | 'kill' | 'spike' | 'unspike';
}

const unpublished = [
  'draft',
  'submitted',
  'in-review',
  'changes-requested',
  'approved',
  'scheduled',
] as const;
const live = ['published', 'corrected'] as const;

const plain = {
  notOwnCopy: false,
  step: null,
  needsApproval: false,
  note: 'none',
  consequence: 'carry',
} as const;

/** Every move there is. The site checks each once more on arrival. */
export const transitions: readonly Transition[] = [
  {
    ...plain,
    move: 'submit',
    from: ['draft', 'changes-requested', ...live],
    to: 'submitted',
    duty: 'write',
    event: 'submitted',
    step: 'submit',
    note: 'optional',
  },
  { ...plain, move: 'take-back', from: ['submitted'], to: 'draft', duty: 'write', event: 'taken-back' },
  {
    ...plain,
    move: 'start-review',
    from: ['submitted'],
    to: 'in-review',
    duty: 'review',
    event: 'review-started',
  },
  {
    ...plain,
    move: 'request-changes',
    from: ['submitted', 'in-review', 'approved'],
    to: 'changes-requested',
    duty: 'review',
    event: 'changes-requested',
    note: 'required',
  },
  {
    ...plain,
    move: 'sign-off',
    from: ['submitted', 'in-review'],
    to: 'in-review',
    duty: 'review',
    event: 'signed-off',
    notOwnCopy: true,
    step: 'approve',
  },
  {
    ...plain,
    move: 'approve',
    from: ['draft', 'submitted', 'in-review', 'changes-requested', ...live],
    to: 'approved',
    duty: 'review',
    event: 'approved',
    notOwnCopy: true,
    step: 'approve',
  },
  {
    ...plain,
    move: 'publish',
    from: ['approved', 'scheduled'],
    to: 'published',
    duty: 'publish',
    event: 'published',
    step: 'publish',
    needsApproval: true,
    consequence: 'publish',
  },
  {
    ...plain,
    move: 'schedule',
    from: ['approved', 'scheduled'],
    to: 'scheduled',
    duty: 'publish',
    event: 'scheduled',
    step: 'publish',
    needsApproval: true,
    consequence: 'publish',
  },
  {
    ...plain,
    move: 'unschedule',
    from: ['scheduled'],
    to: 'in-review',
    duty: 'publish',
    event: 'unscheduled',
  },
  {
    ...plain,
    move: 'update',
    from: ['approved', ...live],
    to: 'published',
    duty: 'publish',
    event: 'updated',
    step: 'publish',
    needsApproval: true,
    note: 'optional',
    consequence: 'publish',
  },
  {
    ...plain,
    move: 'correct',
    from: ['approved', ...live],
    to: 'corrected',
    duty: 'publish',
    event: 'corrected',
    step: 'publish',
    needsApproval: true,
    note: 'required',
    consequence: 'publish',
  },
  {
    ...plain,
    move: 'kill',
    from: [...unpublished, ...live],
    to: 'killed',
    duty: 'publish',
    event: 'killed',
    note: 'required',
    consequence: 'kill',
  },
  {
    ...plain,
    move: 'spike',
    from: unpublished,
    to: 'spiked',
    duty: 'write',
    event: 'spiked',
    consequence: 'spike',
  },
  {
    ...plain,
    move: 'unspike',
    from: ['spiked'],
    to: 'before',
    duty: 'write',
    event: 'unspiked',
    consequence: 'unspike',
  },
];

export function transitionOf(move: Move): Transition {
  const found = transitions.find((row) => row.move === move);
  if (found === undefined) throw new Error(`No such move: ${move}`);
  return found;
}
