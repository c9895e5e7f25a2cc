import { failed, ok } from '../../errors/app-error';
import type { Result } from '../../errors/app-error';
import type { PolicyStep, Requirement, SitePolicy } from '../policy';
import { approvalLog, isSamePerson } from './approval';
import { stateAfter, wasPublished } from './events';
import type { WorkflowEvent } from './events';
import { transitionOf, transitions } from './moves';
import type { Duty, Move, Transition } from './moves';

/** Who wants to move a story, and what their role at the site lets them do. */
export interface Mover {
  readonly name: string;
  /** Their slug at the site; null where no site is connected. */
  readonly person: string | null;
  readonly duties: readonly Duty[];
}

/** Everything a judgement rests on. */
export interface MoveFacts {
  readonly events: readonly WorkflowEvent[];
  readonly mover: Mover;
  readonly policy: SitePolicy;
  readonly isOwnCopy: boolean;
  readonly needsSecondSignOff: boolean;
  /** The hash of what readers would see now, with whatever this move itself adds (a notice, an hour). */
  readonly hash: string;
  /** The same without what this move adds: another than was approved means that somebody changed the words. */
  readonly hashBefore: string;
  readonly hasOpenSuggestions: boolean;
  readonly missing: (step: PolicyStep) => readonly Requirement[];
  /** ISO 8601, or null. */
  readonly embargo: string | null;
  readonly publishAt: string | null;
  /** The site's clock. */
  readonly siteNow: Date;
  readonly note: string;
}

/**
 * What a granted move writes down at once, in order; a publication is written down when the site has confirmed it.
 * `transition` is `approve` where a publication was asked for by the first of two people: it is their sign-off.
 */
export interface Granted {
  readonly transition: Transition;
  readonly events: readonly WorkflowEvent['kind'][];
}

/** WordPress publishes at once what is scheduled for less than a minute ahead. */
const shortestWaitMs = 60_000;

/** Whether a move may be made, and what it writes down. Fails with a `workflow.` or `article.` code. */
export function judgeMove(move: Move, facts: MoveFacts): Result<Granted> {
  const transition = transitionOf(move);
  const { needsApproval } = transition;
  if (!facts.mover.duties.includes(transition.duty)) return failed('workflow.role-forbids', { move });
  if (transition.note === 'required' && facts.note.trim() === '') return failed('workflow.note-missing');
  // Its page stands, whatever is under way beside it: what readers have is killed.
  if (move === 'spike' && wasPublished(facts.events)) return failed('workflow.readers-have-it', { move });
  const timing = judgeTime(move, facts);
  if (!timing.ok) return timing;
  if (needsApproval) return judgePublication(transition, facts);
  if (!transition.from.includes(stateAfter(facts.events))) return notFromHere(move, facts);
  const words = judgeWords(transition, facts);
  if (!words.ok) return words;
  if (move === 'approve' || move === 'sign-off') return judgeApproval(transition, facts);
  return ok({ transition, events: [transition.event] });
}

/** The moves that role and state allow, whatever the copy says. */
export function movesFrom(events: readonly WorkflowEvent[], mover: Mover, isOwnCopy: boolean): Move[] {
  const state = stateAfter(events);
  const isOut = wasPublished(events);
  return transitions
    .filter(({ move, from, duty, needsApproval, notOwnCopy }) => {
      if (!mover.duties.includes(duty) || (notOwnCopy && isOwnCopy)) return false;
      if (isOut && (move === 'publish' || move === 'schedule' || move === 'spike')) return false;
      if (!isOut && (move === 'update' || move === 'correct')) return false;
      const mayApproveFirst = needsApproval && mover.duties.includes('review') && !isOwnCopy;
      return from.includes(state) || (mayApproveFirst && transitionOf('approve').from.includes(state));
    })
    .map(({ move }) => move);
}

/**
 * Publishing needs an approval of these very words; who may give it gives it by publishing, unless others changed them.
 * Where two people have to, the first signs off by it, with the notice that it adds, and nothing goes out.
 */
function judgePublication(transition: Transition, facts: MoveFacts): Result<Granted> {
  const log = approvalLog(facts.events);
  const state = stateAfter(facts.events);
  const isFirst = transition.move === 'publish' || transition.move === 'schedule';
  if (isFirst === wasPublished(facts.events)) return notFromHere(transition.move, facts);
  if (log.voided !== null) return failed('article.approval-voided');
  const isApproved = log.approved !== null && log.approved.hash === facts.hash;
  const words = judgeWords({ ...transition, notOwnCopy: false }, facts);
  if (isApproved && transition.from.includes(state)) return words.ok ? ok({ transition, events: [] }) : words;
  const isTouched = log.approved !== null && log.approved.hash !== facts.hashBefore;
  if (isTouched && !wasPublished(facts.events)) return failed('article.approval-voided');
  const approve = transitionOf('approve');
  if (!facts.mover.duties.includes('review')) return failed('article.not-approved');
  if (!transition.from.includes(state) && !approve.from.includes(state))
    return notFromHere(transition.move, facts);
  const asApprover = judgeWords(approve, facts);
  if (!asApprover.ok) return asApprover;
  if (!words.ok) return words;
  const approval = judgeApproval(approve, facts);
  if (!approval.ok) return approval;
  return approval.value.events.includes('approved') ? ok({ transition, events: ['approved'] }) : approval;
}

/** One approval, or the second of two people where the policy wants two. */
function judgeApproval(transition: Transition, facts: MoveFacts): Result<Granted> {
  if (!facts.needsSecondSignOff) return ok({ transition, events: ['approved'] });
  const me = { by: facts.mover.name, person: facts.mover.person };
  const standing = approvalLog(facts.events).signOffs.filter(({ hash }) => hash === facts.hash);
  if (standing.some((given) => !isSamePerson(given, me))) return ok({ transition, events: ['approved'] });
  if (standing.length > 0) return failed('workflow.second-sign-off');
  return ok({ transition, events: ['signed-off'] });
}

function judgeWords({ notOwnCopy, step }: Transition, facts: MoveFacts): Result<null> {
  if (notOwnCopy && facts.isOwnCopy && facts.policy.ownCopy === 'forbidden')
    return failed('workflow.own-copy');
  if (step === null) return ok(null);
  if (step !== 'submit' && facts.hasOpenSuggestions) return failed('article.open-suggestions');
  const missing = facts.missing(step);
  if (missing.includes('headline')) return failed('article.empty-headline');
  return missing.length === 0 ? ok(null) : failed('workflow.incomplete', { missing: missing.join(', ') });
}

function judgeTime(move: Move, { embargo, publishAt, siteNow }: MoveFacts): Result<null> {
  if (move === 'publish' || move === 'update' || move === 'correct') {
    return embargo !== null && Date.parse(embargo) > siteNow.getTime()
      ? failed('article.embargoed', { until: embargo })
      : ok(null);
  }
  if (move !== 'schedule') return ok(null);
  if (publishAt === null) return failed('article.schedule-missing');
  if (embargo !== null && Date.parse(publishAt) < Date.parse(embargo))
    return failed('article.embargoed', { until: embargo });
  return Date.parse(publishAt) < siteNow.getTime() + shortestWaitMs
    ? failed('article.schedule-past')
    : ok(null);
}

function notFromHere(move: Move, { events }: MoveFacts): Result<never> {
  return failed('workflow.not-from-here', { move, state: stateAfter(events) });
}
