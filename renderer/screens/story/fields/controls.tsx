import { useId } from 'react';
import type { ReactNode } from 'react';
import type { FieldName } from '../../../../shared/article/fields';
import { openWithKeys } from '../../../components/closed-list';
import { FieldComment } from '../comments/field-comment';
import { useWritable, useSession } from './use-field';
import styles from './fields.module.css';

interface GroupProps {
  readonly title: string;
  /** The field that comments on the group are about. */
  readonly field?: FieldName;
  readonly children: ReactNode;
}

/** Fields that belong together, under one heading. */
export function Group({ title, field, children }: GroupProps) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.labelled}>
        <h2 id={id}>{title}</h2>
        {field !== undefined && <FieldComment field={field} />}
      </div>
      {children}
    </section>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  readonly lines?: number;
  readonly lang?: string;
  readonly type?: 'text' | 'email' | 'date' | 'datetime-local' | 'number';
  readonly onBlur?: () => void;
  /** The field that comments beside the label are about. */
  readonly field?: FieldName;
}

/** One labelled text; what is typed is kept at once, and everything is flushed when it is left. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, lines, type = 'text', onBlur, field, ...rest } = props;
  const id = useId();
  const session = useSession();
  const writable = useWritable();
  const shared = {
    ...rest,
    id,
    value,
    readOnly: !writable,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    onBlur: () => {
      onBlur?.();
      void session.flush();
    },
  };
  return (
    <div className={styles.field}>
      <FieldLabel id={id} label={label} field={field} />
      {lines === undefined ? (
        <input {...shared} type={type} spellCheck={type === 'text'} autoComplete="off" />
      ) : (
        <textarea {...shared} rows={lines} />
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface FieldLabelProps {
  readonly id: string;
  readonly label: string;
  readonly field: FieldName | undefined;
}

function FieldLabel({ id, label, field }: FieldLabelProps) {
  if (field === undefined) return <label htmlFor={id}>{label}</label>;
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      <FieldComment field={field} />
    </div>
  );
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly field?: FieldName;
}

/** One labelled choice among few. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const id = useId();
  const writable = useWritable();
  return (
    <div className={styles.field}>
      <FieldLabel id={id} label={props.label} field={props.field} />
      <select
        id={id}
        value={props.value}
        disabled={!writable}
        onKeyDown={openWithKeys}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
