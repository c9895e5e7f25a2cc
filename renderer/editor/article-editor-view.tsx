import { ReactNodeViewRenderer } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { createArticleEditor } from './article-editor';
import type { ArticleEditor, EditedCopy } from './article-editor';
import { throughLatest } from './capabilities';
import type { EditorCapabilities } from './capabilities';
import { choosePicture } from './commands/choose-picture';
import type { Decision } from './commands/suggestions';
import { settleThose, suggestionsAt } from './commands/suggestions';
import { turnIntoBlocks } from './commands/opaque';
import { isCommandEnabled, textCommand } from './editor-commands';
import type { EditorCommandId } from './editor-commands';
import { editorHandle } from './editor-handle';
import type { EditorHandle } from './editor-handle';
import { EditorPage } from './editor-page';
import { ImageView } from './nodes/image/view';
import { headerCellView } from './nodes/header-cell/view';
import { OpaqueView } from './nodes/opaque/view';
import { BlockMenu } from './panels/block-menu';
import { FindBar } from './panels/find-bar';
import { LinkPanel } from './panels/link-panel';
import { TableBar } from './panels/table-bar';
import { ReviewTools } from './review-tools';
import type { ChangesView } from './review-tools';
import { isSettledView } from './settled-editor';
import { SettledPage } from './settled-page';
import { isSuggesting, setSuggesting } from './suggesting/mode';
import { Toolbar } from './toolbar';
import { useReveal } from './use-reveal';
import { landing } from '../components/keep-focus';
import { useText } from '../i18n/text';
import { CapabilitiesContext, NormalizeContext } from './view-context';
import './editor.css';

const views = {
  image: () => ReactNodeViewRenderer(ImageView),
  opaque: () => ReactNodeViewRenderer(OpaqueView),
  tableHeader: () => headerCellView,
};

interface ArticleEditorViewProps {
  readonly copy: EditedCopy;
  readonly capabilities: EditorCapabilities;
  readonly normalizeHtml: (html: string) => string;
  readonly editable: boolean;
  /** Whether comments may be hung on it; they may while `editable` is not, where a colleague holds it. */
  readonly commentable: boolean;
  /** Whether what is written is a suggestion when the editor opens. */
  readonly suggesting: boolean;
  readonly changesView: ChangesView;
  readonly onChangesView: (view: ChangesView) => void;
  readonly language: string;
  /** Stands above the headline and below the dek; not part of the copy. */
  readonly above: ReactNode;
  readonly belowDek: ReactNode;
  /** Stands at the end of the bar of tools. */
  readonly besideTools: ReactNode;
  /** Stands beside the page where `withMargin`; it never takes room from the copy. */
  readonly margin: ReactNode;
  readonly withMargin: boolean;
  readonly keyOf: (id: EditorCommandId) => string;
  readonly onReady: (handle: EditorHandle | null) => void;
}

type Panel = 'none' | 'link' | 'find' | 'replace' | 'blocks';

/** An article's copy, ready to be written: tools, panels, and the page itself. */
export function ArticleEditorView(props: ArticleEditorViewProps) {
  const { copy, capabilities, normalizeHtml, editable, changesView, onReady } = props;
  // The original and the final text are there to be read, on a page of their own.
  const settled = isSettledView(changesView) ? changesView : null;
  const writable = editable && settled === null;
  const [slot] = useState(newSlot);
  const [readingSlot] = useState(newSlot);
  /** The page that shows the original or the final text, while it does. */
  const [reader, setReader] = useState<Editor | null>(null);
  const [made, setMade] = useState<ArticleEditor | null>(null);
  /** The editor, from when it shows the copy. */
  const [editor, setEditor] = useState<Editor | null>(null);
  const [panel, setPanel] = useState<Panel>('none');
  const t = useText();
  const latest = useRef(props);
  const explain = useRef(t);
  useEffect(() => {
    latest.current = props;
    explain.current = t;
  });

  // Before the screen is drawn, so that the copy stands in its first frame.
  useLayoutEffect(() => {
    const created = createArticleEditor({
      copy,
      capabilities: throughLatest(() => latest.current.capabilities),
      views,
      editable: latest.current.editable,
      suggesting: latest.current.suggesting,
      slot,
      normalizeHtml,
      attributes: { class: 'copy' },
      onBlockMenu: () => setPanel('blocks'),
      explainForeign: (tag) => explain.current('story.foreign', { tag }),
    });
    setMade(created);
    return () => {
      setEditor(null);
      setMade(null);
      created.destroy();
    };
  }, [copy, normalizeHtml, slot]);

  // In the editor that stands there: a new one would lose the caret and the place on the page.
  useEffect(() => {
    if (editor === null) return;
    if (editor.isEditable !== writable) editor.setEditable(writable);
    editor.view.dom.setAttribute('aria-readonly', String(!writable));
  }, [editor, writable]);

  const run = useCallback(
    (id: EditorCommandId): boolean => {
      if (editor === null || !editor.isEditable) return id === 'find' && (setPanel('find'), true);
      const command = textCommand(id);
      if (command !== null) {
        const applied = command(editor.state, (tr) => editor.view.dispatch(tr), editor.view);
        if (!editor.view.hasFocus()) editor.view.focus();
        return applied;
      }
      if (id === 'suggesting') toggleSuggesting(editor, latest.current.capabilities);
      else if (id === 'accept-author' || id === 'reject-author')
        return settleAuthor(
          editor,
          latest.current.capabilities,
          id === 'accept-author' ? 'accept' : 'reject',
        );
      else if (id === 'convert-block') {
        const tr = turnIntoBlocks(editor.state, editor.state.selection.from, normalizeHtml);
        if (tr !== null) editor.view.dispatch(tr);
        editor.view.focus();
        return tr !== null;
      } else if (id === 'image') void choosePicture(editor, latest.current.capabilities);
      else if (id === 'link' || id === 'find' || id === 'replace') {
        if (isCommandEnabled(editor.state, id)) setPanel(id);
      }
      return true;
    },
    [editor, normalizeHtml],
  );

  const reveal = useReveal(editor, changesView, props.onChangesView);
  useEffect(() => {
    if (editor === null || made === null) return;
    onReady(
      editorHandle({
        editor,
        marks: made.marks,
        run,
        reveal,
        isSettled: () => isSettledView(latest.current.changesView),
        isWritable: () => latest.current.editable,
        isCommentable: () => latest.current.commentable,
      }),
    );
    return () => onReady(null);
  }, [editor, made, onReady, reveal, run]);

  useEffect(() => {
    if (editor === null) return;
    return landing(editor.view.dom, () => editor.view.focus());
  }, [editor]);

  const close = useCallback(() => setPanel('none'), []);
  if (made === null) return null;
  return (
    <CapabilitiesContext value={capabilities}>
      <NormalizeContext value={normalizeHtml}>
        <div className="editor" data-simple={changesView === 'simple' || undefined}>
          <div className="editor-tools">
            {editor !== null && editable ? (
              <Toolbar editor={editor} run={run} openBlocks={() => setPanel('blocks')} keyOf={props.keyOf}>
                <ReviewTools
                  editor={editor}
                  run={run}
                  keyOf={props.keyOf}
                  view={changesView}
                  onView={props.onChangesView}
                />
              </Toolbar>
            ) : null}
            {props.besideTools}
          </div>
          {editor !== null && <TableBar editor={editor} run={run} />}
          {editor !== null && (panel === 'find' || panel === 'replace') ? (
            <FindBar
              key={`${panel} ${changesView}`}
              editor={reader ?? editor}
              replacing={panel === 'replace' && writable}
              onClose={close}
            />
          ) : null}
          <div className="editor-scroll">
            <div className="editor-page" data-margin={props.withMargin || undefined}>
              {props.above}
              <EditorPage made={made} language={props.language} onShown={setEditor} />
              {editor !== null && settled !== null ? (
                <SettledPage
                  editor={editor}
                  view={settled}
                  views={views}
                  capabilities={capabilities}
                  slot={readingSlot}
                  belowDek={props.belowDek}
                  language={props.language}
                  onShown={setReader}
                />
              ) : (
                createPortal(props.belowDek, slot)
              )}
              {props.margin}
            </div>
          </div>
          {editor !== null && panel === 'link' ? <LinkPanel editor={editor} onClose={close} /> : null}
          {editor !== null && panel === 'blocks' ? (
            <BlockMenu editor={editor} run={run} onClose={close} />
          ) : null}
        </div>
      </NormalizeContext>
    </CapabilitiesContext>
  );
}

function newSlot(): HTMLElement {
  const slot = document.createElement('div');
  slot.contentEditable = 'false';
  return slot;
}

/** Turns suggesting on or off; whoever shows the editor keeps it for the next time. */
function toggleSuggesting(editor: Editor, capabilities: EditorCapabilities): void {
  const on = !isSuggesting(editor.state);
  editor.view.dispatch(setSuggesting(editor.state.tr, on));
  capabilities.onSuggesting(on);
}

/** Decides on all suggestions of whoever made the one at the caret. */
function settleAuthor(editor: Editor, { suggestionAuthor }: EditorCapabilities, verdict: Decision): boolean {
  const authors = new Set([...suggestionsAt(editor.state)].map(suggestionAuthor));
  if (authors.size === 0) return false;
  const command = settleThose((id) => authors.has(suggestionAuthor(id)), verdict, true);
  return command(editor.state, (tr) => editor.view.dispatch(tr));
}
