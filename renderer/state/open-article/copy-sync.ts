import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import { parseStep } from '../../../shared/document/fields-step';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { Request } from '../../../shared/ipc/requests';
import type { AppendAnswer, OpenArticle } from '../../../shared/ipc/article-answers';
import { outgoingSteps } from './outgoing';
import { createSender } from './sender';
import type { Clock, Sender } from './sender';

/** Where the copy's current state lives: an editor view, or the session itself while none is shown. */
export interface CopyHost {
  readonly state: () => EditorState;
  /** The same with the caret where the person has it by now; not to be asked within a transaction. */
  readonly current: () => EditorState;
  readonly dispatch: (tr: Transaction) => void;
}

export interface CopySync {
  /** To be called after each transaction of the host that changed the copy. */
  readonly changed: () => void;
  /** Steps somebody else committed; `version` is the one they lead to. */
  readonly received: (version: number, groups: readonly StepGroup[]) => void;
  /** Whether anything is not yet acknowledged by main. */
  readonly hasUnsent: () => boolean;
  readonly sender: Sender;
}

/**
 * Keeps one copy and main's journal in step: sends what is unconfirmed, rebases over what others wrote.
 * One request is under way at a time; nothing leaves the copy's unconfirmed list but an acknowledgement.
 */
export function createCopySync(options: {
  readonly articleId: ArticleId;
  readonly clientId: string;
  readonly host: () => CopyHost;
  readonly append: (request: Request<'article:append'>) => Promise<Result<AppendAnswer>>;
  readonly reopen: () => Promise<Result<OpenArticle>>;
  readonly clock: Clock;
  readonly onChange: () => void;
}): CopySync {
  const { articleId, clientId, host, append, reopen, clock, onChange } = options;
  /** Committed steps that came before the ones they build on; by the version they lead to. */
  const early = new Map<number, readonly StepGroup[]>();

  const version = (): number => getVersion(host().state());
  const hasUnsent = (): boolean => sendableSteps(host().state()) !== null;

  /** Applies committed steps; false when some before them are missing. */
  const integrate = (reached: number, groups: readonly StepGroup[]): boolean => {
    const written = groups.flatMap((group) => group.steps.map((step) => ({ step, by: group.clientId })));
    const known = version() - (reached - written.length);
    if (known < 0) return false;
    const fresh = written.slice(known);
    if (fresh.length === 0) return true;
    const steps = fresh.map(({ step }) => parseStep(step));
    const makers = fresh.map(({ by }) => by);
    const state = host().current();
    host().dispatch(receiveTransaction(state, steps, makers, { mapSelectionBackward: true }));
    return true;
  };

  const drainEarly = (): void => {
    for (const [reached, groups] of [...early].sort(([a], [b]) => a - b)) {
      if (integrate(reached, groups)) early.delete(reached);
    }
  };

  const attempt = async (): Promise<AppError | null> => {
    const outgoing = outgoingSteps(host().state(), clientId);
    if (outgoing === null) return await catchUp();
    const answer = await append({
      articleId,
      version: outgoing.version,
      groups: [...outgoing.groups],
    });
    if (!answer.ok) return answer.error;
    switch (answer.value.kind) {
      case 'saved':
        if (version() !== outgoing.version) return await catchUp();
        host().dispatch(
          receiveTransaction(
            host().current(),
            outgoing.steps,
            outgoing.steps.map(() => clientId),
          ),
        );
        break;
      case 'stale':
        if (!integrate(answer.value.version, answer.value.groups)) return await catchUp();
        break;
    }
    drainEarly();
    return null;
  };

  /** Reads the journal's tail again where a message was missed. */
  const catchUp = async (): Promise<AppError | null> => {
    const opened = await reopen();
    if (!opened.ok) return opened.error;
    const fits = integrate(opened.value.version, opened.value.tail);
    drainEarly();
    early.clear();
    return fits ? null : { code: 'article.stale', details: {} };
  };

  const sender = createSender({
    hasWork: () => hasUnsent() || early.size > 0,
    attempt,
    clock,
    onChange,
  });

  return {
    changed: sender.wake,
    received: (reached, groups) => {
      early.set(reached, groups);
      drainEarly();
      sender.wake();
    },
    hasUnsent,
    sender,
  };
}
