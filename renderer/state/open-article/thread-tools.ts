import type { ArticleId } from '../../../shared/article/ids';
import type { Colleague, Thread } from '../../../shared/article/threads';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { Request } from '../../../shared/ipc/requests';
import { api } from '../../api/bridge';

type Told<Name extends 'comment:start' | 'comment:reply' | 'comment:anchor'> = Omit<
  Request<Name>,
  'articleId'
>;

/** What a person does with the comments of a story; each answers why not, or null. What came of it arrives as status. */
export interface ThreadTools {
  readonly start: (thread: Told<'comment:start'>) => Promise<AppError | null>;
  readonly reply: (said: Told<'comment:reply'>) => Promise<AppError | null>;
  readonly settle: (threadId: string, state: Thread['state']) => Promise<AppError | null>;
  readonly assign: (threadId: string, assignee: Colleague | null) => Promise<AppError | null>;
  readonly anchor: (place: Told<'comment:anchor'>) => Promise<AppError | null>;
}

export function threadTools(articleId: ArticleId): ThreadTools {
  return {
    start: (thread) => why(api['comment:start']({ articleId, ...thread })),
    reply: (said) => why(api['comment:reply']({ articleId, ...said })),
    settle: (threadId, state) => why(api['comment:settle']({ articleId, threadId, state })),
    assign: (threadId, assignee) => why(api['comment:assign']({ articleId, threadId, assignee })),
    anchor: (place) => why(api['comment:anchor']({ articleId, ...place })),
  };
}

async function why(asked: Promise<Result<unknown>>): Promise<AppError | null> {
  const answer = await asked;
  return answer.ok ? null : answer.error;
}
