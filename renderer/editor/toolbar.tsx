import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/react';
import {
  Bold,
  Heading2,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  Minus,
  Plus,
  Quote,
  Redo2,
  Strikethrough,
  Table,
  TextQuote,
  Undo2,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EditorCommandId } from './editor-commands';
import { isCommandActive, isCommandEnabled } from './editor-commands';
import { useText } from '../i18n/text';
import { useSettled } from './use-settled';
import styles from './toolbar.module.css';

interface Item {
  readonly id: EditorCommandId;
  readonly icon: LucideIcon;
  /** Whether the button stays pressed while what it sets holds. */
  readonly toggles: boolean;
}

/** What gives way where the bar has little room: the list of blocks and the keys hold these as well. */
type Rank = 'always' | 'rare' | 'blocks' | 'rarer';

const groups: readonly { readonly rank: Rank; readonly items: readonly Item[] }[] = [
  {
    rank: 'always',
    items: [
      { id: 'bold', icon: Bold, toggles: true },
      { id: 'italic', icon: Italic, toggles: true },
      { id: 'strike', icon: Strikethrough, toggles: true },
      { id: 'link', icon: Link, toggles: true },
    ],
  },
  {
    rank: 'blocks',
    items: [
      { id: 'heading-2', icon: Heading2, toggles: true },
      { id: 'bullet-list', icon: List, toggles: true },
      { id: 'ordered-list', icon: ListOrdered, toggles: true },
      { id: 'quote', icon: TextQuote, toggles: true },
      { id: 'pull-quote', icon: Quote, toggles: true },
    ],
  },
  {
    rank: 'rare',
    items: [
      { id: 'image', icon: Image, toggles: false },
      { id: 'table', icon: Table, toggles: false },
      { id: 'divider', icon: Minus, toggles: false },
    ],
  },
  {
    rank: 'rarer',
    items: [
      { id: 'undo', icon: Undo2, toggles: false },
      { id: 'redo', icon: Redo2, toggles: false },
    ],
  },
];
const items = groups.flatMap((group) => group.items);

interface ToolbarProps {
  readonly editor: Editor;
  readonly run: (id: EditorCommandId) => void;
  readonly openBlocks: () => void;
  /** A command's key in print; empty without one. */
  readonly keyOf: (id: EditorCommandId) => string;
  /** Stands at the end of the bar. */
  readonly children: ReactNode;
}

/** The slim bar above the copy; its buttons are one stop of the Tab key, arrows go between them. */
export function Toolbar({ editor, run, openBlocks, keyOf, children }: ToolbarProps) {
  const t = useText();
  const states = useSettled(editor, buttonStates);
  return (
    <Base.Root className={styles.bar} aria-label={t('story.toolbar')}>
      <Base.Button
        className={styles.button}
        aria-label={t('story.blocks.add')}
        title={`${t('story.blocks.add')} (/)`}
        onClick={openBlocks}
      >
        <Plus aria-hidden size={16} />
      </Base.Button>
      {groups.map((group) => (
        <Base.Group key={group.rank} className={styles.group} data-rank={group.rank}>
          {group.items.map(({ id, icon: Icon, toggles }) => {
            const state = states[items.findIndex((item) => item.id === id)];
            const label = t(`menu.command.${id}`).replace('…', '');
            const key = keyOf(id);
            return (
              <Base.Button
                key={id}
                className={styles.button}
                aria-label={label}
                title={key === '' ? label : `${label} (${key})`}
                aria-pressed={toggles ? state === 'pressed' : undefined}
                disabled={state === 'off'}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => run(id)}
              >
                <Icon aria-hidden size={16} />
              </Base.Button>
            );
          })}
        </Base.Group>
      ))}
      {children}
    </Base.Root>
  );
}

type ButtonState = 'off' | 'on' | 'pressed';

function buttonStates(editor: Editor): readonly ButtonState[] {
  const { state } = editor;
  return items.map(({ id, toggles }) => {
    if (toggles && isCommandActive(state, id)) return 'pressed';
    return editor.isEditable && isCommandEnabled(state, id) ? 'on' : 'off';
  });
}
