import { useRef, useState } from 'react';
import { ChoiceList } from '../../components/choice-list';
import { Dialog } from '../../components/dialog';
import { Kbd } from '../../components/kbd';
import { useText } from '../../i18n/text';
import type { MessageId } from '../../i18n/text';
import { matchWords } from './match-words';

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
  const chosen = useRef<PaletteAction | null>(null);
  // The editor's commands act on its selection, and what a command opens is to keep the keyboard.
  const runChosen = (): void => {
    const action = chosen.current;
    chosen.current = null;
    requestAnimationFrame(() => action?.run());
  };
  return (
    <Dialog bare title={t('app.palette')} open={props.open} onClose={props.onClose} onClosed={runChosen}>
      {props.open && (
        <PaletteList
          {...props}
          onChoose={(action) => {
            chosen.current = action;
            props.onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface PaletteListProps extends Pick<PaletteProps, 'actions'> {
  readonly onChoose: (action: PaletteAction) => void;
}

function PaletteList({ actions, onChoose }: PaletteListProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const found = actions
    .map((action) => ({ action, label: t(action.label), enabled: action.isEnabled() }))
    .filter(({ label }) => matchWords(label, query))
    .toSorted((a, b) => Number(b.enabled) - Number(a.enabled));
  const run = (id: string): void => {
    const action = actions.find((each) => each.id === id);
    if (action !== undefined) onChoose(action);
  };
  return (
    <ChoiceList
      label={t('app.palette')}
      hint={t('app.palette.hint')}
      query={query}
      choices={found.map(({ action, label, enabled }) => ({
        id: action.id,
        disabled: !enabled,
        content: (
          <>
            <span>{label}</span>
            {action.keys !== '' && <Kbd keys={action.keys} />}
          </>
        ),
      }))}
      onQuery={setQuery}
      onChoose={run}
    />
  );
}
