import { useId, useState } from 'react';
import { useText } from '../../../i18n/text';
import { completions, knownSpelling } from './completion';
import { useWritable, useSession } from './use-field';
import styles from './fields.module.css';

interface ComboboxProps {
  readonly label: string;
  readonly known: readonly string[];
  readonly chosen: readonly string[];
  /** Whether a value nobody knows may be added. */
  readonly mayAddNew: boolean;
  /** Says that a typed value is new and will be made, or why it cannot be. */
  readonly newLabel: (value: string) => string;
  readonly refusal: string;
  readonly placeholder: string;
  readonly onAdd: (value: string, known: boolean) => void;
  readonly onRemoveLast?: () => void;
}

/** A text that completes from known values. Enter or a comma takes the marked one, Escape closes the list. */
export function Combobox(props: ComboboxProps) {
  const { known, chosen, mayAddNew, onAdd } = props;
  const id = useId();
  const session = useSession();
  const writable = useWritable();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const words = typed.trim();
  const found = open ? completions(typed, known, chosen) : [];
  const isNew = words !== '' && knownSpelling(words, known) === null && !chosen.includes(words);
  const options = [
    ...found.map((value) => ({ value, isNew: false })),
    ...(isNew && mayAddNew ? [{ value: words, isNew: true }] : []),
  ];
  const refused = open && isNew && !mayAddNew && found.length === 0;
  const choose = (option: { readonly value: string; readonly isNew: boolean } | undefined): void => {
    if (option === undefined) return;
    onAdd(option.value, !option.isNew);
    setTyped('');
    setActive(0);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!writable) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + options.length) % Math.max(1, options.length));
    } else if ((event.key === 'Enter' || event.key === ',') && words !== '') {
      const exact = options.findIndex(({ value }) => value.toLowerCase() === words.toLowerCase());
      choose(options[exact >= 0 && event.key === ',' ? exact : active]);
    } else if (event.key === 'Enter' && open && options.length > 0) choose(options[active]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Backspace' && typed === '') {
      props.onRemoveLast?.();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.combobox}>
      <input
        role="combobox"
        aria-label={props.label}
        aria-expanded={open && options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && options[active] !== undefined ? `${id}-${active}` : undefined}
        placeholder={props.placeholder}
        value={typed}
        readOnly={!writable}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          void session.flush();
        }}
        onKeyDown={onKeyDown}
      />
      {open && options.length > 0 && writable ? (
        <ul id={`${id}-list`} role="listbox" aria-label={props.label} className={styles.options}>
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerEnter={() => setActive(index)}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
            >
              {option.isNew ? props.newLabel(option.value) : option.value}
            </li>
          ))}
        </ul>
      ) : null}
      {refused ? (
        <p role="status" className={styles.hint}>
          {props.refusal}
        </p>
      ) : null}
    </div>
  );
}

interface ChipsProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly onRemove: (value: string) => void;
}

/** Chosen values, each with a button that takes it away. */
export function Chips({ label, values, onRemove }: ChipsProps) {
  const t = useText();
  const writable = useWritable();
  if (values.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {values.map((value) => (
        <li key={value}>
          {value}
          {writable && (
            <button
              type="button"
              aria-label={t('story.remove', { name: value })}
              onClick={() => onRemove(value)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
