import type { NodeViewProps } from '@tiptap/react';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { moveBlockAt, removeBlockAt } from '../commands/insert-block';
import { IconButton } from '../../components/button';
import { useText } from '../../i18n/text';
import { useEditable } from '../use-editable';
import styles from './block-buttons.module.css';

/** Move up, move down and delete, for blocks that the caret cannot stand in. */
export function BlockButtons({ editor, getPos }: Pick<NodeViewProps, 'editor' | 'getPos'>) {
  const t = useText();
  const editable = useEditable(editor);
  const move = (direction: -1 | 1) => (): void => {
    const position = getPos();
    const tr = position === undefined ? null : moveBlockAt(editor.state, position, direction);
    if (tr !== null) editor.view.dispatch(tr);
  };
  const remove = (): void => {
    const position = getPos();
    const tr = position === undefined ? null : removeBlockAt(editor.state, position);
    if (tr !== null) editor.view.dispatch(tr);
    editor.view.focus();
  };
  if (!editable) return null;
  return (
    <div className={styles.buttons}>
      <IconButton label={t('story.block.up')} onClick={move(-1)}>
        <ArrowUp aria-hidden size={16} />
      </IconButton>
      <IconButton label={t('story.block.down')} onClick={move(1)}>
        <ArrowDown aria-hidden size={16} />
      </IconButton>
      <IconButton label={t('story.block.delete')} onClick={remove}>
        <Trash2 aria-hidden size={16} />
      </IconButton>
    </div>
  );
}
