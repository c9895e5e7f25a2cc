import { MessageSquare, MessageSquarePlus } from 'lucide-react';
import { useStore } from 'zustand';
import type { FieldName } from '../../../../shared/article/fields';
import { useText } from '../../../i18n/text';
import { useReadOnly, useSession } from '../fields/use-field';
import { useComments } from './comments-context';
import { commentsOn } from './field-at-hand';
import { fieldLabel } from './field-label';
import styles from './field-comment.module.css';

/** Beside a field's label: begins a comment on it, or shows those it has. Seen on hovering, on focus, and where there are some. */
export function FieldComment({ field }: { readonly field: FieldName }) {
  const t = useText();
  const comments = useComments();
  const readOnly = useReadOnly();
  const threads = useStore(useSession().store, (state) => state.threads);
  const own = threads.filter(
    ({ anchor, state }) => state === 'open' && anchor.kind === 'field' && anchor.field === field,
  );
  const [first] = own;
  if (first === undefined && readOnly) return null;
  const label = fieldLabel(t, field);
  return (
    <button
      type="button"
      className={styles.fieldButton}
      {...commentsOn(field)}
      data-some={first !== undefined || undefined}
      aria-label={
        first === undefined
          ? t('comments.field.begin', { field: label })
          : t('comments.field.show', { field: label, count: own.length })
      }
      title={first === undefined ? t('comments.field.begin', { field: label }) : undefined}
      onClick={() => (first === undefined ? comments.beginOnField(field) : comments.showInList(first.id))}
    >
      {first === undefined ? (
        <MessageSquarePlus aria-hidden size={14} />
      ) : (
        <>
          <MessageSquare aria-hidden size={14} />
          {own.length}
        </>
      )}
    </button>
  );
}
