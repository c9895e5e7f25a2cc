import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { Command } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  headerRow,
  isInTable,
  mergeSelectedCells,
  removeTable,
  splitCells,
} from '../commands/tables';
import { useText } from '../../i18n/text';
import { useSettled } from '../use-settled';
import styles from './panels.module.css';

const actions = [
  { id: 'rowAbove', command: addRowBefore },
  { id: 'rowBelow', command: addRowAfter },
  { id: 'columnBefore', command: addColumnBefore },
  { id: 'columnAfter', command: addColumnAfter },
  { id: 'deleteRow', command: deleteRow },
  { id: 'deleteColumn', command: deleteColumn },
  { id: 'merge', command: mergeSelectedCells },
  { id: 'split', command: splitCells },
  { id: 'header', command: headerRow },
  { id: 'delete', command: removeTable },
] as const satisfies readonly { readonly id: string; readonly command: Command }[];

/** What can be done to the table around the caret; stands there only while the caret is in one. */
export function TableBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const enabled = useSettled(editor, enabledActions);
  if (enabled === null) return null;
  return (
    <Base.Root className={styles.tableBar} aria-label={t('story.table.title')}>
      {actions.map(({ id, command }, index) => (
        <Base.Button
          key={id}
          className={styles.small}
          disabled={enabled[index] !== true}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            command(editor.state, (tr) => editor.view.dispatch(tr));
            editor.view.focus();
          }}
        >
          {t(`story.table.${id}`)}
        </Base.Button>
      ))}
    </Base.Root>
  );
}

function enabledActions(editor: Editor): readonly boolean[] | null {
  const { state } = editor;
  return editor.isEditable && isInTable(state) ? actions.map(({ command }) => command(state)) : null;
}
