import { NodeViewContent, NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { NodeSelection } from '@tiptap/pm/state';
import { ImageOff } from 'lucide-react';
import { useId, useState } from 'react';
import { useText } from '../../../i18n/text';
import { useEditable } from '../../use-editable';
import { useCapabilities } from '../../view-context';
import { BlockButtons } from '../block-buttons';
import styles from './view.module.css';

/** A picture in the copy: the image, its alternative text, then caption and credit as text of the copy. */
export function ImageView({ node, selected, updateAttributes, editor, getPos }: NodeViewProps) {
  const t = useText();
  const { pictureUrl } = useCapabilities();
  const editable = useEditable(editor);
  const [missing, setMissing] = useState(false);
  const source = String(node.attrs['source']);
  const alt = String(node.attrs['alt']);
  const select = (): void => {
    const position = getPos();
    if (position === undefined) return;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, position)));
    editor.view.focus();
  };
  return (
    <NodeViewWrapper as="figure" className={styles.figure} data-selected={selected || undefined}>
      <div contentEditable={false} data-drag-handle="">
        {missing ? (
          <p className={styles.missing} onClick={select}>
            <ImageOff aria-hidden size={20} /> {t('story.image.missing')}
          </p>
        ) : (
          <img
            src={pictureUrl(source)}
            alt={alt}
            draggable={false}
            onClick={select}
            onError={() => setMissing(true)}
          />
        )}
        <div className={styles.row}>
          <AltField value={alt} editable={editable} onChange={(text) => updateAttributes({ alt: text })} />
          <BlockButtons editor={editor} getPos={getPos} />
        </div>
      </div>
      <NodeViewContent className={styles.texts} />
    </NodeViewWrapper>
  );
}

interface AltFieldProps {
  readonly value: string;
  readonly editable: boolean;
  readonly onChange: (text: string) => void;
}

/** What a reader who cannot see the picture is told. Each key is kept in the copy at once. */
function AltField({ value, editable, onChange }: AltFieldProps) {
  const t = useText();
  const id = useId();
  // While it is typed in, the field shows what is typed: the copy's answer comes a moment later.
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div className={styles.alt}>
      <label htmlFor={id}>{t('story.image.alt')}</label>
      <input
        id={id}
        value={draft ?? value}
        onBlur={() => setDraft(null)}
        readOnly={!editable}
        placeholder={t('story.image.altHint')}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
