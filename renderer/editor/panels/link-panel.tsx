import type { Editor } from '@tiptap/react';
import { useId, useState } from 'react';
import { safeHref } from '../../../shared/document/paste/safe-href';
import { linkAt, removeLink, setLink, withScheme } from '../commands/links';
import { useText } from '../../i18n/text';
import { useCapabilities } from '../view-context';
import { Floating } from './floating';
import styles from './panels.module.css';

interface LinkPanelProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** Asks for a link's address; only web and mail addresses are taken. */
export function LinkPanel({ editor, onClose }: LinkPanelProps) {
  const t = useText();
  const { openLink } = useCapabilities();
  const id = useId();
  const [existing] = useState(() => linkAt(editor.state)?.href ?? null);
  const [address, setAddress] = useState(existing ?? '');
  const [refused, setRefused] = useState(false);
  const done = (): void => {
    onClose();
    editor.view.focus();
  };
  const apply = (): void => {
    if (setLink(address)(editor.state, (tr) => editor.view.dispatch(tr))) done();
    else setRefused(true);
  };
  const href = safeHref(withScheme(address));
  return (
    <Floating editor={editor} label={t('story.link.title')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <label htmlFor={id}>{t('story.link.address')}</label>
        <input
          id={id}
          className={styles.input}
          value={address}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          placeholder="https://"
          aria-invalid={refused}
          aria-describedby={refused ? `${id}-refused` : undefined}
          onChange={(event) => {
            setAddress(event.target.value);
            setRefused(false);
          }}
        />
        {refused ? (
          <p id={`${id}-refused`} role="alert" className={styles.refused}>
            {t('story.link.refused')}
          </p>
        ) : null}
        <div className={styles.row}>
          <button type="submit" className={styles.primary}>
            {t('story.link.apply')}
          </button>
          {existing === null ? null : (
            <button
              type="button"
              onClick={() => {
                removeLink(editor.state, (tr) => editor.view.dispatch(tr));
                done();
              }}
            >
              {t('story.link.remove')}
            </button>
          )}
          {href === null ? null : (
            <button type="button" onClick={() => openLink(href)}>
              {t('story.link.open')}
            </button>
          )}
        </div>
      </form>
    </Floating>
  );
}
