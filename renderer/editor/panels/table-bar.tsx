import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/react';
import { isInTable } from '../commands/tables';
import { isCommandEnabled, tableCommands } from '../editor-commands';
import type { EditorCommandId } from '../editor-commands';
import { useText } from '../../i18n/text';
import { useSettled } from '../use-settled';
import styles from './panels.module.css';

interface TableBarProps {
  readonly editor: Editor;
  readonly run: (id: EditorCommandId) => boolean;
}

/** What can be done to the table around the caret; stands there only while the caret is in one. */
export function TableBar({ editor, run }: TableBarProps) {
  const t = useText();
  const enabled = useSettled(editor, enabledActions);
  if (enabled === null) return null;
  return (
    <Base.Root className={styles.tableBar} aria-label={t('story.table.title')}>
      {tableCommands.map((id, index) => (
        <Base.Button
          key={id}
          className={styles.small}
          disabled={enabled[index] !== true}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            run(id);
            editor.view.focus();
          }}
        >
          {t(`menu.command.${id}`)}
        </Base.Button>
      ))}
    </Base.Root>
  );
}

function enabledActions(editor: Editor): readonly boolean[] | null {
  const { state } = editor;
  return editor.isEditable && isInTable(state)
    ? tableCommands.map((id) => isCommandEnabled(state, id))
    : null;
}
