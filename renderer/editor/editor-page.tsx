import { EditorContent } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { CSSProperties } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../i18n/text';
import type { ArticleEditor } from './article-editor';

const hints = ['headline', 'dek', 'body', 'line', 'caption', 'credit', 'attribution', 'quote'] as const;

interface EditorPageProps {
  readonly made: ArticleEditor;
  readonly language: string;
  readonly onShown: (editor: Editor) => void;
}

/** The editable page; placeholders come from here by CSS, so that an empty text costs no keystroke anything. */
export function EditorPage({ made, language, onShown }: EditorPageProps) {
  const { editor } = made;
  const t = useText();
  // Still before the screen is drawn, but out of React's hands: views of nodes render at once as they are made.
  useLayoutEffect(() => {
    queueMicrotask(() => {
      if (made.editor.isDestroyed) return;
      flushSync(() => {
        made.show();
        onShown(made.editor);
      });
    });
  }, [made, onShown]);
  const style = useMemo(
    () =>
      Object.fromEntries(
        hints.map((name) => [`--hint-${name}`, JSON.stringify(t(`story.hint.${name}`))]),
      ) as CSSProperties,
    [t],
  );
  useEffect(() => {
    describePage(editor.view.dom, language, t('story.copy'));
  }, [editor, language, t]);
  return <EditorContent editor={editor} style={style} className="editor-content" />;
}

/** Tells the spell checker, screen readers and hyphenation what they read. */
function describePage(page: HTMLElement, language: string, label: string): void {
  page.lang = language;
  page.spellcheck = true;
  page.ariaLabel = label;
  page.role = 'textbox';
  page.ariaMultiLine = 'true';
}
