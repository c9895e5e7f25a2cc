import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { AppError } from '../../../shared/errors/app-error';
import type { ReadableDb } from '../../store/database';
import type { SendOperation } from '../../store/outbox/outbox';
import { attemptsOf } from '../../store/outbox/outbox-list';
import { interrupt } from '../session/interrupted';

/** Why a move is not sent: what a colleague did meanwhile, who, and when. The names of ICU's cases hold no hyphen. */
export function overtaken({ kind, actor: by, at }: WorkflowEvent): AppError {
  return { code: 'workflow.overtaken', details: { did: kind.replaceAll('-', '_'), by, at } };
}

/** A move that a colleague's overtook is made anew by a person who knows of theirs, or not at all. */
export function checkOvertaken(db: ReadableDb, { id }: SendOperation): void {
  const last = attemptsOf(db, id).at(-1);
  if (last?.code === 'workflow.overtaken') interrupt(last.code, last.details);
}
