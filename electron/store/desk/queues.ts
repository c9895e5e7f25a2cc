import type { WorkflowState } from '../../../shared/article/workflow/events';
import { workflowStates } from '../../../shared/article/workflow/events';
import { assertNever } from '../../../shared/errors/app-error';
import type { DeskQueue } from '../../../shared/ipc/requests';
import type { Reader } from './reader';

/** A condition on `articles` with what it binds. */
export interface Condition {
  readonly text: string;
  readonly bindings: readonly (string | number)[];
}

const rank = (state: WorkflowState): number => workflowStates.indexOf(state);

/** States up to this one are before publication: `published` and what follows are out, or dead. */
export const firstOut = rank('published');

/** The stories of one of the desk's queues; null for all of them. Each part is found by an index of its own. */
export function queueCondition(queue: DeskQueue, reader: Reader): Condition | null {
  switch (queue) {
    case 'all':
      return null;
    case 'mine':
      return {
        text: `key IN (SELECT article_key FROM article_people WHERE person IN (?, ?) AND tie IN ('writer', 'assignee'))`,
        bindings: reader.keys,
      };
    case 'waiting-for-me':
      return waitingFor(reader);
    case 'due':
      return { text: `key IN (SELECT key FROM articles WHERE due_key < '~')`, bindings: [] };
    case 'embargoed':
      return {
        text: `key IN (SELECT key FROM articles WHERE embargo > ? AND state_rank < ${rank('killed')})`,
        bindings: [reader.now],
      };
    default:
      return assertNever(queue);
  }
}

const own = `SELECT article_key FROM article_people WHERE person IN (?, ?) AND tie = 'writer'`;

/**
 * The stories that were handed in and that this person may decide about; null where they may decide about none. One
 * that they signed off as the first of two waits for the other.
 */
export function reviewCondition({ keys, mayReview, mayReviewOwn }: Reader): Condition | null {
  if (!mayReview) return null;
  const handedIn = `state_rank IN (${rank('submitted')}, ${rank('in-review')})`;
  const open = `${handedIn} AND key NOT IN (SELECT key FROM articles WHERE signed_by IN (?, ?))`;
  if (mayReviewOwn) return { text: open, bindings: keys };
  return { text: `${open} AND key NOT IN (${own})`, bindings: [...keys, ...keys] };
}

/**
 * The approved stories that this person may bring out and nobody has yet: WordPress lets those who may not edit others'
 * stories publish their own alone. Null where they may publish none.
 */
export function publishCondition({ keys, mayPublish, mayReview }: Reader): Condition | null {
  if (!mayPublish) return null;
  const approved = `state_rank = ${rank('approved')} AND id NOT IN
    (SELECT article_id FROM outbox WHERE state <> 'done' AND action = 'publish')`;
  if (mayReview) return { text: approved, bindings: [] };
  return { text: `${approved} AND key IN (${own})`, bindings: keys };
}

/** The stories tied to this person in one way, while they stand where that asks something of them. */
export function tiedCondition(tie: 'writer' | 'assignee', reader: Reader): Condition {
  const asks = tie === 'writer' ? `state_rank = ${rank('changes-requested')}` : `state_rank < ${firstOut}`;
  return { text: `person IN (?, ?) AND tie = '${tie}' AND ${asks}`, bindings: reader.keys };
}

function waitingFor(reader: Reader): Condition {
  const decided = [reviewCondition(reader), publishCondition(reader)].filter((part) => part !== null);
  const sentBack = tiedCondition('writer', reader);
  const assigned = tiedCondition('assignee', reader);
  const tied = 'SELECT article_key FROM article_people JOIN articles ON key = article_key WHERE';
  const parts: Condition[] = [
    ...decided.map((part) => ({ ...part, text: `SELECT key FROM articles WHERE ${part.text}` })),
    { ...sentBack, text: `${tied} ${sentBack.text}` },
    { ...assigned, text: `${tied} ${assigned.text}` },
    {
      text: `SELECT article_key FROM article_people WHERE person IN (?, ?) AND tie IN ('mention', 'thread')`,
      bindings: reader.keys,
    },
    { text: `SELECT key FROM articles WHERE delivery_kind = 'needs-you'`, bindings: [] },
  ];
  return {
    text: `key IN (${parts.map(({ text }) => text).join(' UNION ALL ')})`,
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}
