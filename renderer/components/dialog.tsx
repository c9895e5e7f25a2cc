import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text';
import { IconButton } from './button';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** It is gone from the window and has given the keyboard back. */
  readonly onClosed?: () => void;
  readonly children: ReactNode;
  /** A palette shows no heading: its field says what it is. */
  readonly bare?: boolean;
}

/** A sheet over the window that the person asked for; Escape closes it. Nothing in the background opens one. */
export function Dialog({ title, open, onClose, onClosed, children, bare = false }: DialogProps) {
  const t = useText();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && onClose()}
      onOpenChangeComplete={(next) => !next && onClosed?.()}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} data-bare={bare || undefined}>
          <Base.Title className={bare ? 'visually-hidden' : styles.title}>{title}</Base.Title>
          {!bare && (
            <IconButton label={t('app.close')} className={styles.close} onClick={onClose}>
              <X size={16} />
            </IconButton>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
