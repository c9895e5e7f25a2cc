import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog } from '../../components/dialog';
import { Kbd } from '../../components/kbd';
import { useText } from '../../i18n/text';
import type { MessageId } from '../../i18n/text';
import { matchWords } from './match-words';
import styles from './palette.module.css';

/** What the palette needs of an action. */
export interface PaletteAction {
  readonly id: string;
  readonly label: MessageId;
  readonly keys: string;
  readonly isEnabled: () => boolean;
  readonly run: () => void;
}

interface PaletteProps {
  readonly open: boolean;
  readonly actions: readonly PaletteAction[];
  readonly onClose: () => void;
}

/** Every action by name. Those that cannot be done now are shown, and say so. */
export function Palette(props: PaletteProps) {
  const t = useText();
  return (
    <Dialog bare title={t('app.palette')} open={props.open} onClose={props.onClose}>
      {props.open && <PaletteList {...props} />}
    </Dialog>
  );
}

function PaletteList({ actions, onClose }: PaletteProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = actions
    .map((action) => ({ action, label: t(action.label), enabled: action.isEnabled() }))
    .filter(({ label }) => matchWords(label, query))
    .toSorted((a, b) => Number(b.enabled) - Number(a.enabled));
  const run = (index: number): void => {
    const item = found[index];
    if (!item?.enabled) return;
    onClose();
    // After the sheet has given the focus back: the editor's commands act on its selection.
    requestAnimationFrame(item.action.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        autoFocus
        className={styles.field}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={`palette-${found[chosen]?.action.id ?? ''}`}
        aria-label={t('app.palette')}
        placeholder={t('app.palette.hint')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" className={styles.list} aria-label={t('app.palette')}>
        {found.map(({ action, label, enabled }, index) => (
          <li
            key={action.id}
            id={`palette-${action.id}`}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={!enabled}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(index)}
          >
            <span>{label}</span>
            {action.keys !== '' && <Kbd keys={action.keys} />}
          </li>
        ))}
      </ul>
    </>
  );
}
