import type { Editor } from '@tiptap/react';
import { useId, useState } from 'react';
import { editorBlocks } from '../block-list';
import type { EditorCommandId } from '../editor-commands';
import { useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import { Floating } from './floating';
import styles from './panels.module.css';

interface BlockMenuProps {
  readonly editor: Editor;
  readonly run: (id: EditorCommandId) => void;
  readonly onClose: () => void;
}

/** What may stand in the body, chosen by typing a part of its name; opened by `/` on an empty line. */
export function BlockMenu({ editor, run, onClose }: BlockMenuProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const shown = editorBlocks.filter(({ id: command }) => plain(nameOf(t, command)).includes(plain(typed)));
  const choose = (index: number): void => {
    const chosen = shown[index];
    if (chosen === undefined) return;
    onClose();
    editor.view.focus();
    run(chosen.id);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const moves = { ArrowDown: 1, ArrowUp: -1 } as const;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive((active + moves[event.key] + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Backspace' && typed === '') {
      onClose();
      editor.view.focus();
    } else if (event.key === '/' && typed === '') {
      onClose();
      editor.view.focus();
      editor.view.dispatch(editor.state.tr.insertText('/'));
    } else return;
    event.preventDefault();
  };
  return (
    <Floating editor={editor} label={t('story.blocks.add')} onClose={onClose}>
      <input
        className={styles.input}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${shown[active].id}`}
        aria-label={t('story.blocks.filter')}
        placeholder={t('story.blocks.filter')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t('story.blocks.add')} className={styles.list}>
        {shown.map(({ id: command, icon: Icon, sign }, index) => (
          <li
            key={command}
            id={`${id}-${command}`}
            role="option"
            aria-selected={index === active}
            onPointerEnter={() => setActive(index)}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(index);
            }}
          >
            <Icon aria-hidden size={16} />
            <span>{nameOf(t, command)}</span>
            <kbd>{sign}</kbd>
          </li>
        ))}
        {shown.length === 0 ? <li role="presentation">{t('story.blocks.none')}</li> : null}
      </ul>
    </Floating>
  );
}

/** A command's name as a label: the menu's three points promise a question, not a thing. */
function nameOf(t: Text, id: EditorCommandId): string {
  return t(`menu.command.${id}`).replace('…', '');
}

/** Without accents and capitals, so that `citation` and `Citation` are found alike. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
