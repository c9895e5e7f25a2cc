import type { WorkflowEvent } from './events';

/** An approval as the events tell it: of words with this hash, by these people. */
export interface GivenApproval {
  readonly hash: string;
  readonly by: string;
  readonly person: string | null;
  readonly at: string;
  /** The event that gave it. */
  readonly eventId: string;
}

/** What the events say of approval, whatever the words are now. */
export interface ApprovalLog {
  /** The last approval that was given and not taken back since, nor replaced by a first sign-off of other words. */
  readonly approved: GivenApproval | null;
  /** First sign-offs since the last approval or the last change of words, all of the same words. */
  readonly signOffs: readonly GivenApproval[];
  /** The approval that a later change made void, until the next one. */
  readonly voided: { readonly approval: GivenApproval; readonly by: string; readonly at: string } | null;
}

const empty: ApprovalLog = { approved: null, signOffs: [], voided: null };

/** Reads the approvals out of a story's events, oldest first. */
export function approvalLog(events: readonly WorkflowEvent[]): ApprovalLog {
  return events.reduce(after, empty);
}

/** Whether the last word about these words is that they are no longer those that were approved. */
export function isVoid({ approved, signOffs, voided }: ApprovalLog): boolean {
  return approved === null && signOffs.length === 0 && voided !== null;
}

function after(log: ApprovalLog, event: WorkflowEvent): ApprovalLog {
  switch (event.kind) {
    case 'signed-off': {
      // Of other words it replaces what was given before: the approval of what readers have would hide it.
      const isOfThese = (one: GivenApproval): boolean => one.hash === event.hash;
      const approved = log.approved !== null && isOfThese(log.approved) ? log.approved : null;
      return { ...log, approved, signOffs: [...log.signOffs.filter(isOfThese), ...given(event)] };
    }
    case 'approved':
      return { approved: given(event)[0] ?? null, signOffs: [], voided: null };
    case 'approval-voided': {
      const { approved } = log;
      if (approved === null) return { ...log, signOffs: [] };
      return { approved: null, signOffs: [], voided: { approval: approved, by: event.actor, at: event.at } };
    }
    case 'changes-requested':
    case 'taken-back':
    case 'submitted':
    case 'killed':
    case 'spiked':
      return empty;
    default:
      return log;
  }
}

function given({ hash, actor: by, person, at, id: eventId }: WorkflowEvent): GivenApproval[] {
  return hash === undefined ? [] : [{ hash, by, person: person ?? null, at, eventId }];
}

/** Whether two sign-offs come from one person: by slug where both have one, by name where not. */
export function isSamePerson(
  one: { readonly by: string; readonly person: string | null },
  other: { readonly by: string; readonly person: string | null },
): boolean {
  return one.person !== null && other.person !== null ? one.person === other.person : one.by === other.by;
}
