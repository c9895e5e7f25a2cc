import type { ArticleFields, FieldChange, FieldName } from '../../../shared/article/fields';
import { fieldSchemas } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { Request } from '../../../shared/ipc/requests';
import type { ArticleStatus } from '../../../shared/ipc/article-answers';
import { keepEqual } from './keep-equal';
import { createSender } from './sender';
import type { Clock, Sender } from './sender';

export interface FieldSync {
  /** The fields as the person sees them: what main holds, with what is not yet acknowledged on top. */
  readonly fields: () => ArticleFields;
  /** Takes a new value at once and sends it; false (and nothing changes) where it breaks the field's limits. */
  readonly set: (change: FieldChange) => boolean;
  /** What main holds now; fields that wait to be sent keep the person's value. */
  readonly adopt: (fields: ArticleFields) => void;
  readonly hasUnsent: () => boolean;
  readonly sender: Sender;
}

/** Keeps an article's fields and main's record in step: optimistic, one change under way, latest value wins. */
export function createFieldSync(options: {
  readonly articleId: ArticleId;
  readonly initial: ArticleFields;
  readonly setField: (request: Request<'article:setField'>) => Promise<Result<ArticleStatus>>;
  readonly clock: Clock;
  readonly onStatus: (status: ArticleStatus) => void;
  readonly onChange: () => void;
}): FieldSync {
  const { articleId, setField, clock, onStatus, onChange } = options;
  const pending = new Map<FieldName, FieldChange>();
  let held = options.initial;
  let shown = options.initial;

  const refresh = (): void => {
    shown = keepEqual(shown, [...pending.values()].reduce(withChange, held));
    onChange();
  };

  const attempt = async (): Promise<AppError | null> => {
    const change = pending.values().next().value;
    if (change === undefined) return null;
    const answer = await setField({ articleId, change });
    if (!answer.ok) return answer.error;
    if (pending.get(change.field) === change) pending.delete(change.field);
    held = answer.value.fields;
    refresh();
    onStatus(answer.value);
    return null;
  };

  const sender = createSender({ hasWork: () => pending.size > 0, attempt, clock, onChange });

  return {
    fields: () => shown,
    set: (change) => {
      if (!fieldSchemas[change.field].safeParse(change.value).success) return false;
      pending.set(change.field, change);
      refresh();
      sender.wake();
      return true;
    },
    adopt: (fields) => {
      held = fields;
      refresh();
    },
    hasUnsent: () => pending.size > 0,
    sender,
  };
}

function withChange(fields: ArticleFields, change: FieldChange): ArticleFields {
  return { ...fields, [change.field]: change.value };
}
