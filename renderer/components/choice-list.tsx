import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './choice-list.module.css';

export interface Choice {
  readonly id: string;
  readonly content: ReactNode;
  /** Shown, but cannot be chosen now. */
  readonly disabled?: boolean;
}

interface ChoiceListProps {
  readonly label: string;
  readonly hint: string;
  readonly query: string;
  readonly choices: readonly Choice[];
  readonly onQuery: (query: string) => void;
  readonly onChoose: (id: string) => void;
}

/** A field to type in and what it finds: arrow keys go through the list, Enter chooses. */
export function ChoiceList({ label, hint, query, choices, onQuery, onChoose }: ChoiceListProps) {
  const list = useId();
  const [wanted, setWanted] = useState(0);
  const last = choices.length - 1;
  const chosen = Math.max(0, Math.min(last, wanted));
  const choose = (choice: Choice | undefined): void => {
    if (choice !== undefined && choice.disabled !== true) onChoose(choice.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setWanted(Math.min(last, chosen + 1));
    else if (event.key === 'ArrowUp') setWanted(Math.max(0, chosen - 1));
    else if (event.key === 'Enter') choose(choices[chosen]);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number): string => `${list}-${index}`;
  return (
    <>
      <input
        autoFocus
        className={styles.field}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={choices.length === 0 ? undefined : optionId(chosen)}
        aria-label={label}
        placeholder={hint}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          setWanted(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" className={styles.list} aria-label={label}>
        {choices.map((choice, index) => (
          <li
            key={choice.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={choice.disabled}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => choose(choice)}
          >
            {choice.content}
          </li>
        ))}
      </ul>
    </>
  );
}
