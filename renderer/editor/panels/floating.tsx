import type { Editor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './panels.module.css';

interface FloatingProps {
  readonly editor: Editor;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small panel at the caret. Escape and a click elsewhere close it; the caret returns to its word. */
export function Floating({ editor, label, onClose, children }: FloatingProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { from } = editor.state.selection;
    if (panel.current !== null) placeAt(panel.current, editor, from);
  }, [editor]);
  useEffect(() => {
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === false) onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [onClose]);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      className={styles.floating}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
        editor.view.focus();
      }}
    >
      {children}
    </div>
  );
}

function placeAt(panel: HTMLElement, editor: Editor, position: number): void {
  const caret = editor.view.coordsAtPos(position);
  const { width, height } = panel.getBoundingClientRect();
  const below = caret.bottom + 8;
  const top = below + height > window.innerHeight ? Math.max(8, caret.top - height - 8) : below;
  panel.style.top = `${top}px`;
  panel.style.left = `${Math.max(8, Math.min(caret.left, window.innerWidth - width - 8))}px`;
}
