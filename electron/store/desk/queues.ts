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

/** The stories that were handed in and that this person may decide about; null where they may decide about none. */
export function reviewCondition({ keys, mayReview, mayReviewOwn }: Reader): Condition | null {
  if (!mayReview) return null;
  const handedIn = `state_rank IN (${rank('submitted')}, ${rank('in-review')})`;
  if (mayReviewOwn) return { text: handedIn, bindings: [] };
  const own = `SELECT article_key FROM article_people WHERE person IN (?, ?) AND tie = 'writer'`;
  return { text: `${handedIn} AND key NOT IN (${own})`, bindings: keys };
}

/** The stories tied to this person in one way, while they stand where that asks something of them. */
export function tiedCondition(tie: 'writer' | 'assignee', reader: Reader): Condition {
  const asks = tie === 'writer' ? `state_rank = ${rank('changes-requested')}` : `state_rank < ${firstOut}`;
  return { text: `person IN (?, ?) AND tie = '${tie}' AND ${asks}`, bindings: reader.keys };
}

function waitingFor(reader: Reader): Condition {
  const review = reviewCondition(reader);
  const sentBack = tiedCondition('writer', reader);
  const assigned = tiedCondition('assignee', reader);
  const tied = 'SELECT article_key FROM article_people JOIN articles ON key = article_key WHERE';
  const parts: Condition[] = [
    ...(review === null ? [] : [{ ...review, text: `SELECT key FROM articles WHERE ${review.text}` }]),
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
