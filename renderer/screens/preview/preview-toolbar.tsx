import { Maximize2, Monitor, Moon, PanelRight, Smartphone, Sun, SunMoon, Tablet, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EditionMessageId, EditionWords } from '../../i18n/edition-words';
import type { ReaderScheme } from './preview-frame';
import styles from './preview-pane.module.css';
import type { PreviewWidth } from './preview-widths';

export type PreviewPlace = 'side' | 'window';

interface PreviewToolbarProps {
  readonly say: EditionWords;
  readonly width: PreviewWidth;
  readonly onWidth: (width: PreviewWidth) => void;
  readonly scheme: ReaderScheme;
  readonly onScheme: (scheme: ReaderScheme) => void;
  readonly place: PreviewPlace;
  readonly onPlace: (place: PreviewPlace) => void;
  readonly onClose: () => void;
  /** The page's size against its own, 1 where it is shown as large as readers see it. */
  readonly scale: number;
}

/** The switches above the page: whose window, whose colours, how much of ours. */
export function PreviewToolbar(props: PreviewToolbarProps): ReactNode {
  const { say, place } = props;
  const other = place === 'side' ? 'window' : 'side';
  const PlaceIcon = place === 'side' ? Maximize2 : PanelRight;
  return (
    <div className={styles['toolbar']}>
      <Choice
        {...{ say, name: 'preview.width', options: widths }}
        chosen={props.width}
        onChoose={props.onWidth}
      />
      {props.scale < 1 && (
        <span className={styles['scale']}>
          {say('preview.scale', { percent: Math.round(props.scale * 100) })}
        </span>
      )}
      <span className={styles['stretch']} />
      <Choice
        {...{ say, name: 'preview.scheme', options: schemes }}
        chosen={props.scheme}
        onChoose={props.onScheme}
      />
      <IconButton
        label={say(`preview.place.${other}`)}
        icon={PlaceIcon}
        onClick={() => props.onPlace(other)}
      />
      <IconButton label={say('preview.close')} icon={X} onClick={props.onClose} />
    </div>
  );
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly word: EditionMessageId;
  readonly icon: LucideIcon;
}

const widths: readonly Option<PreviewWidth>[] = [
  { value: 'phone', word: 'preview.width.phone', icon: Smartphone },
  { value: 'tablet', word: 'preview.width.tablet', icon: Tablet },
  { value: 'desktop', word: 'preview.width.desktop', icon: Monitor },
];

const schemes: readonly Option<ReaderScheme>[] = [
  { value: 'system', word: 'preview.scheme.system', icon: SunMoon },
  { value: 'light', word: 'preview.scheme.light', icon: Sun },
  { value: 'dark', word: 'preview.scheme.dark', icon: Moon },
];

interface ChoiceProps<Value extends string> {
  readonly say: EditionWords;
  readonly name: EditionMessageId;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { say, name, options, chosen, onChoose } = props;
  return (
    <div role="group" aria-label={say(name)} className={styles['choice']}>
      {options.map(({ value, word, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          aria-label={say(word)}
          title={say(word)}
          onClick={() => onChoose(value)}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}

function IconButton(props: { label: string; icon: LucideIcon; onClick: () => void }): ReactNode {
  const { label, icon: Icon, onClick } = props;
  return (
    <button type="button" className={styles['icon']} aria-label={label} title={label} onClick={onClick}>
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
