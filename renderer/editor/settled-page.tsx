import { EditorContent } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useText } from '../i18n/text';
import type { EditorCapabilities } from './capabilities';
import { placeOnPage, restorePlace } from './page-place';
import { createSettledEditor, showSettled } from './settled-editor';
import type { SettledView } from './settled-editor';
import type { NodeViews } from './schema-extensions';

interface SettledPageProps {
  /** Holds the copy; its own page steps aside while this one stands there. */
  readonly editor: Editor;
  readonly view: SettledView;
  readonly views: NodeViews;
  readonly capabilities: EditorCapabilities;
  readonly slot: HTMLElement;
  readonly belowDek: ReactNode;
  readonly language: string;
  readonly onShown: (reader: Editor | null) => void;
}

/** The original or the final text, to be read, at the place where the page was. */
export function SettledPage(props: SettledPageProps) {
  const { editor, view, views, capabilities, slot, language, onShown } = props;
  const t = useText();
  const [reader, setReader] = useState<Editor | null>(null);

  // Before the one that makes the reader: on leaving, the place is read while the reader still stands.
  useLayoutEffect(() => {
    const scroller = editor.view.dom.closest('.editor-scroll');
    const page = editor.view.dom.parentElement;
    if (reader === null || scroller === null || page === null) return;
    let here = true;
    const draw = (): void => flushSync(() => showSettled(reader, editor.state.doc, view));
    const changed = ({ transaction }: { readonly transaction: { readonly docChanged: boolean } }): void => {
      if (transaction.docChanged) queueMicrotask(() => here && draw());
    };
    // Still before the screen is drawn, but out of React's hands, as views of nodes render at once.
    queueMicrotask(() => {
      if (!here) return;
      const place = placeOnPage(editor.view, scroller);
      draw();
      setHidden(page, true);
      restorePlace(reader.view, scroller, place);
    });
    editor.on('transaction', changed);
    return () => {
      here = false;
      editor.off('transaction', changed);
      if (editor.isDestroyed || reader.isDestroyed) return;
      const place = placeOnPage(reader.view, scroller);
      setHidden(page, false);
      restorePlace(editor.view, scroller, place);
    };
  }, [editor, reader, view]);

  useLayoutEffect(() => {
    const created = createSettledEditor({
      copy: editor.state.doc,
      view: 'final',
      capabilities,
      views,
      slot,
      explainForeign: (tag) => t('story.foreign', { tag }),
      attributes: { lang: language, 'aria-label': t('story.copy') },
    });
    let here = true;
    queueMicrotask(() => {
      if (!here) return;
      flushSync(() => {
        setReader(created);
        onShown(created);
      });
    });
    return () => {
      here = false;
      onShown(null);
      setReader(null);
      created.destroy();
    };
  }, [editor, capabilities, views, slot, language, t, onShown]);

  return (
    <>
      <EditorContent editor={reader} className="editor-content" />
      {createPortal(props.belowDek, slot)}
    </>
  );
}

function setHidden(page: HTMLElement, hidden: boolean): void {
  page.hidden = hidden;
}
