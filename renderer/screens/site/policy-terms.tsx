import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, IconButton } from '../../components/button';
import { useText } from '../../i18n/text';
import styles from './policy.module.css';

interface PolicyTermsProps {
  readonly label: string;
  /** What the site has: the value that is kept, and its name. */
  readonly known: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (chosen: string[]) => void;
}

/** The longest list that a policy holds. */
const mostTerms = 100;

/** Sections or tags to choose from what the site has; one it does not know yet may be named all the same. */
export function PolicyTerms({ label, known, chosen, readOnly, onChange }: PolicyTermsProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const nameOf = (value: string): string => known.find((term) => term.value === value)?.name ?? value;
  const add = (): void => {
    const name = typed.trim();
    const value = known.find((term) => isSame(term.name, name))?.value ?? name;
    if (name !== '' && chosen.length < mostTerms && !chosen.some((each) => isSame(each, value)))
      onChange([...chosen, value]);
    setTyped('');
  };
  return (
    <div className={styles.terms}>
      <label htmlFor={id}>{label}</label>
      {chosen.length === 0 && readOnly && <p className={styles.none}>{t('review.policy.none')}</p>}
      {chosen.length > 0 && (
        <ul aria-label={label} className={styles.chips}>
          {chosen.map((value) => (
            <li key={value}>
              {nameOf(value)}
              {!readOnly && (
                <IconButton
                  label={t('review.policy.remove', { name: nameOf(value) })}
                  onClick={() => onChange(chosen.filter((each) => each !== value))}
                >
                  <X size={14} aria-hidden="true" />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className={styles.adding}>
          <input
            id={id}
            list={`${id}-known`}
            value={typed}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || typed.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
          <datalist id={`${id}-known`}>
            {known
              .filter(({ value }) => !chosen.includes(value))
              .map(({ value, name }) => (
                <option key={value} value={name} />
              ))}
          </datalist>
          <Button disabled={typed.trim() === ''} onClick={add}>
            {t('review.policy.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
