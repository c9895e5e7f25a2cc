import { NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { FileText, Lock } from 'lucide-react';
import { turnIntoBlocks } from '../../commands/opaque';
import { useText } from '../../../i18n/text';
import { useEditable } from '../../use-editable';
import { useNormalizeHtml } from '../../view-context';
import { BlockButtons } from '../block-buttons';
import styles from './view.module.css';

/** A block that only the site knows: shown as a card, kept byte for byte, never drawn as HTML. */
export function OpaqueView({ node, selected, editor, getPos }: NodeViewProps) {
  const t = useText();
  const normalize = useNormalizeHtml();
  const editable = useEditable(editor);
  const label = String(node.attrs['label']);
  const classic = label === 'classic';
  const at = (run: (position: number) => void) => () => {
    const position = getPos();
    if (position !== undefined) run(position);
  };
  const convert = at((position) => {
    const tr = turnIntoBlocks(editor.state, position, normalize);
    if (tr !== null) editor.view.dispatch(tr);
    editor.view.focus();
  });
  return (
    <NodeViewWrapper
      className={styles.card}
      data-selected={selected || undefined}
      role="group"
      aria-label={t('story.opaque.label', { label: classic ? t('story.opaque.classic') : label })}
      contentEditable={false}
      data-drag-handle=""
    >
      <Lock aria-hidden size={16} />
      <div className={styles.words}>
        <strong>{classic ? t('story.opaque.classic') : label}</strong>
        <span>{t('story.opaque.kept')}</span>
      </div>
      {editable ? (
        <div className={styles.buttons}>
          {classic ? (
            <button type="button" onClick={convert}>
              <FileText aria-hidden size={16} /> {t('story.opaque.convert')}
            </button>
          ) : null}
          <BlockButtons editor={editor} getPos={getPos} />
        </div>
      ) : null}
    </NodeViewWrapper>
  );
}
